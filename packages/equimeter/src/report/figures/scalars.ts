import { linesOf, type ScalarsLine } from "../../runs/index.js";
import { type Axis, linearAxis, logAxis, positionOn, positiveRange, stepAxis } from "../axes.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "./canvas.js";
import { breakMark, lineMarks, type Point } from "./marks.js";
import type { LegendEntry } from "./legend.js";
import type { FigureOptions } from "./options.js";
import type { RunLines } from "./series.js";
import { colorOf, letterOf, wide } from "./style.js";
import { thinned, thinnedEntries } from "./thinned.js";

/** As many panels as a figure has at the most. */
export const mostPanels = 24;

/** The names of the scalars of imported runs, in the order they first come. */
export function scalarNames(runs: readonly RunLines[]): string[] {
  const names = new Set<string>();
  for (const { lines } of runs)
    for (const { values } of linesOf([...lines], "scalars"))
      for (const name in values) names.add(name);
  return [...names];
}

/**
 * Curves of imported runs against step, a panel a name and a line a run. Axes of values are logarithmic where all are
 * positive and span more than a factor of thirty.
 *
 * @returns SVG
 */
export function scalarsFigure(runs: readonly RunLines[], options: FigureOptions = {}): string {
  const { width = wide } = options;
  const names = scalarNames(runs).slice(0, mostPanels);
  if (names.length === 0) return emptyFigure("no numbers were imported", width);
  const columns = Math.min(names.length, Math.max(1, Math.floor(width / 250)));
  const layout = { width, columns, panelHeight: 230 };
  const curves = runs.map((run) => linesOf([...run.lines], "scalars"));
  let note: LegendEntry[] = [];
  const panels = names.map((name, i): Panel => {
    const drawn = curves.map((lines) => curveOf(lines, name));
    if (note.length === 0) note = thinnedEntries(drawn.map(({ steps }) => steps));
    const x = stepAxis(
      drawn.flatMap(({ steps }) => steps),
      4,
    );
    const all = drawn.flatMap(({ values }) => values);
    const y = valueAxis(all);
    const frame = { x, y, ...innerSize(layout, y) };
    return {
      x,
      y,
      title: all.some(Number.isFinite) ? name : `${name}: none finite`,
      xLabel: i + columns >= names.length ? "step" : "",
      yLabel: "",
      marks: [
        ...breakMark(x),
        ...drawn.flatMap((curve, run) =>
          lineMarks(seen(curve, x, frame.width), frame, {
            color: colorOf(run),
            dash: undefined,
            width: 1.5,
          }),
        ),
      ],
    };
  });
  const legend = runs.map(({ name }, i) => ({
    text: name,
    letter: letterOf(i),
    color: colorOf(i),
    line: { dash: undefined, width: 1.5 },
  }));
  const description = `${names.join(", ")} against step`;
  return renderFigure({
    ...layout,
    panels,
    legend: [runs.length > 1 ? legend : [], note],
    description,
  });
}

function valueAxis(values: readonly number[]): Axis {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return linearAxis([-1, 1], 5);
  const [low, high] = positiveRange(finite, 1.1, [0.1, 10]);
  if (finite.every((value) => value > 0) && high > 30 * low) return logAxis([low, high], 5);
  const least = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const most = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!(most > least)) {
    const middle = Number.isFinite(least) ? least : 0;
    const half = Math.max(Math.abs(middle) / 2, 1e-300);
    return linearAxis(middle === 0 ? [-1, 1] : [middle - half, middle + half], 5);
  }
  const margin = (most - least) * 0.05;
  return linearAxis([least - margin, most + margin], 5);
}

/** In columns: an import may have millions of points. */
interface Curve {
  steps: number[];
  values: number[];
}

function curveOf(lines: readonly ScalarsLine[], name: string): Curve {
  const curve: Curve = { steps: [], values: [] };
  for (const { step, values } of lines) {
    if (!Object.hasOwn(values, name)) continue;
    curve.steps.push(step);
    curve.values.push(values[name]);
  }
  return curve;
}

/** Of more points than can be seen, those that are. */
function seen({ steps, values }: Curve, x: Axis, width: number): Point[] {
  const column = (i: number) => positionOn(x, steps[i]) * width;
  const kept = thinned([...steps.keys()], column, [(i) => values[i]]);
  return kept.map((i) => ({ x: steps[i], y: values[i] }));
}
