import { linesOf, type HeadLine } from "../../runs/index.js";
import { logAxis, positiveRange, type Axis } from "../axes.js";
import { pearson, spearman } from "../../correlation.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "./canvas.js";
import { dotMarks, type Point } from "./marks.js";
import { seriesLegend } from "./monitor-legend.js";
import type { FigureOptions } from "./options.js";
import { styleOf } from "./series-style.js";
import { seriesOf, type RunLines, type Series } from "./series.js";
import { wide } from "./style.js";
import { uncoveredEntries } from "./thinned.js";

const quantities = [
  { key: "L_equiv", label: "L_equiv" },
  { key: "percent", label: "percent of the loss" },
] as const;

/**
 * L_equiv and the percent against the deviation of the force head, ‖W_⊥‖², over the course of training
 * (figures 9 and 10 of the paper): a panel for each run and kind of weights, with both correlations of
 * the logarithms.
 *
 * @returns SVG
 */
export function headFigure(runs: readonly RunLines[], options: FigureOptions = {}): string {
  const { width = wide } = options;
  const series = seriesOf(
    runs,
    ({ lines }) => linesOf([...lines], "head"),
    ({ step }) => step,
  );
  if (series.length === 0) return emptyFigure("no head was measured", width);
  const lines = series.flatMap((one) => one.lines);
  const x = axisOf(lines.map(({ deviation }) => deviation));
  const columns = Math.min(Math.max(1, Math.floor(width / 240)), kindsIn(series));
  const layout = { width, columns, panelHeight: 270 };
  const panels = quantities.flatMap(({ key, label }) => {
    const y = axisOf(lines.map((line) => line[key]));
    const frame = { x, y, ...innerSize(layout, y) };
    return series.map((one): Panel => {
      const points = pointsOf(one, key);
      return {
        x,
        y,
        xLabel: "‖W_⊥‖² of the force head",
        yLabel: label,
        title: titleOf(one, points),
        marks: dotMarks(points, frame, styleOf(one)),
      };
    });
  });
  const scatters = quantities.flatMap(({ key }) => series.map((one) => pointsOf(one, key)));
  return renderFigure({
    ...layout,
    panels,
    legend: seriesLegend(series, uncoveredEntries(scatters)),
    description: "L_equiv and percent against the deviation of the force head",
  });
}

function pointsOf({ lines }: Series<HeadLine>, key: "L_equiv" | "percent"): Point[] {
  return lines
    .filter((line) => line.deviation > 0 && line[key] > 0)
    .map((line) => ({ x: line.deviation, y: line[key] }));
}

/** A panel is narrow; the legend has the names in full. */
const short = { raw: "raw", ema: "ema", "ema-debiased": "debiased" } as const;

/** `A raw: r 0.94, ρ 0.99`, of the logarithms. */
function titleOf({ weights, subject }: Series<HeadLine>, points: Point[]): string {
  const [x, y] = [points.map((p) => Math.log(p.x)), points.map((p) => Math.log(p.y))];
  const values = points.length > 2 ? [pearson(x, y), spearman(x, y)] : [Number.NaN, Number.NaN];
  const [r, rho] = values.map((value) => (Number.isFinite(value) ? value.toFixed(2) : "–"));
  return `${subject.letter} ${short[weights]}: r ${r}, ρ ${rho}`;
}

function kindsIn(series: Series<HeadLine>[]): number {
  return new Set(series.map(({ weights }) => weights)).size;
}

function axisOf(values: number[]): Axis {
  const [low, high] = positiveRange(values, 1.25, [0.1, 10]);
  return logAxis([low, high], 4);
}
