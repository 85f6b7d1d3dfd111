import { expect, test } from "vitest";
import { figureCsv } from "../../export/csv.ts";
import { figureSvg } from "../../export/svg.ts";
import { addMetrics, emptyRunData } from "../../live/series.ts";
import { summary } from "../../runs/testing.ts";
import { firstView, type View } from "../../state/address.ts";
import { zoomForAddress } from "./axis.ts";
import { xRange, yRange } from "./extent.ts";
import { figureOf } from "./figure.ts";
import { metricOf } from "./metrics.ts";
import { readingOf, spokenReading } from "../plot/reading.ts";
import { theme } from "./testing.ts";

function run(name: string, seed: number, percent: (number | null)[]) {
  const data = emptyRunData(name);
  const step = percent.map((_, i) => 10 * i);
  const columns = {
    step,
    time: step.map((s) => 60 * s),
    percent,
    ci95Low: percent.map((y) => y && y - 1),
    ci95High: percent.map((y) => y && y + 1),
    explained: percent.map((_, i) => (i === 0 ? -3 : 0.5)),
    L: percent.map((_, i) => 2 - i),
  };
  const loss = "mean-squared error";
  const head = { kind: "monitor", field: "forces", t: null, loss } as const;
  const series = [
    { ...head, weights: "raw", columns } as const,
    { ...head, weights: "ema", columns: { ...columns, percent: percent.map(() => 50) } } as const,
  ];
  addMetrics(data, { run: name, offset: 1, restarted: false, notes: [], series });
  return { summary: summary(name, { config: { seed, model: "plain" } }), data };
}

const runs = [run("a & b", 1, [80, 10, 20]), run('c,"d"', 2, [60, 30, null])];
const figure = (id: string, view: Partial<View> = {}) =>
  figureOf(runs, metricOf(id)!, { view: { ...firstView, ...view }, times: [] });

test("the percent of two runs with its interval, grey where too little is explained", () => {
  const { lines, notes, yLabel, xLabel } = figure("monitor.percent");
  expect(lines.map(({ label, color, y }) => [label, color, y])).toEqual([
    ["a & b", 0, [80, 10, 20]],
    ['c,"d"', 1, [60, 30, null]],
  ]);
  expect(lines[0].low).toEqual([79, 9, 19]);
  expect(lines[0].shrinking).toEqual([true, false, false]);
  expect(notes).toHaveLength(2);
  expect([xLabel, yLabel]).toEqual(["training step", "percent, %"]);
});

test("minutes, epochs, weights, units", () => {
  expect(figure("monitor.L", { x: "time" })).toMatchObject({
    xLabel: "time of training, min",
    yLabel: "L, (eV/Å)²",
    lines: [{ x: [0, 10, 20] }, {}],
  });
  expect(figure("monitor.L", { x: "epoch" }).lines[0].x).toEqual([0, 1, 2]);
  const both = figure("monitor.percent", { weights: ["raw", "ema"] });
  expect(both.lines.map(({ label }) => label)[1]).toBe("a & b, ema weights");
  expect(figure("gradients.ratio").lines).toEqual([]);
  const options = { view: { ...firstView, weights: ["raw", "ema"] }, times: [] } as const;
  const alone = figureOf(runs.slice(0, 1), metricOf("monitor.L")!, options);
  expect(alone.lines.map(({ label }) => label)).toEqual(["raw weights", "ema weights"]);
  expect(figureSvg(alone, theme)).toContain("the whole loss: a &amp; b");
});

test("a logarithmic axis leaves out what has no place on it, and says so", () => {
  const { lines, notes } = figure("monitor.L", { xLog: true });
  expect(lines[0].x).toEqual([10, 20]);
  expect(lines[0].y).toEqual([1, null]);
  expect(notes.join()).toMatch(/points at 0.*2 values of 0 and less/);
});

test("groups by a key of the configuration become their mean, with a band over runs", () => {
  const { lines, notes } = figure("monitor.percent", { groupBy: "model", groupBand: "range" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    label: "model = plain (2 runs)",
    x: [0, 10],
    y: [70, 20],
    low: [60, 10],
    high: [80, 30],
    shrinking: [true, false],
  });
  expect(notes.join()).toContain("from the smallest to the largest");
  expect(figure("monitor.percent", { groupBy: "seed" }).lines).toHaveLength(2);
});

test("smoothing is stated, keeps what was measured, and takes the interval away", () => {
  const { lines, notes } = figure("monitor.percent", { smoothing: "mean", amount: 3 });
  expect(lines[0]).toMatchObject({ y: [45, 110 / 3, 15], rough: [80, 10, 20], low: null });
  expect(notes[0]).toBe("smoothed: mean of 3 points");
});

test("a CSV of groups says how runs were smoothed, and what is between low and high", () => {
  const rows = (view: Partial<View>) =>
    figureCsv(figure("monitor.percent", { groupBy: "model", ...view })).split("\r\n");
  const smoothed = rows({ smoothing: "mean", amount: 3, groupBand: "interval" });
  expect(smoothed[1]).toContain(
    ",smoothed: mean of 3 points,95 % interval of the mean (Student's t)",
  );
  expect(rows({})[1]).toMatch(/,not smoothed,± 1 standard deviation over the runs of a group$/);
  expect(rows({ groupBand: "none" })[1]).toMatch(/,,,true,not smoothed,$/);
});

test("runs without a value are not counted in a mean, and a missing key is another than null", () => {
  const [a, b, none] = [run("a", 1, [80, 10]), run("b", 1, [60, 30]), run("c", 1, [null, null])];
  const of = (some: (typeof a)[], view: Partial<View>) =>
    figureOf(some, metricOf("monitor.percent")!, { view: { ...firstView, ...view }, times: [] });
  const { lines, notes } = of([a, b, none], { groupBy: "seed" });
  expect(lines).toMatchObject([{ label: "seed = 1 (2 runs)", runs: ["a", "b"], y: [70, 20] }]);
  expect(notes.join()).toContain("1 of 3 runs have no such numbers");

  const configs: Record<string, null>[] = [{ key: null }, {}];
  const keyed = configs.map((config, i) => ({
    ...[a, b][i],
    summary: summary(["a", "b"][i], { config }),
  }));
  const { lines: apart } = of(keyed, { groupBy: "key" });
  expect(apart.map(({ label, color }) => [label, color])).toEqual([
    ["key = null (1 run)", 0],
    ["key = – (1 run)", 1],
  ]);
});

test("one run is no group: its interval stays", () => {
  const view = { ...firstView, groupBy: "seed" };
  const alone = figureOf(runs.slice(0, 1), metricOf("monitor.percent")!, { view, times: [] });
  expect(alone.lines).toMatchObject([{ label: "a & b", low: [79, 9, 19] }]);
});

test("a zoom in the address is in seconds, whatever unit the axis has by now", () => {
  const percent = metricOf("monitor.percent")!;
  const of = (some: typeof runs, zoom: View["zoom"]) =>
    figureOf(some, percent, { view: { ...firstView, x: "time", zoom }, times: [] });
  const short = [run("a", 1, [3, 2])];
  expect(of(short, [200, 550])).toMatchObject({ xLabel: "time of training, s", zoom: [200, 550] });
  const [long] = [of(runs, [200, 540])];
  expect(long).toMatchObject({ xLabel: "time of training, min", zoom: [200 / 60, 9] });
  expect(zoomForAddress(long, [5, 9])).toEqual([300, 540]);
  expect(zoomForAddress(long, null)).toBeNull();
  expect(figureOf(runs, percent, { view: { ...firstView, zoom: [5, 9] }, times: [] }).zoom).toEqual(
    [5, 9],
  );
});

test("axes: a percent from 0, the zoomed part alone, an explained not below −1", () => {
  const percent = figure("monitor.percent");
  expect(xRange(percent)).toEqual([0, 20]);
  expect(yRange(percent, [0, 20])).toEqual([0, 81 * 1.05]);
  expect(yRange(percent, [5, 20])[1]).toBeCloseTo(46 * 1.05);
  expect(yRange(figure("monitor.explained"), [0, 20])[0]).toBeCloseTo(-1.075);
  expect(xRange(figure("gradients.ratio"))).toEqual([0, 1]);
});

test("values under the pointer, and the last ones without it", () => {
  const [first, second] = figure("monitor.percent").lines;
  expect(readingOf(first, 4)).toEqual({ x: 0, text: "80.00 [79.0, 81.0]", isShrinking: true });
  expect(readingOf(first, 14)?.x).toBe(10);
  expect(readingOf(first, 1e9)?.x).toBe(20);
  expect(readingOf(second, null)?.x).toBe(10);
  expect(readingOf({ ...first, y: [null, null, null] }, 3)).toBeNull();
});

test("values at a place in words, each with its own place where that is another", () => {
  const { lines } = figure("monitor.percent");
  const short = { ...lines[1], x: [0, 5] };
  const spoken = (x: number) =>
    spokenReading({ xLabel: "training step", lines: [lines[0], short] }, x);
  expect(spoken(9.7)).toBe(
    'training step 10: a & b 10.00 [9.00, 11.0]; c,"d" 30.00 [29.0, 31.0] at 5',
  );
  expect(spoken(0.1)).toContain(
    "training step 0: a & b 80.00 [79.0, 81.0], outputs only shrink; c",
  );
  expect(spokenReading({ xLabel: "training step", lines: [] }, 3)).toBe("");
});

test("the CSV has a row a point, quotes what needs it, and keeps to the zoom", () => {
  const csv = figureCsv(figure("monitor.percent", { zoom: [5, 15] }));
  expect(csv.split("\r\n")).toEqual([
    "line,runs,metric,weights,field,t,training step,value,low,high,shrinking,smoothing,band",
    "a & b,a & b,monitor.percent,raw,forces,,10,10,9,11,false,not smoothed,95 % interval over samples",
    '"c,""d""","c,""d""",monitor.percent,raw,forces,,10,30,29,31,false,not smoothed,95 % interval over samples',
    "",
  ]);
  const smoothed = figureCsv(figure("monitor.percent", { smoothing: "mean", amount: 3 }));
  expect(smoothed.split("\r\n")[1]).toMatch(/,45,,,true,smoothed: mean of 3 points,,80$/);
});

test("the SVG holds every line, the band, the grey part and the notes, and is well formed", () => {
  const svg = figureSvg(figure("monitor.percent"), theme);
  expect(svg).toContain("a &amp; b");
  expect(svg).toContain('fill="#0072b2" fill-opacity="0.16"');
  expect(svg).toContain('stroke="#999999"');
  expect(svg).toContain("outputs only shrink");
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(figureSvg(figure("monitor.L", { xLog: true }), theme)).not.toMatch(/NaN|Infinity/);
  expect(figureSvg(figure("gradients.ratio"), theme)).not.toMatch(/NaN|Infinity/);
});

test("a logarithmic axis leaves out values, and does not change means or smoothed ones", () => {
  const both = [run("a", 1, [1, -0.5, 1]), run("b", 2, [1, 0.1, 1])];
  const percent = metricOf("monitor.percent")!;
  const grouped: View = { ...firstView, groupBy: "device" };
  const of = (view: View) => figureOf(both, percent, { view, times: [] }).lines.map(({ y }) => y);
  const smooth: View = { ...firstView, smoothing: "mean", amount: 3 };
  for (const view of [grouped, smooth]) {
    // The percent's axis is linear unless it is turned.
    const linear = of({ ...view, turned: [] });
    const logarithmic = of({ ...view, turned: [percent.id] });
    expect(linear.length).toBeGreaterThan(0);
    const cut = linear.map((y) => y.map((value) => (value !== null && value > 0 ? value : null)));
    expect(logarithmic).toEqual(cut);
  }
});
