import type { MonitorLine } from "../../runs/index.js";
import { stepAxis, type Axis } from "../axes.js";
import { hasSeveralTimes } from "../times.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "./canvas.js";
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
import { beyondEntry } from "./monitor-legend.js";
import { lossAxis, quantities, type LossesOptions } from "./loss-axis.js";
import { kindsOf, monitorSeries, subjectsOf, type RunLines, type Series } from "./series.js";
import { faint, ruleStyle, weightsLabel, wide } from "./style.js";
import { thinnedBySteps, thinnedEntries } from "./thinned.js";
import { lossesByTimeFigure } from "./times/losses.js";
import { lossLabel } from "./units.js";

const styles: Record<(typeof quantities)[number], LineOptions> = {
  L: { color: "#1a1a1a", dash: undefined, width: 1.5 },
  L_mean: { color: "#0072b2", dash: "6 3", width: 2 },
  L_equiv: { color: "#d55e00", dash: "2 2", width: 2 },
};

/**
 * L, L_mean and L_equiv against training step, both logarithmic, with the loss of predicting zero as
 * a rule: a panel for each run and kind of weights, all on the same axes. The bands show the 95 %
 * interval of the percent, that is of how `L` is divided, with `L` as it was measured. Runs with several
 * times have a panel for each loss, and lines by time.
 *
 * @returns SVG
 */
export function lossesFigure(runs: readonly RunLines[], options: LossesOptions = {}): string {
  const { width = wide, weights = "raw", sharedWith = [] } = options;
  const wanted = (one: Series<MonitorLine>) => weights === "all" || one.weights === weights;
  const series = monitorSeries(runs).filter(wanted);
  if (series.length === 0) return emptyFigure("no measurement yet", width);
  if (hasSeveralTimes(series)) return lossesByTimeFigure(runs, options);
  const shared = monitorSeries(sharedWith).filter(wanted);
  const lines = [...series, ...shared].flatMap((one) => one.lines);
  const y = lossAxis(lines, [...quantities, "lossZero"]);
  const columns = Math.min(Math.max(1, Math.floor(width / 240)), columnsWanted(series));
  const layout = { width, columns, panelHeight: columns === 1 ? 280 : 260 };
  const x = stepAxis(
    lines.map(({ step }) => step),
    width / columns < 300 ? 4 : 7,
  );
  const frame = { x, y, ...innerSize(layout, y) };
  const beyond = series.some((one) => quantities.some((q) => isBeyond(y, pointsOf(one, q, width))));
  const panels = series.map((one, i): Panel => {
    const { field, loss } = one.lines[0];
    const drawn = quantities.map((q) => ({ points: pointsOf(one, q, width), style: styles[q] }));
    return {
      x,
      y,
      xLabel: "training step",
      yLabel: i % columns === 0 ? lossLabel(field, loss) : "",
      title: titleOf(one, series),
      marks: [
        ...breakMark(x),
        ...zeroRule(one, y),
        ...drawn.flatMap(({ points, style }) => bandMarks(points, frame, style)),
        ...drawn.flatMap(({ points, style }) => lineMarks(points, frame, style)),
        ...drawn.flatMap(({ points, style }) => beyondMarks(points, frame, style)),
      ],
    };
  });
  const names: LegendEntry[] = quantities.map((q) => ({
    text: q,
    color: styles[q].color,
    line: styles[q],
  }));
  return renderFigure({
    ...layout,
    panels,
    legend: [
      [
        ...names,
        { text: "lossZero", line: ruleStyle.zero },
        { text: "95 % over samples, of how L is divided", band: true },
        ...(beyond ? [beyondEntry("0 or off the axis")] : []),
      ],
      thinnedEntries(series.map((one) => one.lines)),
    ],
    description: "L, L_mean and L_equiv against training step",
  });
}

/** The kinds of one subject side by side, or the subjects where there is one kind. */
function columnsWanted(series: Series<unknown>[]): number {
  const kinds = kindsOf(series).length;
  return kinds > 1 ? kinds : series.length;
}

function titleOf({ subject, weights }: Series<unknown>, series: Series<unknown>[]): string {
  if (subjectsOf(series).length === 1) return weightsLabel[weights];
  return kindsOf(series).length === 1
    ? subject.label
    : `${subject.label}: ${weightsLabel[weights]}`;
}

function pointsOf(
  { lines }: Series<MonitorLine>,
  quantity: (typeof quantities)[number],
  width: number,
): Point[] {
  const band = bandOf[quantity];
  const values = [(line: MonitorLine) => line[quantity], ...(band ?? [])];
  return thinnedBySteps(lines, values, width).map((line) => {
    const point = { x: line.step, y: line[quantity] };
    return band ? { ...point, low: band[0](line), high: band[1](line) } : point;
  });
}

type Value = (line: MonitorLine) => number;

/** The ends of the interval of L_equiv: those of the percent, of L. */
const lowest: Value = ({ ci95: [low], L }) => (low / 100) * L;
const highest: Value = ({ ci95: [, high], L }) => (high / 100) * L;

/** The lower and the upper end of what is drawn around a quantity, where there is a band. */
const bandOf: Record<(typeof quantities)[number], [low: Value, high: Value] | null> = {
  L: null,
  L_mean: [(line) => line.L - highest(line), (line) => line.L - lowest(line)],
  L_equiv: [lowest, highest],
};

function zeroRule({ lines }: Series<MonitorLine>, y: Axis) {
  const level = lines.findLast(({ lossZero }) => Number.isFinite(lossZero))?.lossZero;
  const visible = level !== undefined && level >= y.domain[0] && level <= y.domain[1];
  return visible ? [levelMark(level, ruleStyle.zero, faint)] : [];
}
