import type { TrainConfig } from "./config.js";

type Rate = Pick<
  TrainConfig,
  "steps" | "warmup" | "warmupFrom" | "schedule" | "learningRate" | "finalLearningRate"
>;

/**
 * Learning rate of a step, counted from 0: a linear rise, then a cosine to the end or a constant. From 0 it
 * rises so that the first step has a size; from a share of the rate it starts at that share.
 */
export function learningRateAt(step: number, config: Rate): number {
  const { steps, warmup, warmupFrom, schedule, learningRate, finalLearningRate } = config;
  if (step < warmup) {
    const way = warmupFrom === 0 ? (step + 1) / warmup : step / warmup;
    return learningRate * (warmupFrom + (1 - warmupFrom) * way);
  }
  if (schedule === "constant") return learningRate;
  const way =
    schedule === "cosine"
      ? Math.min(1, (step - warmup) / Math.max(1, steps - 1 - warmup))
      : Math.min(1, step / steps);
  return (
    finalLearningRate + ((learningRate - finalLearningRate) * (1 + Math.cos(Math.PI * way))) / 2
  );
}

/**
 * The steps after which the monitor measures: 0, `perDecade` log-spaced ones in every factor of ten,
 * all multiples of `every`, and the last.
 */
export function monitorSteps(steps: number, perDecade: number, every: number | null): Set<number> {
  const chosen = new Set([0, steps]);
  for (let i = 0; ; i++) {
    const step = Math.round(10 ** (i / perDecade));
    if (step > steps) break;
    chosen.add(step);
  }
  if (every !== null) for (let step = every; step < steps; step += every) chosen.add(step);
  return chosen;
}
