import { expect, test } from "vitest";
import type { MonitorLine, TestLine } from "../runs/index.js";
import { monitorLine } from "../runs/testing.js";
import {
  apart,
  finalLines,
  hasSeveralTimes,
  largestOf,
  lastMeasured,
  mostlyWorst,
  percentOf,
  worstTimes,
} from "./times.js";

const at = (step: number, t: number, percent: number, changes: Partial<MonitorLine> = {}) =>
  monitorLine(step, { t, percent, ...changes });

test("the worst time at each step is the one with the largest finite percent, the earliest of equals", () => {
  const lines = [
    at(10, 0.9, 3),
    at(10, 0.2, 3),
    at(10, 0.5, 1),
    at(0, 0.9, NaN),
    at(0, 0.2, 5),
    at(0, 0.5, Infinity),
    at(20, 0.9, NaN),
    at(20, 0.2, NaN),
    monitorLine(10, { percent: 99 }), // without a time
  ];
  expect(worstTimes(lines)).toEqual([
    { step: 0, t: 0.2, percent: 5 },
    { step: 10, t: 0.2, percent: 3 },
  ]);
  expect(worstTimes([])).toEqual([]);
});

test("the worst times of very many steps are found in one go", () => {
  const lines = Array.from({ length: 60_000 }, (_, i) =>
    at(Math.floor(i / 3), (i % 3) / 10, i % 7),
  );
  const start = performance.now();
  expect(worstTimes(lines)).toHaveLength(20_000);
  // 0.05 s on a quiet machine; a search of all lines for each step takes a hundred times as long.
  expect(performance.now() - start).toBeLessThan(2000);
});

test("the time that is mostly worst, the later one of equals", () => {
  const history = (times: number[]) => times.map((t, step) => ({ step, t, percent: 1 }));
  expect(mostlyWorst(history([0, 0.9, 0.9, 0.5]))).toEqual({ t: 0.9, count: 2 });
  expect(mostlyWorst(history([0.9, 0.5, 0.9, 0.5]))).toEqual({ t: 0.5, count: 2 });
  expect(mostlyWorst([])).toBeNull();
});

test("the last measurement is the last step with a finite percent, each time once, in order", () => {
  const lines = [at(0, 0.5, 7), at(5, 0.9, 1), at(5, 0.1, NaN), at(5, 0.9, 2), at(9, 0.9, NaN)];
  expect(lastMeasured(lines).map(({ step, t, percent }) => [step, t, percent])).toEqual([
    [5, 0.1, NaN],
    [5, 0.9, 2],
  ]);
  expect(lastMeasured([at(0, 0.5, NaN), at(3, 0.5, NaN)]).map(({ step }) => step)).toEqual([3]);
  expect(lastMeasured([])).toEqual([]);
});

test("where a run stands: test lines where a kind of weights has them, else the monitor's", () => {
  const asTest = (line: MonitorLine): TestLine => ({ ...line, kind: "test" });
  const lines = [
    at(0, 0.1, 1),
    at(9, 0.1, 2),
    at(9, 0.9, 3, { weights: "ema" }),
    asTest(at(8, 0.1, 4)),
    asTest(at(8, 0.9, 5)),
  ];
  const shown = finalLines(lines).map(({ kind, weights, t, percent }) => [
    kind,
    weights,
    t,
    percent,
  ]);
  expect(shown).toEqual([
    ["test", "raw", 0.1, 4],
    ["test", "raw", 0.9, 5],
    ["monitor", "ema", 0.9, 3],
  ]);
});

test("lines are told apart by time, those without one last", () => {
  const lines = [monitorLine(0), at(0, 0.9, 1), at(0, 0.1, 2), at(5, 0.9, 3)];
  expect(apart(lines).map((own) => own.map(({ t }) => t))).toEqual([
    [0.1],
    [0.9, 0.9],
    [undefined],
  ]);
  expect(hasSeveralTimes(lines)).toBe(true);
  expect(hasSeveralTimes(lines.slice(1, 2))).toBe(false);
  expect(hasSeveralTimes([])).toBe(false);
  expect(largestOf(lines, percentOf)?.percent).toBe(25);
  expect(largestOf([at(0, 0, NaN)], percentOf)).toBeUndefined();
});
