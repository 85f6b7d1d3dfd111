import { expect, test } from "vitest";

import { axes } from "./axis.ts";
import { callAdvice, frontOf, isClear, leadsOf, paretoFront, trainingAdvice } from "./budget.ts";
import type { Course, Way } from "./points.ts";

const [time, step, samples] = axes;

const way = (cost: number, loss: number, lossError: number | null = 0): Way => ({
  run: "a",
  name: `at ${cost}`,
  kind: "plain",
  cost,
  loss,
  lossError,
  percent: null,
  percentSamples: null,
  isShrinking: false,
  training: 1,
  otherSamples: null,
  by: "run",
});

test("the front holds what nothing beats in both", () => {
  const front = paretoFront([way(4, 1), way(1, 3), way(2, 3.5), way(3, 2), way(3, 2.5), way(9, 1)]);
  expect(front.map(({ cost }) => cost)).toEqual([1, 3, 4]);
  expect(callAdvice(front, "s")).toBe(
    "Least loss by cost (s): a at 1 from 1 on (3.00), falling to 1.00 with at 4 at 4.",
  );
  const other = { ...way(2.5, 2.5, 0.5), run: "b", kind: "twirl" as const };
  expect(callAdvice([way(1, 3, 0.5), other], "s")).toContain(
    "; b with at 2.5 from 2.5 on (2.50, within the errors over samples).",
  );
  expect(callAdvice([way(1, 3, 0.1), { ...other, lossError: 0.1 }], "s")).toMatch(/on \(2.50\)\.$/);
  expect(isClear(way(1, 3, 0.1), way(2, 2.5, 0.1))).toBe(true);
  expect(callAdvice([], "s")).toBeNull();
});

test("runs of different data have no front", () => {
  const ways = [way(1, 3), way(2, 2)];
  expect(frontOf(ways, false)).toEqual(ways);
  expect(frontOf(ways, true)).toEqual([]);
});

const course = (run: string, points: readonly (readonly [number, number])[]): Course => ({
  run,
  moments: points.map(([at, loss]) => ({ at, loss, percent: 0, isShrinking: false })),
});

test("who leads as the time of training grows", () => {
  const courses = [
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
  ];
  expect(leadsOf(courses)).toEqual([
    { run: "small", from: 0 },
    { run: "large", from: 60 },
  ]);
  expect(trainingAdvice(courses, time)).toBe(
    "Least loss by time of training: small below 1 min 0 s; large from 1 min 0 s on.",
  );
  expect(trainingAdvice(courses, step)).toBe(
    "Least loss by training step: small below 60; large from 60 on.",
  );
  expect(trainingAdvice(courses, samples)).toContain("by samples seen in training: small below 60");
});

test("there is nothing to choose from one run, and nothing to say of none", () => {
  const alone = course("a", [[1, 2]]);
  expect(trainingAdvice([alone], time)).toBeNull();
  expect(trainingAdvice([alone, course("b", [])], time)).toBeNull();
  // Measured before the first step alone, it is not trained.
  const [before, worse] = [course("b", [[0, 3]]), course("c", [[0, 4]])];
  expect(trainingAdvice([before, worse], step)).toBeNull();
  expect(trainingAdvice([alone, before], step)).toBeNull();
});

test("at every budget leads only who is never behind", () => {
  const better = course("better", [
    [1, 2],
    [100, 1],
  ]);
  const worse = course("worse", [
    [1, 3],
    [100, 2],
  ]);
  expect(trainingAdvice([worse, better], time)).toBe(
    "Least loss by time of training: better at every budget.",
  );
});

test("short leads are passed over, and nothing is claimed of their budgets", () => {
  // Both begin with the same weights; the other is ahead until 0.3 s.
  const crossing = [
    course("quickstart-augmented", [
      [0, 2.3928],
      [0.065, 2.348],
      [0.3, 1.9],
      [39, 0.25],
      [41, 0.22],
    ]),
    course("other", [
      [0, 2.3928],
      [0.042, 2.377],
      [0.065, 2.306],
      [40, 0.38],
    ]),
  ];
  expect(leadsOf(crossing)).toEqual([
    { run: null, from: 0 },
    { run: "other", from: 0.042 },
    { run: "quickstart-augmented", from: 0.3 },
  ]);
  expect(trainingAdvice(crossing, time)).toBe(
    "Least loss by time of training: quickstart-augmented from 0.30 s on.",
  );
  // A short lead of another at the end is not a lead of the first.
  const overtaken = [
    course("first", [
      [1, 2],
      [100, 1],
    ]),
    course("last", [
      [1, 3],
      [99, 0.5],
    ]),
  ];
  expect(trainingAdvice(overtaken, step)).toBe("Least loss by training step: first below 99.");
  // In between, it is said for how long.
  const interrupted = [
    course("mostly", [
      [1, 5],
      [41, 3],
      [100, 2],
    ]),
    course("briefly", [
      [40, 4],
      [100, 4],
    ]),
  ];
  expect(trainingAdvice(interrupted, step)).toBe(
    "Least loss by training step: mostly at every budget, but for 1 in between.",
  );
  // Between two others, its budgets belong to neither.
  const three = [
    course("a", [[1, 5]]),
    course("b", [[40, 4]]),
    course("c", [
      [41, 3],
      [100, 2],
    ]),
  ];
  expect(trainingAdvice(three, step)).toBe(
    "Least loss by training step: a below 40; c from 41 on.",
  );
});

test("who was there first keeps the lead over those who reach the same loss later", () => {
  const first = course("first", [[1, 2]]);
  const second = course("second", [
    [50, 2],
    [100, 1],
  ]);
  expect(leadsOf([second, first])).toEqual([
    { run: "first", from: 0 },
    { run: "second", from: 100 },
  ]);
});
