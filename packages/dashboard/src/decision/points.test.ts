import { expect, test } from "vitest";

import { axes } from "./axis.ts";
import { shrinkingAdvice } from "./budget.ts";
import { costsOf } from "./costs.ts";
import { adviceAbout, comparableOf, courseOf, type RunKnown, waysOf } from "./points.ts";
import { lossUnit, samplesText, waySamplesText } from "./samples.ts";
import { advice, known, series } from "./testing.ts";

const forces = { field: "forces", t: null };
const [time, step, samples] = axes;

test("ways: as it is, and twirled at so many times the cost of a call", () => {
  const one = known("a");
  const ways = waysOf(one, forces, costsOf([one]));
  expect(ways.map(({ name, cost, loss, lossError }) => [name, cost, loss, lossError])).toEqual([
    ["as it is", 0.02, 3.5, 0.1],
    ["twirl × 2", 0.04, 3.1, 0.1],
    ["twirl × 4", 0.08, 2.9, null],
  ]);
  expect(ways[0]).toMatchObject({ percent: 20, training: 2, run: "a" });
  expect(waysOf(one, { field: "energy", t: null }, costsOf([one]))).toEqual([]);
});

test("a course by time, by steps, and by samples where the run says how many a step has", () => {
  const config = { "train.batchSize": 4, "train.accumulate": 2 };
  const at = (axis: (typeof axes)[number], run = {}) =>
    courseOf(known("a", { run }), forces, axis).moments.map((moment) => moment.at);
  expect(courseOf(known("a"), forces, time)).toEqual({
    run: "a",
    moments: [
      { at: 1, loss: 9, percent: 10, isShrinking: false },
      { at: 2, loss: 4, percent: 20, isShrinking: false },
    ],
  });
  expect(at(step)).toEqual([10, 20, 30]);
  expect(at(samples, { config })).toEqual([80, 160, 240]);
  expect(at(samples, { config: { "train.batchSize": 4 } })).toEqual([40, 80, 120]);
  expect(at(samples)).toEqual([]);
});

test("a run that was taken up again at an earlier step has each step once", () => {
  const columns = { step: [1, 3, 2, 3], L: [9, 8, 7, 6], percent: [1, 1, 1, 1] };
  const again = known("a", { series: [series("monitor", columns)] });
  const { moments } = courseOf(again, forces, step);
  expect(moments.map(({ at, loss }) => [at, loss])).toEqual([
    [1, 9],
    [2, 7],
    [3, 6],
  ]);
});

test("advice gives the percents that a test has not, and repairs that it did not try", () => {
  const canonical = ["canonical", 1, 1.5, 3, 0] as const;
  const twirls = [
    ["twirl, 2 random", 2, 1.1, 3.2, 12],
    ["twirl, 12 random", 12, 2.1, 2.8, 1.5],
  ] as const;
  const told = (one: RunKnown) =>
    waysOf(one, forces, costsOf([one])).map((way) => [
      way.name,
      Number(way.cost.toFixed(6)),
      way.loss,
      way.percent,
      way.percentSamples,
      way.otherSamples,
    ]);
  const timed = known("a", { advice: advice(0.001, [canonical, ...twirls]) });
  expect(told(timed)).toEqual([
    ["as it is", 0.001, 3.5, 20, null, null],
    // The percent is of the advice's 50 samples, the loss of the test's.
    ["twirl × 2", 0.0011, 3.1, 12, "50 test samples", null],
    ["twirl × 4", 0.0013, 2.9, null, null, null],
    ["canonical (advice)", 0.0015, 3, 0, null, "50 test samples"],
    ["twirl, 12 random (advice)", 0.0021, 2.8, 1.5, null, "50 test samples"],
  ]);
  expect(comparableOf(waysOf(timed, forces, costsOf([timed])))).toHaveLength(3);
  // Of as many samples as the test has, they are the test's.
  const all = known("a", { advice: advice(0.001, [canonical, ...twirls], { samples: 101 }) });
  expect(told(all).map(([, , , , percentSamples, other]) => percentSamples ?? other)).toEqual(
    Array(5).fill(null),
  );
  for (const other of [{ weights: "ema" }, { target: "energy" }])
    expect(told(known("a", { advice: advice(0.001, twirls, other) }))).toHaveLength(3);
});

test("a percent says nothing where less than 0.1 is explained, of a run and of its repairs", () => {
  const shrinking = (explained: (number | null)[], more = {}) =>
    known("a", {
      series: [
        series("monitor", { time: [1, 2, 3], L: [3, 2, 1], percent: [4, 5, 6], explained }),
        series("twirl", { step: [7, 7], rotations: [1, 2], loss: [1, 0.9] }),
        series("test", { time: [3], step: [7], L: [1], percent: [6], explained: [explained[2]] }),
      ],
      ...more,
    });
  const least = shrinking([-2, null, 0.0999], {
    advice: advice(1, [
      ["canonical", 1, 1.5, 0.5, 0],
      ["diverged", 1, 1.5, null, 0],
    ]),
  });
  const flags = courseOf(least, forces, time).moments.map(({ isShrinking }) => isShrinking);
  expect(flags).toEqual([true, false, true]);
  const ways = waysOf(least, forces, costsOf([least]));
  // A repair whose loss is not finite is none.
  expect(ways.map(({ name, isShrinking }) => [name, isShrinking])).toEqual([
    ["as it is", true],
    ["twirl × 2", true],
    ["canonical (advice)", true],
  ]);
  const enough = waysOf(shrinking([0.1, 0.1, 0.1]), forces, costsOf([]));
  expect(enough.map(({ isShrinking }) => isShrinking)).toEqual([false, false]);
  expect(shrinkingAdvice(enough)).toBeNull();
  expect(shrinkingAdvice([...enough, ...ways])).toBe(
    "Less than 0.1 is explained by a: outputs that only shrink look symmetric, so their percent is no reason to choose.",
  );
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
    mode("diverged", 2, null),
    mode("twirled-2", null, 9, 0.05),
  ];
  const sampler = { modes } as unknown as RunKnown["sampler"];
  const told = (one: RunKnown) =>
    waysOf(one, { field: "x_1", t: 0.5 }, costsOf([one])).map((way) => [
      way.kind,
      Number(way.cost.toFixed(3)),
      way.loss,
      way.otherSamples,
    ]);
  // Without advice, the calls that each takes.
  expect(told(known("a", { sampler }))).toEqual([
    ["plain", 0.02, 3, "4 test samples"],
    ["twirl", 0.08, 2.9, "4 test samples"],
    ["canonical", 0.02, 2.8, "4 test samples"],
    ["twirl", 0.04, 9, "4 test samples"],
  ]);
  // With it, what they took; of one nobody knows that.
  expect(told(known("a", { sampler, advice: advice(0.5) }))).toEqual([
    ["plain", 0.5, 3, "4 test samples"],
    ["twirl", 2.05, 2.9, "4 test samples"],
    ["canonical", 0.6, 2.8, "4 test samples"],
  ]);
  const one = known("a", { sampler });
  const ways = waysOf(one, { field: "x_1", t: 0.5 }, costsOf([one]));
  expect(ways.map(({ isShrinking }) => isShrinking)).toEqual([false, false, false, true]);
  expect(shrinkingAdvice(ways)).toContain(" by a (twirled-2, 4 samples): outputs that only shrink");
});

test("figures say what they are of, and the unit of losses where it is one", () => {
  const a = known("a");
  expect(samplesText([a, known("b")], forces, "monitor")).toBe("8 validation samples");
  expect(waySamplesText([a], forces)).toBe("101 test samples");
  const untested = known("b", {
    series: [series("monitor", { L: [1], percent: [1], samples: [9] })],
  });
  expect(samplesText([a, untested], forces, "monitor")).toBe("validation samples");
  expect(waySamplesText([untested], forces)).toBe("9 validation samples");
  const named = (loss: string) => known("c", { series: [series("monitor", { L: [1] }, { loss })] });
  expect(lossUnit([named("mean-squared error")], forces)).toBe("(eV/Å)²");
  expect(lossUnit([named("mean-squared error"), named("huber")], forces)).toBe("");
});

test("advice counts where it is of the last checkpoint, and of the step that was tested", () => {
  const testedAt = (at: number | null) =>
    series("test", { step: [at], time: [2], L: [3.5], percent: [20], samples: [50] });
  const found = (more: object, at: number | null = 30) =>
    adviceAbout(known("a", { series: [testedAt(at)], advice: advice(1, [], more) }), forces);
  for (const checkpoint of ["initial", "best", 30] as const)
    expect(found({ checkpoint, step: 30 })).toBeNull();
  expect(found({ step: 20 })).toBeNull();
  expect(found({ step: 30 })).not.toBeNull();
  // Of older files and tests the step is not known.
  expect(found({})).not.toBeNull();
  expect(found({ step: 20 }, null)).not.toBeNull();
  const initial = advice(0.001, [["canonical", 1, 1.5, 3, 0]], { checkpoint: "initial" });
  const one = known("a", { advice: initial });
  expect(waysOf(one, forces, costsOf([one])).map(({ by }) => by)).toEqual(["run", "run", "run"]);
});

test("equal numbers are the same samples only where both are of the test", () => {
  const canonical = ["canonical", 1, 1.5, 3, 0] as const;
  const monitored = (count: number) =>
    series("monitor", { step: [10], time: [1], L: [4], percent: [20], samples: [count] });
  const tested = series("test", { time: [2], L: [3.5], percent: [20], samples: [32] });
  const told = (all: RunKnown["series"], more: object) => {
    const one = known("a", {
      series: all,
      advice: advice(1, [canonical], { samples: 32, ...more }),
    });
    const ways = waysOf(one, forces, costsOf([one]));
    return [ways.at(-1)!.otherSamples, comparableOf(ways).length];
  };
  expect(told([tested], {})).toEqual([null, 2]);
  expect(told([tested], { split: "validation" })).toEqual(["32 validation samples", 1]);
  expect(told([tested], { split: undefined })).toEqual(["32 samples", 1]);
  expect(told([monitored(32)], {})).toEqual(["32 test samples", 1]);
  expect(told([monitored(32)], { split: "validation" })).toEqual(["32 validation samples", 1]);
  // Monitors compare with one another, of as many samples.
  const monitors = (...counts: number[]) =>
    counts.flatMap((count) => {
      const one = known("a", { series: [monitored(count)] });
      return waysOf(one, forces, costsOf([one]));
    });
  expect(comparableOf(monitors(32, 32))).toHaveLength(2);
  expect(comparableOf(monitors(32, 31))).toHaveLength(0);
});

test("of a number of rotations that was tested twice the last counts", () => {
  const twice = known("a", {
    series: [
      series("test", { step: [7], time: [3], L: [1], percent: [6] }),
      series("twirl", { step: [7, 7, 7, 7], rotations: [2, 4, 2, 4], loss: [9, 8, 0.9, 0.8] }),
    ],
  });
  const ways = waysOf(twice, forces, costsOf([twice]));
  expect(ways.map(({ name, loss }) => [name, loss])).toEqual([
    ["as it is", 1],
    ["twirl × 2", 0.9],
    ["twirl × 4", 0.8],
  ]);
});
