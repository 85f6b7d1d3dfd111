import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { execute } from "../../runs/execute.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { mainHere, startProgram } from "../testing.js";
import type { Looked } from "./gradients-text.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const run = at("tiny");
const few = ["--samples", "2"];

beforeAll(async () => {
  const changes = {
    "train.checkpointEvery": 2,
    "train.keepCheckpoints": 20,
    "test.twirl": [],
    "monitor.gradientSamples": 2,
  };
  await execute(tinyConfig(changes), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

const file = (name: string) => at("tiny", "analysis", name);
const written = (name: string): Looked => JSON.parse(readFileSync(file(name), "utf8"));

test("one run: its course, correlations by lag and window, a file and a figure", async () => {
  const shown = await analyzed("gradients", run, ...few, "--seed", "3");
  const result = written("gradients.json");
  expect(result).toMatchObject({ run, name: "tiny", step: 20, samples: 2 });
  expect(result.settings).toMatchObject({ seed: 3, smoothing: "none", lossRatio: "percent" });
  expect(result.points).toHaveLength(11);
  expect(shown).toContain("tiny, raw weights, 11 checkpoints up to step 20: 2 samples, tetra");
  for (const row of [
    /^ +0( +−?[\d.]+){6}$/m,
    /^ +20( +−?[\d.]+){6}$/m,
    /^all of training +−?[01]\.\d\d +\[/m,
    /^changes over 2 steps +−?[01]\.\d\d +\[/m,
  ])
    expect(shown).toMatch(row);
  expect(shown).toContain("as the run's monitor measured, raw weights: r = ");
  expect(shown).not.toContain("bounds");
  const svg = readFileSync(file("gradients.svg"), "utf8");
  const { pearson } = result.correlations.overall;
  expect(svg).toContain(`>r ${pearson.value!.toFixed(2).replace("-", "−")}, ρ `);
  expect(existsSync(file("gradients-bounds.json"))).toBe(false);
});

test("bounds: a table, the constants, and files of their own", async () => {
  const flags = [...few, "--points", "3", "--bounds", "--lanczos", "2"];
  const shown = await analyzed("gradients", run, ...flags, "--parameters", "readout.*");
  expect(shown).toMatch(/^ +20( +[\d.]+){6}$/m);
  for (const text of ["M_ε ≥ ", "M_Lequiv ≥ ", "α = ", "(14) at ", "2 products with each Hessian"])
    expect(shown).toContain(text);
  const name = "gradients-bounds-readout._-points-3";
  for (const ending of [".json", ".svg"]) {
    expect(shown).toContain(`${file(name)}${ending}`);
    expect(existsSync(`${file(name)}${ending}`)).toBe(true);
  }
  const result: Looked = JSON.parse(
    await analyzed("gradients", run, ...flags, "--parameters", "readout.*", "--json"),
  );
  expect(result.points.map(({ step }) => step)).toEqual([0, 10, 20]);
  expect(result.bounds!.points.map(({ step }) => step)).toEqual([0, 10, 20]);
});

test("several runs: a row for each, and one figure", async () => {
  await execute(tinyConfig({ name: "other", "train.steps": 4 }), { root: root.path });
  const output = at("all.svg");
  const shown = await analyzed("gradients", run, at("other"), ...few, "--output", output);
  expect(shown).toMatch(/^tiny +– +11 +/m);
  expect(shown).toMatch(/^other +– +2 +–/m); // untrained, and the one checkpoint kept
  const svg = readFileSync(output, "utf8");
  for (const name of ["tiny", "other"]) expect(svg).toContain(`>${name}</text>`);
});

test("smoothing and ε are said, and measure nothing again", async () => {
  const plain = JSON.parse(await analyzed("gradients", run, ...few, "--json"));
  const flags = ["--smoothing", "paper", "--loss-ratio", "epsilon", "--from", "6"];
  const shown = await analyzed("gradients", run, ...few, ...flags);
  expect(shown).toContain(
    "with the logarithm of ε = L_equiv / L_mean, both smoothed as the paper does",
  );
  expect(shown).toContain("from step 6 on");
  expect(readFileSync(file("gradients.svg"), "utf8")).toContain(">smoothed, from step 6 on</text>");
  const smooth = written("gradients.json");
  expect(smooth.points).toEqual(plain.points);
  expect(smooth.correlations).not.toEqual(plain.correlations);
});

test("killed at any time: what was measured is there, and the next call goes on from it", async () => {
  rmSync(at("tiny", "analysis"), { recursive: true });
  const argv = ["analyze", "gradients", run, "--samples", "3", "--json"];
  const partial = file("gradients.partial.jsonl");
  const lines = () =>
    existsSync(partial) ? readFileSync(partial, "utf8").split("\n").slice(1, -1) : [];
  const child = startProgram(argv);
  const deadline = Date.now() + 60_000;
  while (lines().length < 2 && Date.now() < deadline) await setTimeout(5);
  child.process.kill("SIGKILL");
  await child.done;
  const kept = lines();
  expect(kept.length).toBeGreaterThanOrEqual(2);
  expect(kept.length).toBeLessThan(11);
  expect(existsSync(file("gradients.json"))).toBe(false);
  const resumed: Looked = JSON.parse((await mainHere(...argv)).stdout);
  expect(resumed.points.slice(0, kept.length)).toEqual(kept.map((line) => JSON.parse(line)));
  expect(existsSync(partial)).toBe(false);
  rmSync(file("gradients.json"));
  const whole: Looked = JSON.parse((await mainHere(...argv)).stdout);
  expect(resumed.points).toEqual(whole.points);
});

describe("mistakes", () => {
  test.each([
    [["--samples", "0"], '--samples must be an integer of at least 1, got "0"'],
    [["--points", "0"], '--points must be an integer of at least 1, got "0"'],
    [["--points", "all"], '--points must be an integer of at least 1, got "all"'],
    [["--from", "-1"], '--from must be an integer of at least 0, got "-1"'],
    [["--rotations", "1"], '--rotations must be an integer of at least 2, got "1"'],
    [["--time", "0.5"], "leave out --time"],
    [["--time", "1"], '--time must be a time from 0 (noise) to below 1 (data), got "1"'],
    [["--smoothing", "ema"], "Allowed choices are none, paper; --help"],
    [["--loss-ratio", "loss"], "Allowed choices are percent, epsilon; --help"],
    [["--weights", "best"], "Allowed choices are raw, ema, ema-debiased; --help"],
    [["--lanczos", "4"], "--lanczos is of --bounds: leave it out, or add --bounds"],
    [["--parameters", "*"], "--parameters is of --bounds: leave it out, or add --bounds"],
    [["--bounds", "--lanczos", "0"], '--lanczos must be an integer of at least 1, got "0"'],
    [["--bounds", "--parameters", "a,,b"], 'with commas between, got "a,,b"'],
    [["--bounds", "--parameters", "a,a"], "--parameters names a twice"],
    [["--checkpoint", "initial"], "leave out --checkpoint; --points takes fewer of them"],
    [["--seed", "-1"], '--seed must be an integer of at least 0, got "-1"'],
    [["--device", "cuda:99"], "device cuda:99 is not there"],
    [["--output", "all.png"], "give its name the ending .svg"],
  ])("%j", async (flags, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf("gradients", run, ...flags)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });

  test("one checkpoint of a run, and a folder that is no run", async () => {
    expect(await mistakeOf("gradients", `${run}@4`)).toContain(`leave out @… of ${run}@4`);
    expect(await mistakeOf("gradients", at("nowhere"))).toContain("nowhere");
  });

  test("unknown parameters are named after the gradients are done", async () => {
    const flags = [...few, "--points", "1", "--bounds", "--parameters", "head.*"];
    expect(await mistakeOf("gradients", run, ...flags)).toContain(
      'no parameter is called "head.*"',
    );
  });
});

test("help shows no checkpoint to choose", async () => {
  const { stdout } = await mainHere("analyze", "gradients", "--help");
  expect(stdout).not.toMatch(/--checkpoint |@initial/);
  for (const flag of ["--points", "--smoothing", "--bounds", "--lanczos", "--parameters", "--time"])
    expect(stdout).toContain(`${flag} `);
});
