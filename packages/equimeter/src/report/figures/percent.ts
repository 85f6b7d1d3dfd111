import type { MonitorLine } from "../../runs/index.js";
import { logAxis, positiveRange, stepAxis, type Axis } from "../axes.js";
import { formatNumber } from "../format.js";
import type { ReferenceCurve } from "../reference-curve.js";
import { emptyFigure, innerSize, renderFigure, type EndLabel, type Figure } from "./canvas.js";
import type { LegendEntry } from "./legend.js";
import {
  bandMarks,
  beyondMarks,
  breakMark,
  isBeyond,
  levelMark,
  lineMarks,
  type LineOptions,
  type Point,
} from "./marks.js";
import { beyondEntry, seriesLegend, shrinkingEntry } from "./monitor-legend.js";
import { drawnReferences } from "./references.js";
import { isShrinking, monitorSeries, subjectsOf, type RunLines, type Series } from "./series.js";
import { colorOf, faint, ruleStyle, weightsStyle, wide } from "./style.js";

export interface FigureOptions {
  /** In pixels; below 500 the figure is laid out for a telephone. */
  width?: number;
}

export interface PercentOptions extends FigureOptions {
  /** Curves from elsewhere, in percent, drawn beneath the runs. */
  references?: readonly ReferenceCurve[] | undefined;
}

/** The paper's mark: models fall to 2 % within the first thousands of steps. */
const reference = 2;

/** More bands than this would hide each other; then only the raw weights have theirs. */
const mostBands = 6;

/**
 * Percent of the loss from broken symmetry against training step, both logarithmic: a line for each
 * run and kind of weights, its 95 % interval over samples, hollow markers while next to nothing is
 * explained, a rule at 2 % and one at the float floor. The axes hold all curves from elsewhere.
 *
 * @returns SVG
 */
export function percentFigure(runs: readonly RunLines[], options: PercentOptions = {}): string {
  const { width = wide } = options;
  const references = drawnReferences(options.references ?? []);
  const published = references.flatMap(({ points }) => points);
  const series = monitorSeries(runs);
  if (series.length === 0) return emptyFigure("no measurement yet", width);
  const lines = series.flatMap((one) => one.lines);
  const x = stepAxis(
    [...lines.map(({ step }) => step), ...published.map((point) => point.x)],
    width < 500 ? 5 : 7,
  );
  const floor = floorOf(lines);
  const y = percentAxis(
    lines,
    published.map((point) => point.y),
    floor,
  );
  const layout = { width, columns: 1, panelHeight: width < 500 ? 320 : 400 };
  const frame = { x, y, ...innerSize(layout, y) };
  const drawn = series.map((one) => ({ one, points: pointsOf(one) }));
  const banded = ({ one }: { one: Series<unknown> }) =>
    series.length <= mostBands || one.weights === "raw";
  const beyond = drawn.some(({ points }) => isBeyond(y, points));
  const figure: Figure = {
    ...layout,
    panels: [
      {
        x,
        y,
        xLabel: "training step",
        yLabel: "percent of loss from broken symmetry (%)",
        marks: [
          ...breakMark(x),
          levelMark(reference, ruleStyle.reference, faint),
          ...(floor !== undefined && floor >= y.domain[0]
            ? [levelMark(floor, ruleStyle.floor, faint)]
            : []),
          ...references.flatMap(({ points, style }) => lineMarks(points, frame, style)),
          ...drawn
            .filter(banded)
            .flatMap(({ one, points }) => bandMarks(points, frame, styleOf(one))),
          ...drawn.flatMap(({ one, points }) => lineMarks(points, frame, styleOf(one))),
          ...drawn.flatMap(({ one, points }) => beyondMarks(points, frame, styleOf(one))),
        ],
        ends: [...endsOf(drawn), ...references.flatMap(({ ends }) => ends)],
      },
    ],
    legend: [
      ...seriesLegend(series),
      references.map(({ entry }) => entry),
      [
        ...(lines.some(isShrinking) ? [shrinkingEntry] : []),
        {
          text: `95 % over samples${drawn.every(banded) ? "" : " (raw weights only)"}`,
          band: true,
        },
        { text: "2 %", line: ruleStyle.reference },
        ...floorEntry(floor, y),
        ...(beyond ? [beyondEntry("0 or off the axis")] : []),
      ],
    ],
    description: "Percent of the loss from broken symmetry against training step",
  };
  return renderFigure(figure);
}

/** How a series is drawn in every figure. */
export function styleOf({ subject, weights }: Series<unknown>): LineOptions {
  return { ...weightsStyle[weights], color: colorOf(subject.index) };
}

/** The letter of each subject at the end of its first line that ends in a number. */
export function endsOf(drawn: { one: Series<unknown>; points: Point[] }[]): EndLabel[] {
  const subjects = subjectsOf(drawn.map(({ one }) => one));
  if (subjects.length < 2) return [];
  return subjects.flatMap(({ index, letter }) => {
    const own = drawn.filter(({ one }) => one.subject.index === index);
    const last = own
      .map(({ points }) => points.findLast((point) => Number.isFinite(point.y)))
      .find((point) => point !== undefined);
    return last ? [{ letter, color: colorOf(index), x: last.x, y: last.y }] : [];
  });
}

function pointsOf({ lines }: Series<MonitorLine>): Point[] {
  return lines.map((line) => {
    const [low, high] = line.ci95;
    return { x: line.step, y: line.percent, low, high, hollow: isShrinking(line) };
  });
}

/** All values and the reference are on it; intervals and the floor as far as they do not crush them. */
function percentAxis(lines: MonitorLine[], published: number[], floor: number | undefined): Axis {
  const values = [...lines.map(({ percent }) => percent), ...published];
  const [low, high] = positiveRange([...values, reference], 1.3, [reference / 2, 2 * reference]);
  const ends = lines.flatMap(({ ci95 }) => ci95);
  const [lowest, highest] = positiveRange([...ends, reference], 1.1, [low, high]);
  const bottom = Math.min(low, Math.max(lowest, low / 3));
  const domain: [number, number] = [
    floor !== undefined && floor > bottom / 100 ? Math.min(bottom, floor / 1.3) : bottom,
    // 100 % is the natural end, which only noise exceeds.
    high / 1.3 <= 100 ? Math.min(100, Math.max(high, Math.min(highest, high * 2))) : high,
  ];
  return logAxis(domain);
}

/** The highest of the lines' float floors: what lies below it is rounding. */
function floorOf(lines: MonitorLine[]): number | undefined {
  const floors = lines
    .map(({ floatFloor }) => floatFloor)
    .filter((f) => Number.isFinite(f) && f > 0);
  return floors.length === 0 ? undefined : floors.reduce((a, b) => Math.max(a, b));
}

function floorEntry(floor: number | undefined, y: Axis): LegendEntry[] {
  if (floor === undefined) return [];
  const below = floor < y.domain[0] ? ", below the axis" : "";
  return [{ text: `float floor ${formatNumber(floor, 2)} %${below}`, line: ruleStyle.floor }];
}
