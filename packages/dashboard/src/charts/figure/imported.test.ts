import { expect, test } from "vitest";
import { figureCsv } from "../../export/csv.ts";
import { firstView, type View } from "../../state/address.ts";
import { absentIn, chosenMetrics } from "../chosen.ts";
import { figureOf } from "./figure.ts";
import { metricOf } from "./metrics.ts";
import { runOf } from "./testing.ts";

/** Two curves with steps of their own, in one line of metrics a step. */
const columns = {
  step: [0, 5, 10, 15, 20],
  time: [0, null, 20, 30, 40],
  percent: [80, null, 40, null, 20],
  "val/other": [null, 1, null, 3, null],
};
const imported = runOf("theirs", [{ kind: "scalars", columns }]);
const measured = runOf(
  "ours",
  [
    {
      kind: "monitor",
      weights: "raw",
      field: "forces",
      columns: { step: [0, 10], time: [0, 1], percent: [90, 9], L: [1, 2] },
    },
  ],
  { config: { seed: 1 } },
);

const figure = (id: string, view: Partial<View> = {}, runs = [imported]) =>
  figureOf(runs, metricOf(id)!, { view: { ...firstView, ...view }, times: [] });
const points = (id: string, view: Partial<View> = {}) =>
  figure(id, view).lines.map(({ x, y }) => x.map((place, i) => [place, y[i]]));

test("a curve has points at its own steps, and no gaps where only others have one", () => {
  expect(points("scalars.val/other")).toEqual([
    [
      [5, 1],
      [15, 3],
    ],
  ]);
  expect(points("monitor.percent", { x: "time" })).toEqual([
    [
      [0, 80],
      [20, 40],
      [40, 20],
    ],
  ]);
});

test("so it is when smoothed, in groups and as CSV", () => {
  const [smoothed] = points("monitor.percent", { smoothing: "mean", amount: 3 });
  expect(smoothed.map(([, y]) => y)).toEqual([60, 140 / 3, 30]);
  const rows = figureCsv(figure("scalars.val/other")).trimEnd().split("\r\n");
  expect(rows.slice(1)).toEqual([
    "theirs,theirs,scalars.val/other,,,,5,1,,,,not smoothed,",
    "theirs,theirs,scalars.val/other,,,,15,3,,,,not smoothed,",
  ]);
});

test("of several lines at one step the last that has a point of the curve", () => {
  const twice = runOf("a", [{ kind: "scalars", columns: { step: [1, 1], percent: [7, null] } }]);
  expect(figure("monitor.percent", {}, [twice]).lines[0].y).toEqual([7]);
});

test("an imported number of our name is drawn among the measured ones, and said to be imported", () => {
  const both = figure("monitor.percent", {}, [measured, imported]);
  expect(both.lines.map(({ label, y }) => [label, y])).toEqual([
    ["ours", [90, 9]],
    ["theirs (imported)", [80, 40, 20]],
  ]);
  expect(figure("scalars.percent").metric.id).toBe("monitor.percent");
  const grouped = figure("monitor.percent", { groupBy: "seed" }, [measured, imported]);
  expect(grouped.lines.map(({ label, y }) => [label, y])).toEqual([
    ["seed = 1 (1 run)", [90, 9]],
    ["seed = – (1 imported run)", [80, 40, 20]],
  ]);
});

test("other numbers of imported runs have their own names, whatever these are", () => {
  for (const name of ["constructor", "toString", "a.b c", "loss/percent"])
    expect(metricOf(`scalars.${name}`)).toMatchObject({ id: `scalars.${name}`, kind: "scalars" });
  expect(figure("scalars.constructor").lines).toEqual([]);
});

const seriesOf = (...runs: (typeof imported)[]) =>
  runs.flatMap(({ data }) => [...data.series.values()]);
const shown = (asked: string[], ...runs: (typeof imported)[]) => {
  const { metrics, ...rest } = chosenMetrics(asked, seriesOf(...runs));
  return { ...rest, ids: metrics.map(({ id }) => id) };
};

test("the page opens with the usual metrics, or else with the first that are there, ours before others", () => {
  expect(shown([], measured, imported).ids).toEqual(["monitor.percent", "monitor.L"]);
  expect(shown([], imported).ids).toEqual(["monitor.percent", "scalars.val/other"]);
  const names = Array.from({ length: 30 }, (_, i) => `a${i}`);
  const many = runOf("many", [
    {
      kind: "scalars",
      columns: Object.fromEntries(
        ["step", ...names, "loss", "L_mean", "explained"].map((name) => [name, [1]]),
      ),
    },
  ]);
  expect(shown([], many).ids).toEqual([
    "monitor.explained",
    "monitor.L_mean",
    "train.loss",
    "scalars.a0",
    "scalars.a1",
    "scalars.a10",
  ]);
  expect(shown([])).toEqual({ available: [], ids: [], missing: [] });
});

test("the menu: usual ones, training, then others, without what says how it was measured", () => {
  const run = runOf("a", [
    { kind: "head", columns: { step: [0], deviation: [1] } },
    { kind: "twirl", columns: { step: [0], rotations: [1], loss: [1], lossError: [1] } },
    { kind: "train", columns: { step: [0], time: [1], waiting: [1], loss: [1] } },
    {
      kind: "monitor",
      weights: "raw",
      columns: { step: [0], samples: [1], passes: [1], ci95Low: [1], rotationError: [1], L: [1] },
    },
  ]);
  expect(shown([], run).available).toEqual([
    "monitor.L",
    "train.loss",
    "train.waiting",
    "head.deviation",
    "twirl.loss",
  ]);
});

test("curves from elsewhere are in the menu whatever their names, but for their steps and times", () => {
  const names = ["testError", "val/meanSquaredError", "samples", "ci95Low", "passes", "rotations"];
  const curves = ["step", "time", ...names].map((name) => [name, [1]]);
  const run = runOf("a", [{ kind: "scalars", columns: Object.fromEntries(curves) }]);
  expect(shown([], run).available).toEqual(names.map((name) => `scalars.${name}`).sort());
});

test("an output or a time that no run has any more is named, and left out alone", () => {
  const view = { field: "forces", times: [0.1, 0.5] };
  const there = { metrics: [], missing: [] };
  expect(absentIn(view, there, { fields: ["forces"], times: [0.1, 0.5] })).toBeNull();
  // Runs that have neither show all that they have.
  expect(absentIn(view, there, { fields: [], times: [] })).toBeNull();
  expect(absentIn(view, there, { fields: ["energy"], times: [0.5, 0.9] })).toEqual({
    sentences: [
      "no output forces. Choose another under Output.",
      "no time t = 0.1. Choose others under Times t.",
    ],
    without: { field: null, times: [0.5] },
  });
  const metrics = [metricOf("monitor.L")!];
  const choices = { fields: ["forces"], times: [] };
  expect(absentIn(view, { metrics, missing: ["nope.nope", "test.L"] }, choices)).toEqual({
    sentences: ["no metric nope.nope, test.L. Choose others under Metrics."],
    without: { metrics: ["monitor.L"] },
  });
});

test("what is asked for and not there is named, the rest is drawn, each metric once", () => {
  expect(shown(["nope.nope", "monitor.percent", "scalars.percent", "test.L"], imported)).toEqual({
    available: ["monitor.percent", "scalars.val/other"],
    ids: ["monitor.percent"],
    missing: ["nope.nope", "test.L"],
  });
});
