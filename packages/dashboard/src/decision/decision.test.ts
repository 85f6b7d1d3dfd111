import { expect, test } from "vitest";

import type { RunMetrics, RunSummary, Series } from "equimeter/ui";
import {
  callAdvice,
  isClear,
  leadsOf,
  paretoFront,
  shrinkingAdvice,
  trainingAdvice,
} from "./budget.ts";
import { costsOf, courseOf, type RunKnown, subjectsOf, type Way, waysOf } from "./points.ts";

const forces = { field: "forces", t: null };

function series(
  kind: Series["kind"],
  columns: Series["columns"],
  more: Partial<Series> = {},
): Series {
  return {
    kind,
    weights: kind === "train" ? null : "raw",
    field: kind === "train" ? null : "forces",
    t: null,
    columns,
    ...more,
  };
}

function known(name: string, more: Partial<RunKnown> = {}): RunKnown {
  const all = [
    series("train", { time: [1, 2, 3], samplesPerSecond: [40, 50, null] }),
    series("monitor", { time: [1, 2, null], L: [9, 4, 3], percent: [10, 20, 30] }),
    series("monitor", { time: [1], L: [0.1], percent: [1] }, { weights: "ema" }),
    series("test", { time: [2], L: [3.5], percent: [20] }),
    series("twirl", { rotations: [1, 2, 4], loss: [3.5, 3.1, 2.9], lossError: [0.1, 0.1, null] }),
  ];
  const metrics = {
    run: name,
    offset: 0,
    restarted: false,
    series: all,
    notes: [],
  } as unknown as RunMetrics;
  return { run: { name, seconds: 2 } as RunSummary, metrics, advice: null, sampler: null, ...more };
}

test("ways: as it is, and twirled at so many times the cost of a call", () => {
  const one = known("a");
  const costs = costsOf([one]);
  expect(costs.of(one)).toBeCloseTo(1 / 50, 12);
  expect(subjectsOf([one])).toEqual([forces]);
  expect(courseOf(one, forces)).toEqual([
    { time: 1, loss: 9, percent: 10, isShrinking: false },
    { time: 2, loss: 4, percent: 20, isShrinking: false },
  ]);
  const ways = waysOf(one, forces, costs);
  expect(ways.map(({ name, cost, loss, lossError }) => [name, cost, loss, lossError])).toEqual([
    ["as it is", 0.02, 3.5, 0.1],
    ["twirl × 2", 0.04, 3.1, 0.1],
    ["twirl × 4", 0.08, 2.9, null],
  ]);
  expect(ways[0]).toMatchObject({ percent: 20, training: 2, run: "a" });
  expect(waysOf(one, { field: "energy", t: null }, costs)).toEqual([]);
});

test("advice gives seconds where every run has some, and its repairs at the costs that it timed", () => {
  const remedy = {
    name: "as it is",
    calls: 1,
    L: 3.5,
    percent: 20,
    gained: 0,
    cost: 1,
    gainedPerCost: null,
  };
  const canonical = { ...remedy, name: "canonical", L: 3, percent: 0, cost: 1.5 };
  const about = { target: "forces", weights: "raw", samples: 50 };
  const advice = { ...about, secondsPerSample: 0.001, remedies: [remedy, canonical] };
  const timed = known("a", { advice: advice as unknown as RunKnown["advice"] });
  const seconds = costsOf([timed]);
  expect(seconds.of(timed)).toBe(0.001);
  expect(waysOf(timed, forces, seconds).at(-1)).toMatchObject({
    kind: "canonical",
    cost: 0.0015,
    percent: 0,
    otherSamples: 50, // as many as the advice looked at, which are not those of the test
  });
  const averaged = {
    ...timed,
    advice: { ...advice, weights: "ema" } as unknown as RunKnown["advice"],
  };
  expect(waysOf(averaged, forces, seconds).map(({ kind }) => kind)).not.toContain("canonical");
  const twirl = { ...remedy, name: "twirl, 12 random", calls: 12, cost: 2.1 };
  const shared = known("a", {
    advice: { ...advice, remedies: [remedy, twirl] } as unknown as RunKnown["advice"],
  });
  const [, two, four] = waysOf(shared, forces, seconds);
  expect([two.cost, four.cost].map((cost) => cost.toFixed(6))).toEqual(["0.001100", "0.001300"]);
  expect(waysOf(shared, forces, seconds)).toHaveLength(3); // its test has twirled itself
  expect(costsOf([timed, known("b")]).of(timed)).toBeCloseTo(0.02, 12); // not in different units
});

test("a percent says nothing where less than 0.1 is explained, of a run and of its repairs", () => {
  const shrinking = (explained: (number | null)[]) =>
    known("a", {
      metrics: {
        run: "a",
        series: [
          series("monitor", { time: [1, 2, 3], L: [3, 2, 1], percent: [4, 5, 6], explained }),
          series("twirl", { step: [7, 7], rotations: [1, 2], loss: [1, 0.9] }),
          series("test", { time: [3], step: [7], L: [1], percent: [6], explained: [explained[2]] }),
        ],
      } as unknown as RunMetrics,
    });
  const least = shrinking([-2, null, 0.0999]);
  expect(courseOf(least, forces).map(({ isShrinking }) => isShrinking)).toEqual([
    true,
    false,
    true,
  ]);
  const remedy = { name: "canonical", calls: 1, L: 0.5, percent: 0, cost: 1.5 };
  const about = { target: "forces", weights: "raw", samples: 2, secondsPerSample: 1 };
  const advice = { ...about, remedies: [remedy, remedy, { ...remedy, L: null }] } as never;
  const costs = costsOf([]);
  const ways = waysOf({ ...least, advice }, forces, costs);
  // A repair whose loss is not finite is none.
  expect(ways.map(({ name, isShrinking }) => [name, isShrinking])).toEqual([
    ["as it is", true],
    ["twirl × 2", true],
    ["canonical (advice)", true],
  ]);
  const enough = waysOf(shrinking([0.1, 0.1, 0.1]), forces, costs);
  expect(enough.map(({ isShrinking }) => isShrinking)).toEqual([false, false]);
  expect(shrinkingAdvice(enough)).toBeNull();
  expect(shrinkingAdvice([...enough, ...ways])).toBe(
    "Less than 0.1 is explained by a: outputs that only shrink look symmetric, so their percent is no reason to choose.",
  );
});

const way = (cost: number, loss: number, lossError: number | null = 0): Way => ({
  run: "a",
  name: `at ${cost}`,
  kind: "plain",
  cost,
  loss,
  lossError,
  percent: null,
  isShrinking: false,
  training: 1,
  otherSamples: null,
});

test("repairs that the sampler compared stand apart: they are of other samples", () => {
  const mode = (name: string, slowdown: number | null, L: number | null, explained = 0.5) => ({
    mode: name,
    slowdown,
    times: [{ t: 0.5, samples: 4, fields: { x_1: { L, percent: { value: 7 }, explained } } }],
  });
  const modes = [
    mode("plain", 1, 3),
    mode("twirled-4", 4.1, 2.9),
    mode("canonical", 1.2, 2.8),
    mode("x", null, 1),
    mode("diverged", 2, null),
    mode("twirled-2", 2, 9, 0.05),
  ];
  const one = known("a", { sampler: { modes } as unknown as RunKnown["sampler"] });
  const ways = waysOf(one, { field: "x_1", t: 0.5 }, costsOf([one]));
  expect(
    ways.map(({ kind, cost, loss, otherSamples }) => [kind, cost.toFixed(3), loss, otherSamples]),
  ).toEqual([
    ["plain", "0.020", 3, 4],
    ["twirl", "0.082", 2.9, 4],
    ["canonical", "0.024", 2.8, 4],
    ["twirl", "0.040", 9, 4],
  ]);
  expect(ways.map(({ isShrinking }) => isShrinking)).toEqual([false, false, false, true]);
  expect(shrinkingAdvice(ways)).toContain(" by a (twirled-2, 4 samples): outputs that only shrink");
});

test("the front holds what nothing beats in both", () => {
  const front = paretoFront([way(4, 1), way(1, 3), way(2, 3.5), way(3, 2), way(3, 2.5), way(9, 1)]);
  expect(front.map(({ cost }) => cost)).toEqual([1, 3, 4]);
  expect(callAdvice(front, "s")).toBe(
    "Least loss by cost (s): up from the least a, at 1: 3.00, down to 1.00 with at 4 at 4.0.",
  );
  const other = { ...way(2, 2.5, 0.5), run: "b" };
  expect(callAdvice([way(1, 3, 0.5), other], "s")).toContain(
    "; from 2.0 on b, at 2: 2.50 (within the errors over samples).",
  );
  expect(callAdvice([way(1, 3, 0.1), { ...other, lossError: 0.1 }], "s")).toMatch(
    /b, at 2: 2.50\.$/,
  );
  expect(isClear(way(1, 3, 0.1), way(2, 2.5, 0.1))).toBe(true);
  expect(callAdvice([], "s")).toBeNull();
});

test("who leads as the time of training grows", () => {
  const course = (run: string, points: [number, number][]) => ({
    run,
    moments: points.map(([time, loss]) => ({ time, loss, percent: 0, isShrinking: false })),
  });
  const leads = leadsOf([
    course("small", [
      [10, 5],
      [40, 3],
      [100, 2.9],
    ]),
    course("large", [
      [20, 6],
      [60, 2],
      [100, 1],
    ]),
  ]);
  expect(leads).toEqual([
    { run: "small", from: 0, loss: 5 },
    { run: "large", from: 60, loss: 2 },
  ]);
  expect(trainingAdvice(leads, 100)).toBe(
    "Least loss: below 1 min 0 s of training small, from 1 min 0 s on large.",
  );
  expect(trainingAdvice(leads.slice(0, 1), 100)).toBe("Least loss: at every budget small.");
  expect(trainingAdvice([], 0)).toBeNull();
});
