import * as Plot from "@observablehq/plot";

import type { CourseCorrelations, RatioPoint } from "../../../analyze/gradients/index.js";
import { linearAxis, logAxis, positiveRange, stepAxis, type Axis } from "../../axes.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import { barMarks, breakMark, levelMark, lineMarks, type LineOptions } from "../marks.js";
import type { FigureOptions } from "../options.js";
import { colorOf, faint, ink, letterOf, ruleStyle, wide } from "../style.js";
import { stepColor, stepEntries } from "./gradients-steps.js";

/** A run whose gradients were looked at along its training. */
export interface GradientsSubject {
  name: string;
  points: readonly (RatioPoint & { readonly normMean: number; readonly normEquiv: number })[];
  correlations: Pick<CourseCorrelations, "overall" | "changes">;
}

export interface GradientCourseOptions extends FigureOptions {
  /** What was done before correlations were computed, in a few words: `smoothed`. */
  note?: string;
}

const norms = [
  { key: "normMean", text: "‖∇L_mean‖", color: colorOf(0), dash: undefined },
  { key: "normEquiv", text: "‖∇L_equiv‖", color: colorOf(1), dash: "6 3" },
] as const;

const kinds = [
  { key: "pearson", text: "Pearson’s r", color: colorOf(2), symbol: "circle", dx: -2 },
  { key: "spearman", text: "Spearman’s ρ", color: colorOf(3), symbol: "triangle", dx: 2 },
] as const;

/**
 * The loss ratio and the gradients along a run's training: percent against the ratio of gradient norms,
 * coloured by step, with both correlations of the logarithms in the title (figures 7 and 8 of the paper); the norms by step;
 * the correlations of changes by the steps that they take, with 95 % intervals. A row for each run.
 *
 * @returns SVG
 */
export function gradientCourseFigure(
  subjects: readonly GradientsSubject[],
  { width = wide, note = "" }: GradientCourseOptions = {},
): string {
  const all = subjects.flatMap(({ points }) => points);
  if (all.length === 0) return emptyFigure("no gradients were looked at", width);
  const columns = width < 500 ? 1 : 3;
  const layout = { width, columns, panelHeight: columns === 1 ? 260 : 230, right: 14 };
  const steps = stepAxis(
    all.map(({ step }) => step),
    columns === 1 ? 5 : 3,
  );
  const axes = {
    ratio: narrowAxis(all.map(({ ratio }) => ratio ?? 0)),
    percent: narrowAxis(all.map(({ percent }) => percent)),
    norm: narrowAxis(all.flatMap(({ normMean, normEquiv }) => [normMean, normEquiv])),
    lag: narrowAxis(
      subjects.flatMap(({ correlations }) => correlations.changes.map((one) => one.steps)),
    ),
  };
  const several = subjects.length > 1;
  const panels = subjects.flatMap((subject, i): Panel[] => {
    const before = several ? `${letterOf(i)} ` : "";
    return [
      ratioPanel(subject, axes.ratio, axes.percent, before, (step) => stepColor(steps, step)),
      normPanel(subject, steps, axes.norm, layout),
      lagPanel(subject, axes.lag, layout),
    ];
  });
  const names = subjects.map(({ name }, i) => ({ text: name, letter: letterOf(i), color: ink }));
  return renderFigure({
    ...layout,
    panels,
    legend: [
      several ? names : [],
      stepEntries(
        steps,
        all.map(({ step }) => step),
      ),
      norms.map(({ text, color, dash }): LegendEntry => {
        return { text, color, line: { dash, width: 2 } };
      }),
      [
        ...kinds.map(({ text, color, symbol }): LegendEntry => ({ text, color, symbol })),
        { text: "95 %, block bootstrap", bar: true, color: ink },
        ...(note === "" ? [] : [{ text: note }]),
      ],
    ],
    description:
      "Percent of the loss from broken symmetry, norms of the gradients of its parts, and how their changes correlate",
  });
}

function ratioPanel(
  { points, correlations }: GradientsSubject,
  x: Axis,
  y: Axis,
  before: string,
  color: (step: number) => string,
): Panel {
  const drawn = points.filter(({ ratio, percent }) => ratio !== null && ratio > 0 && percent > 0);
  const { pearson, spearman } = correlations.overall;
  const at = { x: "ratio", y: "percent" } as const;
  return {
    x,
    y,
    xLabel: "‖∇L_equiv‖ / ‖∇L_mean‖",
    yLabel: "percent of loss (%)",
    title: `${before}r ${shown(pearson.value)}, ρ ${shown(spearman.value)}`,
    marks: [
      Plot.line(drawn, { ...at, stroke: faint, strokeWidth: 0.5, strokeOpacity: 0.6 }),
      Plot.dot(drawn, { ...at, r: 2.6, fill: ({ step }: RatioPoint) => color(step) }),
    ],
  };
}

const shown = (value: number | null): string =>
  value === null ? "–" : value.toFixed(2).replace("-", "−");

type Layout = Parameters<typeof innerSize>[0];

function normPanel(
  { points }: GradientsSubject,
  x: ReturnType<typeof stepAxis>,
  y: Axis,
  layout: Layout,
): Panel {
  const frame = { x, y, ...innerSize(layout, y) };
  return {
    x,
    y,
    xLabel: "training step",
    yLabel: "norm of the gradient",
    title: " ",
    marks: [
      ...breakMark(x),
      ...norms.flatMap(({ key, color, dash }) => {
        const line = points.map((point) => ({ x: point.step, y: point[key] }));
        return lineMarks(line, frame, { color, dash, width: 1.6 });
      }),
    ],
  };
}

function lagPanel({ correlations }: GradientsSubject, x: Axis, layout: Layout): Panel {
  const y = linearAxis([-1, 1], 5);
  const frame = { x, y, ...innerSize(layout, y) };
  return {
    x,
    y,
    xLabel: "change over steps",
    yLabel: "correlation of changes",
    title: " ",
    marks: [
      levelMark(0, ruleStyle.zero, faint),
      ...kinds.flatMap(({ key, color, symbol, dx }) => {
        const points = correlations.changes.flatMap(({ steps, [key]: { value, ci95 } }) =>
          value === null
            ? []
            : [{ x: steps, y: value, low: ci95?.[0] ?? Number.NaN, high: ci95?.[1] ?? Number.NaN }],
        );
        const style: LineOptions = { color, symbol, dx, dash: undefined, width: 1.4 };
        return [...barMarks(points, frame, style), ...lineMarks(points, frame, style)];
      }),
    ],
  };
}

function narrowAxis(values: readonly number[]): Axis {
  return logAxis(positiveRange(values, 1.3, [0.1, 10]), 4);
}
