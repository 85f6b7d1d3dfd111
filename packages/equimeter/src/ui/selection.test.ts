import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { monitorLine, temporaryFolder, trainLine } from "../runs/testing.js";
import { uiApp } from "./app.js";
import { asked, writeRun } from "./testing.js";

const jsonl = (lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

function example() {
  const folder = temporaryFolder();
  const app = uiApp({ folder: folder.path, assets: null });
  const metrics = jsonl([
    trainLine(1),
    monitorLine(1, { weights: "raw", percent: 40 }),
    monitorLine(1, { weights: "ema", field: "energy, per atom", percent: 30 }),
    { ...monitorLine(2, { weights: "raw" }), percent: "NaN" },
  ]);
  writeRun(folder.path, "a", { metrics });
  writeRun(folder.path, "b", { metrics: jsonl([monitorLine(1, { t: 0.5 })]) });
  return {
    path: folder.path,
    text: async (path: string) => (await app.request(asked(path))).text(),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

test("the numbers of a selection come as CSV", async () => {
  using given = example();
  const text = await given.text("/api/data.csv?run=a&kind=monitor");
  const [header, ...rows] = text.trimEnd().split("\r\n");
  expect(header).toMatch(/^run,kind,weights,field,t,step,time,L,L_mean,L_equiv,percent,/);
  expect(rows.map((row) => row.split(",").slice(0, 7))).toEqual([
    ["a", "monitor", "raw", "forces", "", "1", "0.1"],
    ["a", "monitor", "raw", "forces", "", "2", "0.2"],
    ["a", "monitor", "ema", '"energy', ' per atom"', "", "1"],
  ]);
  const percent = header.split(",").indexOf("percent");
  expect(rows.slice(0, 2).map((row) => row.split(",")[percent])).toEqual(["40", ""]);
});

test("weights, fields, times and kinds choose lines; those that have none of it stay", async () => {
  using given = example();
  const rowsOf = async (query: string) => {
    const text = await given.text(`/api/data.csv?run=a&run=b&${query}`);
    const rows = text.trimEnd().split("\r\n").slice(1);
    return rows.map((row) => row.split(",").slice(0, 3).join(" ")).sort();
  };
  expect(await rowsOf("weights=ema")).toEqual(["a monitor ema", "a train "]);
  expect(await rowsOf("field=forces&kind=monitor&t=0.25")).toEqual([
    "a monitor raw",
    "a monitor raw",
  ]);
  expect(await rowsOf("kind=monitor&t=0.5&weights=raw&weights=ema")).toHaveLength(4);
  expect(await rowsOf("kind=nothing")).toEqual([]);
});

test("figures are drawn of the selection", async () => {
  using given = example();
  const both = await given.text("/api/figure.svg?figure=percent&run=a&run=b");
  expect(both).toMatch(/^<svg/);
  expect(both).toContain("energy, per atom");
  const one = await given.text("/api/figure.svg?figure=percent&run=a&weights=raw&width=400");
  expect(one).toContain('width="400"');
  expect(one).not.toContain("energy, per atom");
  for (const figure of ["losses", "explained", "percent-explained", "averaging", "gradients"])
    expect(await given.text(`/api/figure.svg?figure=${figure}&run=a`)).toMatch(/^<svg/);
  for (const figure of ["head", "twirl", "percent-at-times", "normalized-variance", "worst-time"])
    expect(await given.text(`/api/figure.svg?figure=${figure}&run=b`)).toMatch(/^<svg/);
});

test("a figure of damaged metrics says which line is", async () => {
  using given = example();
  writeFileSync(join(given.path, "a", "metrics.jsonl"), '{"kind":"train"}\n');
  const text = await given.text("/api/figure.svg?figure=percent&run=a");
  expect(text).toContain("metrics.jsonl:1: this line is damaged");
});
