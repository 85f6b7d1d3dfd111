import type { nn, optim } from "@equimeter/torch";

/** The three kinds of weights a run is measured with (measure.md 6). */
export type WeightsKind = "raw" | "ema" | "ema-debiased";

/** Runs `body` with the model in evaluation mode and these weights in it. */
export function withWeights<T>(
  kind: WeightsKind,
  model: nn.Module,
  ema: optim.ExponentialMovingAverage,
  body: () => T extends PromiseLike<unknown> ? never : T,
): T {
  const training = model.training;
  model.eval();
  try {
    if (kind === "raw") return body();
    return ema.swapIn(kind === "ema" ? "averaged" : "debiased", body);
  } finally {
    model.train(training);
  }
}
