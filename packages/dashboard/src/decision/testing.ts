import type { KeptAdvice } from "equimeter/runs";
import type { RunSummary, Series } from "equimeter/ui";
import { summary } from "../runs/testing.ts";
import type { RunKnown } from "./points.ts";

/** Numbers of one kind for tests: of forces. */
export function series(
  kind: Series["kind"],
  columns: Series["columns"],
  more: Partial<Series> = {},
): Series {
  const isTrain = kind === "train";
  return {
    kind,
    weights: isTrain ? null : "raw",
    field: isTrain ? null : "forces",
    t: null,
    columns,
    ...more,
  };
}

/** A run with its test, twirled over 1, 2 and 4 rotations. */
export function known(
  name: string,
  { run, ...more }: Partial<Omit<RunKnown, "run">> & { run?: Partial<RunSummary> } = {},
): RunKnown {
  const all = [
    series("train", { time: [1, 2, 3], samplesPerSecond: [40, 50, null] }),
    series("monitor", {
      step: [10, 20, 30],
      time: [1, 2, null],
      L: [9, 4, 3],
      percent: [10, 20, 30],
      samples: [8, 8, 8],
    }),
    series("monitor", { time: [1], L: [0.1], percent: [1] }, { weights: "ema" }),
    series("test", { time: [2], L: [3.5], percent: [20], samples: [101] }),
    series("twirl", { rotations: [1, 2, 4], loss: [3.5, 3.1, 2.9], lossError: [0.1, 0.1, null] }),
  ];
  const given = { config: { "model.kind": "plain", "model.width": 64 }, seconds: 2, ...run };
  return { run: summary(name, given), series: all, advice: null, sampler: null, ...more };
}

/** Advice on forces that timed a call of so many seconds, and repairs by name, calls, times as long, loss and percent. */
export function advice(
  secondsPerSample: number,
  repairs: readonly (readonly [string, number, number, number | null, number])[] = [],
  more: Partial<KeptAdvice> = {},
): KeptAdvice {
  const all = [["as it is", 1, 1, 3.5, 20] as const, ...repairs];
  return {
    target: "forces",
    weights: "raw",
    checkpoint: "last",
    split: "test",
    samples: 50,
    secondsPerSample,
    remedies: all.map(([name, calls, cost, L, percent]) => ({ name, calls, cost, L, percent })),
    penalty: 1.25,
    slower: [{ exponent: 0.5, times: 1.5625, from: "curve" }],
    ...more,
  } as unknown as KeptAdvice;
}
