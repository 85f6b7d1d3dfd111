/** Learning rates and momenta against PyTorch 1.13's (scripts/goldens/optim.py). */
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { zeros } from "../../index.js";
import { parameter } from "../../nn/index.js";
import { SGD } from "../index.js";
import * as lrScheduler from "./index.js";

interface Schedule {
  scheduler: string;
  arguments?: unknown[];
  options?: object;
  metrics?: number[];
  /** At each epoch, of each group: learning rate and momentum. */
  rates: [number, number][][];
}
const path = new URL("../../../fixtures/optim.json", import.meta.url);
const { schedules } = JSON.parse(readFileSync(path, "utf8")) as { schedules: Schedule[] };

function twoGroups(): SGD {
  const [a, b] = [zeros([1]), zeros([1])].map((value) => parameter(value));
  return new SGD([{ parameters: [["a", a]] }, { parameters: [["b", b]], lr: 0.01 }], {
    lr: 0.1,
    momentum: 0.9,
  });
}

const constructors = new Map<string, unknown>(Object.entries(lrScheduler));

type Stepped = { stateDict(): Record<string, number>; loadStateDict(state: object): void };
type Made = { all: Stepped[]; step: (epoch: number) => void };

/** Builds what the script built. */
function make(
  optimizer: SGD,
  { scheduler, arguments: given = [], options, metrics }: Schedule,
): Made {
  const { LinearLR, CosineAnnealingLR, ConstantLR, SequentialLR } = lrScheduler;
  if (scheduler === "LambdaLR") {
    const made = new lrScheduler.LambdaLR(optimizer, [
      (epoch) => 1 / (1 + epoch),
      (epoch) => 2 ** -epoch,
    ]);
    return { all: [made], step: () => made.step() };
  }
  if (scheduler === "SequentialLR") {
    const parts = [
      new LinearLR(optimizer, { startFactor: 0.1, totalIters: 5 }),
      new CosineAnnealingLR(optimizer, 12, { etaMin: 1e-3 }),
      new ConstantLR(optimizer, { factor: 0.5, totalIters: 6 }),
    ];
    const made = new SequentialLR(optimizer, parts, [5, 18]);
    return { all: [made], step: () => made.step() };
  }
  if (scheduler === "two") {
    const all = [
      new LinearLR(optimizer, { startFactor: 0.5, totalIters: 4 }),
      new CosineAnnealingLR(optimizer, 10),
    ];
    return { all, step: () => all.forEach((one) => one.step()) };
  }
  if (scheduler === "fractions") {
    const made = new lrScheduler.CosineAnnealingWarmRestarts(optimizer, 3, { tMult: 2 });
    return { all: [made], step: (epoch) => made.step(epoch * 0.75) };
  }
  if (scheduler === "ReduceLROnPlateau") {
    const made = new lrScheduler.ReduceLROnPlateau(optimizer, options);
    return { all: [made], step: (epoch) => made.step(metrics![epoch]) };
  }
  type Constructor = new (optimizer: SGD, ...rest: unknown[]) => lrScheduler.Scheduler;
  const constructor = constructors.get(scheduler) as Constructor;
  const made = new constructor(optimizer, ...given, options);
  return { all: [made], step: () => made.step() };
}

/**
 * How far off the optimiser's rates and momenta are, relative to PyTorch's. V8's cosine and power differ
 * from the C library's in the last place, and rates are chained.
 */
function deviation(optimizer: SGD, wanted: [number, number][]): number {
  return Math.max(
    ...optimizer.groups.flatMap(({ lr, momentum }, i) => {
      const [rate, inertia] = wanted[i];
      return [Math.abs(lr - rate) / (rate + 1e-5), Math.abs(momentum - inertia)];
    }),
  );
}

const named = schedules.map((schedule, i) => [`${schedule.scheduler} (${i})`, schedule] as const);

test.each(named)("%s", (_, schedule) => {
  const optimizer = twoGroups();
  const { step } = make(optimizer, schedule);
  schedule.rates.forEach((wanted, epoch) => {
    if (epoch > 0) step(epoch);
    expect(deviation(optimizer, wanted), `epoch ${epoch}`).toBeLessThan(1e-14);
  });
});

test.each(named)("%s goes on from a saved state", (_, schedule) => {
  const first = make(twoGroups(), schedule);
  for (let epoch = 1; epoch <= 11; epoch++) first.step(epoch);
  const states = JSON.parse(JSON.stringify(first.all.map((one) => one.stateDict()))) as object[];
  const optimizer = twoGroups();
  const second = make(optimizer, schedule);
  second.all.forEach((one, i) => one.loadStateDict(states[i]));
  for (let epoch = 11; epoch < schedule.rates.length; epoch++) {
    if (epoch > 11) second.step(epoch);
    expect(deviation(optimizer, schedule.rates[epoch]), `epoch ${epoch}`).toBeLessThan(1e-14);
  }
});
