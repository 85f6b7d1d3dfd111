import { expect, test } from "vitest";

import { courseMarks, frontMarks, heightsOf, wayMarks } from "./marks.ts";
import type { Way } from "./points.ts";

const moment = (at: number, percent: number, isShrinking: boolean) => ({
  at,
  loss: 10 - at,
  percent,
  isShrinking,
});
const numberOf = (run: string) => ["a", "b"].indexOf(run);

test("a percent is drawn grey where outputs only shrink, and a loss is not", () => {
  const moments = [
    moment(0, 1, true), // has no place on a logarithmic axis
    moment(1, 2, true),
    moment(2, 8, false),
    moment(3, 6, false),
    moment(4, 1, true),
    moment(5, 4, false),
  ];
  const courses = [{ run: "b", moments }];
  const told = courseMarks(courses, "percent", numberOf).map(({ run, isGrey, points }) => [
    run,
    isGrey,
    points.map(({ x, y }) => `${x}:${y}`).join(" "),
  ]);
  // What lies between grey and colour is grey.
  expect(told).toEqual([
    [1, true, "1:2 2:8 3:6 4:1 5:4"],
    [1, false, "2:8 3:6"],
    [1, false, "5:4"],
  ]);
  // Nor does grey cover what another run has learned.
  const other = { run: "a", moments: [moment(1, 3, false), moment(2, 3, false)] };
  const both = courseMarks([other, ...courses], "percent", numberOf);
  expect(both.map(({ label }) => label)).toEqual(["b, which only shrinks", "a", "b", "b"]);
  const [loss, ...more] = courseMarks(courses, "loss", numberOf);
  expect(more).toEqual([]);
  expect(loss).toMatchObject({ label: "b", shape: "line", isGrey: false });
  expect(loss.points).toHaveLength(5);
  expect(courseMarks([{ run: "a", moments: [] }], "percent", numberOf)).toEqual([]);
});

const way = (cost: number, loss: number, more: Partial<Way> = {}): Way => ({
  run: "a",
  name: "as it is",
  kind: "plain",
  cost,
  loss,
  lossError: 0.1,
  percent: 20,
  percentSamples: null,
  isShrinking: false,
  training: 1,
  otherSamples: null,
  by: "run",
  ...more,
});

test("points of a percent are grey and say so; errors are of losses", () => {
  const ways = [way(1, 5, { isShrinking: true }), way(2, 4, { run: "b", percent: null })];
  expect(wayMarks(ways, ways, "percent", numberOf)).toEqual([
    {
      run: 0,
      label: "a, as it is, which only shrinks",
      shape: "plain",
      isGrey: true,
      isHollow: false,
      points: [{ x: 1, y: 20, error: null }],
    },
  ]);
  const losses = wayMarks(ways, ways, "loss", numberOf);
  expect(losses.map(({ run, label, isGrey }) => [run, label, isGrey])).toEqual([
    [0, "a, as it is", false],
    [1, "b, as it is", false],
  ]);
  expect(losses[0].points).toEqual([{ x: 1, y: 5, error: 0.1 }]);
  expect(heightsOf(losses)).toEqual([4.9, 5, 5.1, 3.9, 4, 4.1]);
  const reversed = [way(2, 4), way(1, 5, { isShrinking: true })];
  expect(wayMarks(reversed, reversed, "percent", numberOf).map(({ isGrey }) => isGrey)).toEqual([
    true,
    false,
  ]);
});

test("what is of other samples is hollow: a way altogether, or its percent alone", () => {
  const own = way(1, 5);
  const advised = way(2, 4, { name: "twirl × 2", percentSamples: "32 test samples" });
  const apart = way(3, 4, { name: "twirl, 12 random", otherSamples: "32 test samples" });
  const hollow = (measure: "loss" | "percent") =>
    wayMarks([own, advised, apart], [own, advised], measure, numberOf).map(
      ({ label, isHollow }) => [label, isHollow],
    );
  expect(hollow("loss")).toEqual([
    ["a, as it is", false],
    ["a, twirl × 2", false],
    ["a, twirl, 12 random", true],
  ]);
  expect(hollow("percent")).toEqual([
    ["a, as it is", false],
    ["a, twirl × 2, 32 test samples", true],
    ["a, twirl, 12 random", true],
  ]);
});

test("a front is a line from two points on", () => {
  expect(frontMarks([way(1, 5)])).toEqual([]);
  expect(frontMarks([way(1, 5), way(2, 4)])[0].points).toEqual([
    { x: 1, y: 5 },
    { x: 2, y: 4 },
  ]);
});
