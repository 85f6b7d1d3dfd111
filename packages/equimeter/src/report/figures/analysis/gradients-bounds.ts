import type { Propositions } from "../../../analyze/gradients/index.js";
import { logAxis, positiveRange, stepAxis } from "../../axes.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import { beyondMarks, breakMark, isBeyond, levelMark, lineMarks } from "../marks.js";
import { beyondEntry } from "../monitor-legend.js";
import type { FigureOptions } from "../options.js";
import { colorOf, ink, letterOf, ruleStyle, wide } from "../style.js";

/** A run whose gradients were bounded along its training. */
export interface BoundsSubject {
  name: string;
  propositions: Propositions;
}

const lines = [
  { key: "left", text: "‖∇L − ∇L_mean‖ / ‖∇L_mean‖", color: colorOf(0), dash: undefined },
  { key: "triangle", text: "before smoothness is put in (28)", color: colorOf(2), dash: "1.5 2.5" },
  { key: "rightHere", text: "bound, constants of one step", color: colorOf(6), dash: "3 2" },
  { key: "right", text: "bound, constants of all steps", color: colorOf(1), dash: "8 3" },
] as const;

type Key = (typeof lines)[number]["key"];

/**
 * Both sides of propositions 2 and 3 of the paper by training step, logarithmic: a bound of 1 or more, above the
 * rule, says nothing. Constants are estimated from below. A row for each run.
 *
 * @returns SVG
 */
export function gradientBoundsFigure(
  subjects: readonly BoundsSubject[],
  { width = wide }: FigureOptions = {},
): string {
  const drawn = subjects.flatMap(({ name, propositions: { proposition2, proposition3 } }, i) => {
    const before = subjects.length > 1 ? `${letterOf(i)}: ` : "";
    return [
      { name, title: `${before}proposition 2`, steps: proposition2.steps },
      { name, title: `${before}proposition 3`, steps: proposition3.steps },
    ].map((panel) => ({ ...panel, series: seriesOf(panel.steps) }));
  });
  const points = drawn.flatMap(({ series }) => series.flatMap((line) => line.points));
  if (points.length === 0) return emptyFigure("no bounds were looked at", width);
  const columns = width < 500 ? 1 : 2;
  const layout = { width, columns, panelHeight: 260 };
  const x = stepAxis(
    points.map((point) => point.x),
    5,
  );
  const y = logAxis(
    positiveRange(
      [...points.map((point) => point.y).filter((value) => value < 1e15), 1],
      1.5,
      [0.1, 10],
    ),
    7,
  );
  const frame = { x, y, ...innerSize(layout, y) };
  const panels = drawn.map(({ title, series }): Panel => {
    return {
      x,
      y,
      xLabel: "training step",
      yLabel: "relative to ‖∇L_mean‖",
      title,
      marks: [
        ...breakMark(x),
        levelMark(1, ruleStyle.reference, ink),
        ...series.flatMap((line) => lineMarks(line.points, frame, line.style)),
        ...series.flatMap((line) => beyondMarks(line.points, frame, line.style)),
      ],
    };
  });
  const names = subjects.map(({ name }, i) => ({ text: name, letter: letterOf(i), color: ink }));
  return renderFigure({
    ...layout,
    panels,
    legend: [
      subjects.length > 1 ? names : [],
      lines.map(({ text, color, dash }): LegendEntry => {
        return { text, color, line: { dash, width: 2 } };
      }),
      [
        { text: "1: nothing is said of ∇L", line: ruleStyle.reference },
        ...(isBeyond(y, points) ? [beyondEntry("0 or off the axis")] : []),
      ],
    ],
    description: "Both sides of two bounds on how far the gradients of L and L_mean are apart",
  });
}

function seriesOf(steps: readonly (Partial<Record<Key, number>> & { readonly step: number })[]) {
  return lines.flatMap(({ key, color, dash }) => {
    const points = steps.map((one) => ({ x: one.step, y: one[key] ?? Number.NaN }));
    if (steps.every((one) => one[key] === undefined)) return [];
    return [{ points, style: { color, dash, width: 1.6 } }];
  });
}
