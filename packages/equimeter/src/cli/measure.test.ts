import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { formatXyz } from "../data/index.js";
import { demoStructures } from "../data/testing.js";
import { execute } from "../runs/execute.js";
import type { RunReport } from "../runs/measure.js";
import { linesOf, readMetrics } from "../runs/index.js";
import { snapshot, temporaryFolder, tinyConfig } from "../runs/testing.js";
import { mainHere } from "./testing.js";

const root = temporaryFolder();
const run = join(root.path, "runs", "tiny");

beforeAll(() => execute(tinyConfig({ "test.samples": null }), { root: join(root.path, "runs") }));
afterAll(() => root[Symbol.dispose]());

async function measured(...flags: string[]): Promise<RunReport> {
  const before = snapshot(run);
  const { code, stdout, stderr } = await mainHere("measure", run, "--json", ...flags);
  expect([code, stderr]).toEqual([0, ""]);
  expect(snapshot(run)).toEqual(before);
  return JSON.parse(stdout) as RunReport;
}

test("it finds what the run itself measured at its end, for every kind of weights", async () => {
  for (const line of linesOf(readMetrics(run), "test")) {
    const report = await measured("--weights", line.weights);
    expect(report).toMatchObject({ run, step: 20, weights: line.weights, samples: 6, passes: 24 });
    expect(report.L).toBeCloseTo(line.L, 6);
    expect(report.percent.value).toBeCloseTo(line.percent, 4);
    expect(report.explained).toBeCloseTo(line.explained, 6);
  }
});

test("elements and the worst structures are named", async () => {
  const report = await measured();
  expect(report.parts.map(({ name }) => name).sort()).toEqual(["C", "H", "N", "O"]);
  expect(report.worst).toHaveLength(5);
  for (const { name, percent } of report.worst) {
    expect(name).toMatch(/^demo\.xyz\.gz#\d+ \((paracetamol|aspirin)\)$/);
    expect(percent).toBeGreaterThan(0);
  }
  expect(report.data).toMatch(/^test part of .*demo\.xyz\.gz$/);
});

test("part, number of structures, design and seed can be chosen", async () => {
  const chosen = ["--split", "train", "--samples", "9", "--design", "independent", "--count", "5"];
  const report = await measured(...chosen);
  expect(report).toMatchObject({ samples: 9, passes: 5, design: "independent × 5" });
  expect(report.data).toMatch(/^train part/);
  expect((await measured(...chosen)).L).toBe(report.L);
  expect((await measured(...chosen, "--seed", "7")).L).not.toBe(report.L);
  const orbit = await measured("--design", "icosahedralOrbits", "--replicates", "1");
  expect(orbit).toMatchObject({ passes: 60, design: "icosahedralOrbits × 1 (biased low)" });
  expect(await measured("--design", "enumerate")).toMatchObject({ passes: 24, group: "O" });
});

test("another file can be measured on", async () => {
  const path = join(root.path, "other.xyz");
  const frames = (await demoStructures(130)).slice(126);
  writeFileSync(path, frames.map((frame) => formatXyz(frame)).join(""));
  const report = await measured("--data", path);
  expect(report).toMatchObject({ samples: 4, data: path });
});

test("without --json it is text for people", async () => {
  const { code, stdout } = await mainHere("measure", run, "--samples", "2");
  expect(code).toBe(0);
  expect(stdout).toContain("of the loss comes from broken rotation symmetry");
  expect(stdout).toContain("tetrahedralOrbits × 2, haar law");
  expect(stdout).toMatch(/2 structures, 24 passes each/);
});

test("report draws the run, and --json gives its path and numbers", async () => {
  const out = join(root.path, "report");
  const text = await mainHere("report", run, "--out", out, "--title", "A <title>");
  expect([text.code, text.stderr]).toEqual([0, ""]);
  expect(text.stdout).toContain(join(out, "report.html"));
  expect(readFileSync(join(out, "report.html"), "utf8")).toContain("A &lt;title&gt;");
  expect(readdirSync(out).sort()).toEqual(["figures", "report.html", "summary.json"]);

  const json = await mainHere("report", run, "--out", out, "--json");
  const summary = JSON.parse(readFileSync(join(out, "summary.json"), "utf8")) as object;
  const falls = { tiny: expect.arrayContaining([expect.objectContaining({ weights: "raw" })]) };
  const report = join(out, "report.html");
  expect(JSON.parse(json.stdout)).toEqual({ report, runs: summary, falls });
  expect(existsSync(join(out, "figures", "percent.svg"))).toBe(true);
});
