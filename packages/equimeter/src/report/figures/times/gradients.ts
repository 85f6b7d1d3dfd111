import * as Plot from "@observablehq/plot";
import type { GradientLine, Weights } from "../../../runs/index.js";
import { logAxis, positiveRange, stepAxis, type Axis } from "../../axes.js";
import { correlationsOf, drawable, gradientSeries } from "../../gradient-correlations.js";
import { stepColor, stepEntries } from "../analysis/gradients-steps.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "../canvas.js";
import type { FigureOptions } from "../options.js";
import { subjectsOf, type RunLines, type Series } from "../series.js";
import { ink, wide } from "../style.js";
import { uncovered, uncoveredEntries } from "../thinned.js";
import { timesOf } from "./times.js";

export interface GradientsOptions extends FigureOptions {
  /** Which weights; the raw ones by default. */
  weights?: Weights;
}

/**
 * Percent against the ratio of gradient norms, ‖∇L_equiv‖ / ‖∇L_mean‖, both logarithmic, over the course of
 * training (figures 7 and 8 of the paper): a panel for each run and time, points coloured by step, with both
 * correlations of the logarithms in the title.
 *
 * @returns SVG
 */
export function gradientsFigure(
  runs: readonly RunLines[],
  { width = wide, weights = "raw" }: GradientsOptions = {},
): string {
  const series = gradientSeries(runs).filter((one) => one.weights === weights);
  const lines = series.flatMap(drawable);
  if (lines.length === 0) return emptyFigure("no gradients were measured", width);
  const subjects = subjectsOf(series);
  const times = timesOf(series);
  const ordered = subjects.flatMap(({ index }) =>
    times.flatMap((t) => series.filter((one) => one.subject.index === index && one.t === t)),
  );
  const steps = stepAxis(
    lines.map(({ step }) => step),
    5,
  );
  const x = axisOf(lines.map(({ ratio }) => ratio));
  const y = axisOf(lines.map(({ percent }) => percent));
  const columns = Math.min(ordered.length, Math.max(1, Math.floor(width / 250)));
  const layout = { width, columns, panelHeight: 250 };
  const frame = { x, y, ...innerSize(layout, y) };
  const place = (line: GradientLine) => ({ x: line.ratio, y: line.percent });
  const panels = ordered.map((one, i): Panel => {
    return {
      x,
      y,
      xLabel: "‖∇L_equiv‖ / ‖∇L_mean‖",
      yLabel: i % columns === 0 ? "percent of loss (%)" : "",
      title: `${subjects.length > 1 ? `${one.subject.letter} ` : ""}${titleOf(one)}`,
      marks: [
        Plot.dot(uncovered(drawable(one), place, frame), {
          x: "ratio",
          y: "percent",
          r: 2.6,
          fill: ({ step }: GradientLine) => stepColor(steps, step),
        }),
      ],
    };
  });
  const names = subjects.map(({ label, letter }) => ({ text: label, letter, color: ink }));
  const key = stepEntries(
    steps,
    lines.map(({ step }) => step),
  );
  return renderFigure({
    ...layout,
    panels,
    legend: [subjects.length > 1 ? names : [], key, uncoveredEntries(ordered.map(drawable))],
    description: "Percent of the loss from broken symmetry against the ratio of gradient norms",
  });
}

/** `t = 0.9: r 0.94, ρ 0.99`, of the logarithms. */
function titleOf(one: Series<GradientLine>): string {
  const { pearson, spearman } = correlationsOf(one);
  const [r, rho] = [pearson, spearman].map((c) => (Number.isFinite(c) ? c.toFixed(2) : "–"));
  return `${one.t === undefined ? "" : `t = ${one.t}: `}r ${r}, ρ ${rho}`;
}

function axisOf(values: readonly number[]): Axis {
  const [low, high] = positiveRange(values, 1.25, [0.1, 10]);
  return logAxis([low, high], 4);
}
