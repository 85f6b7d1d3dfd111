import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { SamplesAnalysis } from "../../runs/analyze/index.js";
import { execute } from "../../runs/execute.js";
import { tinyProteins, writeChains } from "../../runs/tasks/proteins/testing.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const [atoms, grids, chains] = [at("tiny"), at("grids"), at("backbones")];
const few = ["--samples", "3", "--rotations", "30", "--most-passes", "24", "--repetitions", "2"];

beforeAll(async () => {
  writeMolecules(root.path);
  writeChains(root.path);
  await execute(tinyConfig({ "train.steps": 4 }), { root: root.path });
  await execute(tinyVoxels(root.path), { root: root.path });
  await execute(tinyProteins(root.path), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

const read = (run: string, name: string): SamplesAnalysis =>
  JSON.parse(readFileSync(join(run, "analysis", `${name}.json`), "utf8"));

test("designs, degrees and moments: tables, a file and a figure", async () => {
  const shown = await analyzed("samples", atoms, ...few, "--degrees", "3");
  for (const part of [/independent × 10 +10 /, /tetrahedralOrbits × 2 +24 /, /leading direction/])
    expect(shown).toMatch(part);
  expect(shown).toContain("3 samples");
  expect(shown).not.toContain("t = ");
  const written = read(atoms, "samples-rotations-30");
  expect(written).toMatchObject({ t: null, group: "SO3", repetitions: 2 });
  expect(written.sources.powers!.prediction.shares).toHaveLength(3);
  expect(readFileSync(join(atoms, "analysis", "samples-rotations-30.svg"), "utf8")).toMatch(
    /^<svg/,
  );
  expect(JSON.parse(await analyzed("samples", atoms, ...few, "--degrees", "3", "--json"))).toEqual(
    written,
  );
});

test("a flow is looked at at a time, another one has a file of its own", async () => {
  expect(await analyzed("samples", chains, ...few)).toContain(", t = 0.5: percent");
  await analyzed("samples", `${chains}@initial`, ...few, "--time", "0.9");
  expect(read(chains, "samples-initial-t-0.9-rotations-30").t).toBe(0.9);
});

test("grids turn by the elements of a finite group, all of which are looked at", async () => {
  const flags = ["--samples", "3", "--most-passes", "10"];
  const shown = await analyzed("samples", grids, ...flags);
  expect(shown).toMatch(/enumerate O +24 +0 +0 +0/);
  expect(shown).not.toContain("degree");
  expect(read(grids, "samples").relativeVariance).toBeNull();
  expect(await mistakeOf("samples", grids, ...few)).toContain(
    "turns by the 24 elements of O, all of which are looked at: leave out --rotations",
  );
});

test("several runs: a row each, and one figure", async () => {
  const output = at("all.svg");
  const flags = [...few, "--output", output];
  const shown = await analyzed("samples", atoms, `${atoms}@initial`, ...flags);
  for (const name of ["tiny ", "tiny (untrained) "]) expect(shown).toMatch(`\n${name}`);
  expect(readFileSync(output, "utf8")).toContain(">tiny (untrained)<");
});

test.each<[string[], string]>([
  [["--rotations", "19"], '--rotations must be an integer of at least 20, got "19"'],
  [["--rotations", "many"], '--rotations must be an integer of at least 20, got "many"'],
  [["--most-passes", "3"], '--most-passes must be an integer of at least 4, got "3"'],
  [["--repetitions", "1"], '--repetitions must be an integer of at least 2, got "1"'],
  [["--degrees", "0"], '--degrees must be an integer of at least 1, got "0"'],
  [["--degrees", "31"], "degrees must be a whole number from 1 to 30, got 31"],
  [["--time", "0.5"], "is a run on forces, which have no time: leave out --time"],
  [["--time", "1"], "--time must be a time from 0 (noise) to below 1 (data)"],
  [["--samples", "0"], '--samples must be an integer of at least 1, got "0"'],
  [["--output", at("all.png")], "all.png: what is written is "],
  [["--angles", "90"], "unknown option '--angles'"],
])("mistake %j", async (flags, sentence) => {
  const before = snapshot(root.path);
  expect(await mistakeOf("samples", atoms, ...flags)).toContain(sentence);
  expect(snapshot(root.path)).toEqual(before);
  expect(existsSync(at("all.png"))).toBe(false);
});
