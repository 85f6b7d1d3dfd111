import { linearAxis, type Axis } from "../../axes.js";
import { type Decomposition, finalLines, largestOf, percentOf } from "../../times.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "../canvas.js";
import { categoryAxis } from "../category-axis.js";
import { barMarks, lineMarks, ringMarks, type Point } from "../marks.js";
import { seriesLegend } from "../monitor-legend.js";
import type { FigureOptions } from "../options.js";
import { styleOf } from "../series-style.js";
import { seriesOf, subjectsOf, weightsOrder, type RunLines } from "../series.js";
import { wide } from "../style.js";
import { timesOf } from "./times.js";

const quantities = [
  { name: "percent", label: "percent of loss (%)", of: percentOf },
  {
    name: "normalized variance",
    label: "variance of Z / ‖Z‖",
    of: ({ normalizedVariance }: Decomposition) => normalizedVariance ?? NaN,
  },
];

/**
 * Percent beside the normalized variance of Vonessen et al. (arXiv 2507.00899), by time, where a run
 * stands: a row for each run, a line for each kind of weights with a ring where it is largest. The titles
 * say at which time that is; the two need not agree (section 3.2 of the paper).
 *
 * @returns SVG
 */
export function normalizedVarianceFigure(
  runs: readonly RunLines[],
  options: FigureOptions = {},
): string {
  const { width = wide } = options;
  const series = seriesOf(runs, measuredLines, ({ step }) => step, "together");
  if (series.length === 0) return emptyFigure("no normalized variance was measured", width);
  const layout = { width, columns: width < 500 ? 1 : 2, panelHeight: 270 };
  const times = timesOf(series);
  const subjects = subjectsOf(series);
  const panels = subjects.flatMap(({ index, letter }) => {
    const own = series.filter(({ subject }) => subject.index === index);
    const lines = weightsOrder.flatMap((kind) => {
      const kinds = own.filter(({ weights }) => weights === kind);
      return kinds.length > 0 ? [kinds] : [];
    });
    return quantities.map(({ name, label, of }): Panel => {
      const values = own.flatMap((one) => one.lines.map(of));
      const y = axisOf(values);
      const inner = innerSize(layout, y);
      const x = categoryAxis(times.map(String), inner.width);
      const frame = { x, y, ...inner };
      const drawn = lines.map((kinds) => {
        const points = kinds.flatMap((one) => one.lines.map((line) => pointOf(line, of, times)));
        const peak = largestOf(
          kinds.flatMap((one) => one.lines),
          of,
        );
        return { points, peak, style: styleOf(kinds[0]) };
      });
      const peaks = drawn.flatMap(({ peak }) => (peak?.t === undefined ? [] : [peak.t]));
      const title = `${name}: largest at t = ${rangeOf(peaks)}`;
      return {
        x,
        y,
        xLabel: "time t (0: noise, 1: data)",
        yLabel: label,
        title: subjects.length > 1 ? `${letter}: ${title}` : title,
        marks: [
          ...drawn.flatMap(({ points, style }) => barMarks(points, frame, style)),
          ...drawn.flatMap(({ points, peak, style }) =>
            ringMarks(
              points.filter(({ x: at }) => peak && times[at] === peak.t),
              frame,
              style,
            ),
          ),
          ...drawn.flatMap(({ points, style }) => lineMarks(points, frame, style)),
        ],
      };
    });
  });
  return renderFigure({
    ...layout,
    panels,
    legend: [
      ...seriesLegend(series),
      [
        { text: "largest", symbol: "circle", hollow: true },
        { text: "95 % over samples", bar: true },
      ],
    ],
    description: "Percent and normalized variance by time at the end",
  });
}

/** Where the run stands, of the kinds of weights whose normalized variance was measured. */
function measuredLines({ lines }: RunLines): Decomposition[] {
  return finalLines(lines).filter(
    ({ t, normalizedVariance }) => t !== undefined && normalizedVariance !== undefined,
  );
}

function pointOf(
  line: Decomposition,
  of: (line: Decomposition) => number,
  times: readonly (number | undefined)[],
): Point {
  const point = { x: times.indexOf(line.t), y: of(line) };
  return of === percentOf ? { ...point, low: line.ci95[0], high: line.ci95[1] } : point;
}

/** `0.9`, or `0.8 to 0.95` where kinds of weights differ. */
function rangeOf(times: readonly number[]): string {
  if (times.length === 0) return "–";
  const [low, high] = [Math.min(...times), Math.max(...times)];
  return low === high ? `${low}` : `${low} to ${high}`;
}

function axisOf(values: readonly number[]): Axis {
  const finite = values.filter(Number.isFinite);
  const high = finite.reduce((a, b) => Math.max(a, b), 0);
  const low = finite.reduce((a, b) => Math.min(a, b), 0);
  const room = 0.12 * (high - low) || 1;
  return linearAxis([low - (low < 0 ? room : 0), high + room], 6);
}
