import { expect, test } from "vitest";
import type { MetricLine, TwirlLine } from "../runs/index.js";
import { everyKind, monitorLine } from "../runs/testing.js";
import { runSummary } from "./summary.js";

const percentLine = (step: number, percent: number, changes = {}) =>
  monitorLine(step, { percent, rotationError: percent / 10, sampleError: percent / 5, ...changes });

const twirlLine = (step: number, rotations: number, loss: number): TwirlLine => {
  const point = { weights: "raw" as const, field: "forces", lossError: 0.1, samples: 10 };
  return { kind: "twirl", step, time: step, rotations, loss, ...point };
};

test("start, minimum and end with their errors", () => {
  const lines = [percentLine(0, 40), percentLine(10, 2), percentLine(20, 4, { explained: 0.7 })];
  expect(runSummary(lines)).toEqual({
    percentStart: { value: 40, rotationError: 4, sampleError: 8 },
    percentMin: { value: 2, rotationError: 0.2, sampleError: 0.4 },
    percentMinStep: 10,
    percentEnd: { value: 4, rotationError: 0.4, sampleError: 0.8 },
    explainedEnd: 0.7,
    twirl: [],
  });
});

test("only the weights asked for, in the order of steps, each step once", () => {
  const ema = { weights: "ema" } as const;
  const lines = [
    percentLine(20, 4),
    percentLine(0, 50),
    percentLine(0, 40),
    percentLine(5, 1, ema),
  ];
  const summary = runSummary(lines);
  expect(summary.percentStart?.value).toBe(40);
  expect(summary.percentMin?.value).toBe(4);
  expect(summary.percentEnd?.value).toBe(4);
  expect(runSummary(lines, "ema").percentEnd?.value).toBe(1);
  expect(runSummary(lines, "ema-debiased").percentEnd).toBeNull();
});

test("a run that diverged has an end that is no number, and its start and minimum all the same", () => {
  const lines = [percentLine(0, NaN), percentLine(1, 30), percentLine(2, 20), percentLine(3, NaN)];
  const summary = runSummary(lines);
  expect(summary.percentStart?.value).toBe(30);
  expect(summary.percentMinStep).toBe(2);
  expect(summary.percentEnd?.value).toBeNaN();
  expect(JSON.parse(JSON.stringify(summary)).percentEnd.value).toBeNull();
});

test("the first field and time are summarised where there are several", () => {
  const first = [percentLine(0, 40, { t: 0.1 }), percentLine(10, 20, { t: 0.1 })];
  const others = [percentLine(0, 3, { t: 0.9 }), percentLine(0, 1, { field: "energy" })];
  const summary = runSummary([...first, ...others]);
  expect(summary.percentMin?.value).toBe(20);
  expect(summary.percentStart?.value).toBe(40);
});

test("of several times the worst at the end, and each of them", () => {
  const lines = [
    percentLine(0, 40, { t: 0.9 }),
    percentLine(0, 50, { t: 0.1 }),
    percentLine(10, 1, { t: 0.9 }),
    percentLine(10, 20, { t: 0.1 }),
    percentLine(20, 6, { t: 0.9 }),
    percentLine(20, 5, { t: 0.1 }),
    percentLine(20, 99, { t: 0.5, weights: "ema" as const }),
    { ...twirlLine(20, 1, 7), t: 0.1 },
    { ...twirlLine(20, 1, 8), t: 0.9 },
  ];
  const summary = runSummary(lines);
  expect(summary.t).toBe(0.9);
  expect(summary.percentEnd?.value).toBe(6);
  expect(summary.percentMin?.value).toBe(1);
  expect(summary.twirl).toEqual([{ rotations: 1, loss: 8 }]);
  expect(
    summary.times?.map((one) => [
      one.t,
      one.percentStart?.value,
      one.percentEnd?.value,
      one.below2,
    ]),
  ).toEqual([
    [0.1, 50, 5, null],
    [0.9, 40, 6, 10],
  ]);
  const diverged = [...lines, ...[0.1, 0.9].map((t) => percentLine(30, NaN, { t }))];
  expect(runSummary(diverged)).toMatchObject({ t: 0.9, percentEnd: { value: NaN } });
  const never = [0.9, 0.1].map((t) => percentLine(0, NaN, { t }));
  expect(runSummary(never)).toMatchObject({ t: 0.9, percentMin: null, percentEnd: { value: NaN } });
  const one = lines.filter(({ t }) => t === 0.1);
  expect(runSummary(one)).not.toHaveProperty("times");
  expect(runSummary(one)).not.toHaveProperty("t");
});

test("the twirling curve is the last one, ascending from one rotation", () => {
  const lines = [
    twirlLine(5, 1, 9),
    twirlLine(10, 4, 2),
    twirlLine(10, 1, 3),
    twirlLine(10, 2, 2.5),
  ];
  expect(runSummary(lines).twirl).toEqual([
    { rotations: 1, loss: 3 },
    { rotations: 2, loss: 2.5 },
    { rotations: 4, loss: 2 },
  ]);
});

test("nothing measured is null, not a mistake", () => {
  const none: MetricLine[] = everyKind(1).filter(({ kind }) => kind === "train" || kind === "note");
  const empty = { percentStart: null, percentMin: null, percentMinStep: null, percentEnd: null };
  expect(runSummary(none)).toEqual({ ...empty, explainedEnd: null, twirl: [] });
});
