import { expect, test } from "vitest";

import {
  chosenSubject,
  hasMeasurements,
  lacking,
  subjectKey,
  subjectsOf,
  subjectText,
  withSubject,
} from "./subjects.ts";
import { known, series } from "./testing.ts";

const forces = { field: "forces", t: null };
const at = (t: number) => ({ field: "x_1", t });
const columns = { step: [1], L: [1], percent: [1] };
const flow = (name: string, ...times: number[]) =>
  known(name, { series: times.map((t) => series("monitor", columns, at(t))) });
const averaged = known("averaged", { series: [series("monitor", columns, { weights: "ema" })] });

test("a run has measurements where a monitor or a test of raw weights has lines", () => {
  expect(hasMeasurements(known("a"))).toBe(true);
  const imported = [series("scalars", { percent: [3] }, { weights: null, field: null })];
  expect(hasMeasurements(known("a", { series: imported }))).toBe(false);
  expect(hasMeasurements(averaged)).toBe(false);
});

test("subjects are fields and times that raw weights have", () => {
  expect(subjectsOf([known("a")])).toEqual([forces]);
  expect(subjectsOf([averaged])).toEqual([]);
  expect(subjectsOf([flow("a", 0.5, 0.9), flow("b", 0.1, 0.5)])).toEqual([0.1, 0.5, 0.9].map(at));
  expect([forces, at(0.5)].map(subjectText)).toEqual(["forces", "x_1 at t = 0.5"]);
});

test("the subject that was wanted stays when another comes before it", () => {
  const before = subjectsOf([flow("a", 0.5, 0.9)]);
  const wanted = subjectKey(before[1]);
  const after = subjectsOf([flow("a", 0.5, 0.9), flow("b", 0.1)]);
  expect(chosenSubject(before, wanted)).toEqual(at(0.9));
  expect(chosenSubject(after, wanted)).toEqual(at(0.9));
  expect(chosenSubject(after, null)).toEqual(at(0.1));
  expect(chosenSubject(subjectsOf([flow("b", 0.1)]), wanted)).toEqual(at(0.1));
  expect(chosenSubject([], wanted)).toBeUndefined();
});

test("runs that lack the subject are named, with what they lack", () => {
  const read = [flow("early", 0.1), averaged, flow("late", 0.9), known("new", { series: [] })];
  expect(withSubject(read, at(0.9)).map(({ run }) => run.name)).toEqual(["late"]);
  expect(lacking(read, at(0.9))).toEqual([
    { name: "early", why: "no measurement of x_1 at t = 0.9" },
    { name: "averaged", why: "no measurement of raw weights" },
    { name: "new", why: "no measurement yet" },
  ]);
  expect(lacking([averaged], undefined)).toEqual([
    { name: "averaged", why: "no measurement of raw weights" },
  ]);
});
