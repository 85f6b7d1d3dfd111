/** Something that was measured at a step of training. */
export interface AtStep {
  readonly step: number;
}

/**
 * The moving average of all the paper's plots: exponential over measurement points, with a span that grows as
 * training goes on,
 *
 *     s_i = α_i x_i + (1 − α_i) s_{i−1},   α = 2 / (span + 1),   span = max(1, step / stepsPerSpan)
 *
 * Where the span is 1 it is the value itself.
 *
 * @param stepsPerSpan - 1,000 in the paper, 100 in its plot of EScAIP's gradients
 */
export function smoothed(
  points: readonly AtStep[],
  values: readonly number[],
  stepsPerSpan: number,
): number[] {
  let average = Number.NaN;
  return points.map(({ step }, i) => {
    const alpha = 2 / (Math.max(1, step / stepsPerSpan) + 1);
    average = i === 0 ? values[i] : alpha * values[i] + (1 - alpha) * average;
    return average;
  });
}
