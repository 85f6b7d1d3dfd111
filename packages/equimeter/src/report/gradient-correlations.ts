import { bothOf, fewestPoints } from "../analyze/gradients/correlation.js";
import { withLogarithms } from "../analyze/gradients/course.js";
import { linesOf, type GradientLine, type Weights } from "../runs/index.js";
import { seriesOf, type RunLines, type Series, type Time } from "./figures/series.js";

/** Percent against the ratio of gradient norms, ‖∇L_equiv‖ / ‖∇L_mean‖. */
export interface GradientCorrelation {
  name: string;
  field: string;
  t: Time;
  weights: Weights;
  /** Of the logarithms of both; NaN for fewer than three points. */
  pearson: number;
  spearman: number;
  /** Measurements at which both are above 0. */
  points: number;
}

/** The gradients of some runs, one series for each run, field, time and kind of weights. */
export function gradientSeries(runs: readonly RunLines[]): Series<GradientLine>[] {
  return seriesOf(
    runs,
    ({ lines }) => linesOf([...lines], "gradients"),
    ({ step }) => step,
    "together",
  );
}

/** Those that have both logarithms. */
export const drawable = ({ lines }: Series<GradientLine>): GradientLine[] => withLogarithms(lines);

/** Both correlations of the logarithms over the course of training (figures 7 and 8 of the paper). */
export function gradientCorrelations(runs: readonly RunLines[]): GradientCorrelation[] {
  return gradientSeries(runs).map((one) => {
    const { subject, weights, t } = one;
    const { label: name, field } = subject;
    return { name, field, t, weights, ...correlationsOf(one) };
  });
}

export function correlationsOf(one: Series<GradientLine>) {
  const lines = drawable(one);
  const x = lines.map(({ ratio }) => Math.log(ratio));
  const y = lines.map(({ percent }) => Math.log(percent));
  const unknown = [Number.NaN, Number.NaN];
  const [pearson, spearman] = lines.length < fewestPoints ? unknown : bothOf(x, y);
  return { pearson, spearman, points: lines.length };
}
