import { expect, test } from "vitest";
import { monitorLine } from "../../../runs/testing.js";
import { monitorSeries } from "../series.js";
import { colorOfTime, curvesAt, groupsOf, timeLabel, timesOf } from "./times.js";
import { times } from "./testing.js";

test("the paper's times have eight colours, from purple to red, the same in every report", () => {
  const colors = times.map(colorOfTime);
  expect(new Set(colors).size).toBe(8);
  const channels = (color: string) =>
    [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16));
  for (const color of colors.slice(0, 3)) {
    const [red, , blue] = channels(color);
    expect(blue).toBeGreaterThan(red);
  }
  for (const color of colors.slice(5)) {
    const [red, , blue] = channels(color);
    expect(red).toBeGreaterThan(blue);
  }
  expect(colorOfTime(0.7)).not.toBe(colorOfTime(0.6));
  expect(colorOfTime(undefined)).toBe("#1a1a1a");
});

test("a group is a run and kind of weights with all its times in order", () => {
  const lines = (["ema", "raw"] as const).flatMap((weights) => [
    monitorLine(0, { weights }),
    monitorLine(0, { weights, t: 0.9 }),
    monitorLine(0, { weights, t: 0.1 }),
  ]);
  const series = monitorSeries([{ name: "a", lines }], "together");
  expect(timesOf(series)).toEqual([0.1, 0.9, undefined]);
  const groups = groupsOf(series);
  expect(groups.map(({ title }) => title)).toEqual(["raw weights", "ema weights"]);
  expect(groups[0].series.map(({ t }) => timeLabel(t))).toEqual([
    "t = 0.1",
    "t = 0.9",
    "without t",
  ]);
  const two = monitorSeries(
    ["a", "b"].map((name) => ({ name, lines })),
    "together",
  );
  expect(groupsOf(two).map(({ title }) => title)).toEqual([
    "A: raw weights",
    "A: ema weights",
    "B: raw weights",
    "B: ema weights",
  ]);
});

test("runs keep their letter whatever times they measured, and one without lines its place", () => {
  const flow = [monitorLine(0, { t: 0.1 }), monitorLine(0, { t: 0.9 })];
  const runs = [
    { name: "none", lines: [] },
    { name: "flow", lines: flow },
    { name: "late", lines: flow.slice(1) },
  ];
  const subjects = (how: "apart" | "together") =>
    monitorSeries(runs, how).map(({ subject, t }) => [subject.letter, subject.label, t]);
  expect(subjects("together")).toEqual([
    ["B", "flow", 0.1],
    ["B", "flow", 0.9],
    ["C", "late", 0.9],
  ]);
  expect(subjects("apart")).toEqual([
    ["B", "flow, t = 0.1", 0.1],
    ["C", "flow, t = 0.9", 0.9],
    ["D", "late, t = 0.9", 0.9],
  ]);
});

test("curves from elsewhere belong to their time, or to all", () => {
  const curves = [
    { name: "a", points: [], t: 0.1 },
    { name: "b", points: [], t: 0.9 },
    { name: "c", points: [] },
  ];
  const names = (t: number | undefined) => curvesAt(t, curves).map(({ name }) => name);
  expect(names(0.1)).toEqual(["a", "c"]);
  expect(names(0.5)).toEqual(["c"]);
  expect(names(undefined)).toEqual(["a", "b", "c"]);
  expect(curvesAt(0.1, undefined)).toEqual([]);
});
