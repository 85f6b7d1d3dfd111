import { expect, test } from "vitest";
import { figureCsv } from "../../export/csv.ts";
import { figureSvg } from "../../export/svg.ts";
import { firstView, type View } from "../../state/address.ts";
import { xTicks } from "./axis.ts";
import { xRange } from "./extent.ts";
import { figureOf } from "./figure.ts";
import { metricOf } from "./metrics.ts";
import { emptySentence } from "./notes.ts";
import { runOf, theme } from "./testing.ts";

/** What a run writes when it is tested, as the quickstart does. */
const tested = (name: string, step: number) => {
  const head = { weights: "raw", field: "forces" } as const;
  return runOf(name, [
    {
      ...head,
      kind: "test",
      loss: "mean-squared error",
      columns: { step: [step], L: [0.25], percent: [6], ci95Low: [5], ci95High: [7] },
    },
    {
      ...head,
      kind: "twirl",
      columns: {
        step: [step, step, step],
        rotations: [1, 2, 4],
        loss: [0.5, 0.4, 0.3],
        lossError: [0.1, 0.1, 0.05],
      },
    },
  ]);
};
const runs = [tested("a", 1500), tested("b", 1500)];
const figure = (id: string, view: Partial<View> = {}, some = runs) =>
  figureOf(some, metricOf(id)!, { view: { ...firstView, ...view }, times: [] });

test("the test loss against rotations averaged over, with its standard error", () => {
  const twirl = figure("twirl.loss");
  expect(twirl).toMatchObject({
    xLabel: "rotations averaged over at test time, n",
    yLabel: "test loss of forces, (eV/Å)²",
    xLog: true,
    yLog: false,
    notes: ["band: ± 1 standard error over samples"],
  });
  expect(twirl.title).toMatch(/^Test-time twirling: loss /);
  expect(twirl.lines[0]).toMatchObject({ x: [1, 2, 4], y: [0.5, 0.4, 0.3] });
  expect(twirl.lines[0].low![2]).toBeCloseTo(0.25, 12);
  expect(twirl.lines[0].high![0]).toBeCloseTo(0.6, 12);
  expect(figureSvg(twirl, theme).match(/<circle/g)!.length).toBeGreaterThanOrEqual(6);
});

test("what is for curves of training leaves rotations as they are: zoom, time, epochs, logarithm, smoothing", () => {
  const usual = figure("twirl.loss");
  for (const x of ["step", "time", "epoch"] as const)
    for (const xLog of [true, false])
      expect(
        figure("twirl.loss", { x, xLog, zoom: [300, 800], smoothing: "mean", amount: 3 }),
      ).toEqual(usual);
  const csv = figureCsv(figure("twirl.loss", { zoom: [300, 800] }));
  expect(csv.trimEnd().split("\r\n")).toHaveLength(7);
});

test("of several tests the last is drawn, as in reports", () => {
  const twirl = {
    kind: "twirl",
    weights: "raw",
    field: "forces",
    columns: { step: [10, 10, 20, 20], rotations: [1, 2, 1, 2], loss: [4, 3, 2, 1] },
  } as const;
  const { lines } = figure("twirl.loss", {}, [runOf("a", [twirl])]);
  expect(lines).toMatchObject([{ x: [1, 2], y: [2, 1] }]);
});

test("ticks stand at rotations and at whole steps", () => {
  expect(xTicks(figure("twirl.loss"), 1, 32, 4)).toEqual([1, 2, 4, 8, 16, 32]);
  const single = figure("test.L");
  expect(xTicks(single, ...(xRange(single) as [number, number]), 6)).toEqual([1500]);
  expect(xTicks(single, 0, 3, 10)).toEqual([0, 1, 2, 3]);
  const seconds = figure("test.L", { x: "epoch" });
  expect(xTicks(seconds, 0, 1, 5)).toContain(0.2);
});

test("a test is a dot a run, without a note about a band that is not drawn", () => {
  for (const view of [{}, { groupBy: "seed" }, { smoothing: "mean", amount: 3 } as const]) {
    const { lines, notes } = figure("test.percent", view);
    expect(lines.map(({ x }) => x)).toEqual(lines.map(() => [1500]));
    expect(lines.length).toBeGreaterThan(0);
    expect(notes.join()).not.toMatch(/band|smoothed/);
  }
  // The interval is still there to be read.
  expect(figure("test.percent").lines[0]).toMatchObject({ low: [5], high: [7] });
  expect(figure("test.percent", {}, [tested("a", 1), tested("b", 2)]).lines).toHaveLength(2);
});

test("tests of a group are one dot, also of runs that were tested at other places", () => {
  const apart = [tested("a", 1000), tested("b", 1500), tested("c", 1100)];
  const grouped = figure("test.percent", { groupBy: "seed", groupBand: "range" }, apart);
  expect(grouped.lines).toMatchObject([{ label: "seed = – (3 runs)", x: [1200], y: [6] }]);
  expect(grouped.notes.join()).toContain("tested at different places");
  // At one step the mean is there, and nothing needs to be said.
  const { lines, notes } = figure("test.percent", { groupBy: "seed" });
  expect(lines).toMatchObject([{ x: [1500], y: [6] }]);
  expect(notes.join()).not.toContain("places");
});

test("curves of a group that never meet have no mean, and the figure says why", () => {
  const monitored = (name: string, step: number[], L: number[]) =>
    runOf(name, [{ kind: "monitor", weights: "raw", field: "forces", columns: { step, L } }]);
  const apart = [monitored("a", [0, 10], [2, 1]), monitored("b", [20, 30], [2, 1])];
  const grouped = figure("monitor.L", { groupBy: "seed" }, apart);
  expect(grouped.lines).toEqual([]);
  expect(grouped.notes).toContain(
    "no mean, their runs share no part of the axis: seed = – (2 runs)",
  );
  expect(grouped.notes.join()).not.toContain("have no such numbers");
  expect(emptySentence(grouped)).toMatch(/^No mean to show/);
  expect(emptySentence(figure("gradients.ratio", { groupBy: "seed" }, apart))).toMatch(
    /^No numbers to show/,
  );
});
