import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { HeadAnalysis, ParametersAnalysis } from "../../runs/analyze/index.js";
import { execute } from "../../runs/execute.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { mainHere } from "../testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const run = at("escaip");
const few = ["--samples", "2", "--near-samples", "1", "--directions", "2"];

beforeAll(async () => {
  const changes = {
    name: "escaip",
    model: { kind: "escaip", preset: "tiny", width: 16, heads: 2 },
    "train.checkpointEvery": 5,
    "train.keepCheckpoints": 9,
  };
  await execute(tinyConfig(changes), { root: root.path });
  writeMolecules(root.path);
  await execute(tinyVoxels(root.path), { root: root.path });
  await execute(tinyConfig({ "train.steps": 2 }), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

const parametersOf = async (...flags: string[]): Promise<ParametersAnalysis> =>
  JSON.parse(await analyzed("parameters", ...flags, "--json"));

describe("parameters", () => {
  test("tables, a file and a figure in the run's folder", async () => {
    const shown = await analyzed("parameters", run, ...few);
    const file = at("escaip", "analysis", "parameters");
    const written: ParametersAnalysis = JSON.parse(readFileSync(`${file}.json`, "utf8"));
    expect(written.settings).toMatchObject({ samples: 2, nearSamples: 1, part: "both", from: 0 });
    for (const row of [
      /^output_heads\.forces\.\S+ +48 +16 +[\d.]+ +[\d.]+ +0\.\d+ +0\.667$/m,
      /^ema-debiased +0\.\d+ → 0\.\d+ +[\d.]+ → [\d.]+ +/m,
      /^θ_⊥ of the weights +[12]\.\d+ \[/m,
      /^mean of random +/m,
    ])
      expect(shown).toMatch(row);
    for (const text of [
      "escaip, step 20, raw weights: layers with known representations, under SO3",
      "along training: 5 checkpoints from step 0 to 20, 2 samples, L_equiv exactly",
      "which is rounding; explained ",
      "theorem 4: λ_min ",
      "a random deviation as long as θ_⊥ costs ",
      `${file}.svg`,
    ])
      expect(shown).toContain(text);
    expect(readFileSync(`${file}.svg`, "utf8")).toContain(">exponent 2.000</text>");
  });

  test("a floor is said where symmetric kernels leave one", async () => {
    const flags = [...few, "--part", "near", "--products", "2"];
    const shown = await analyzed("parameters", at("grids"), ...flags, "--kernels", "symmetric");
    expect(shown).toMatch(/^all of them +\d+ +\d+/m);
    expect(shown).toContain("θ_E is not equivariant, and that floor spoils both exponents");
    expect(shown).not.toContain("theorem 5: λ_max");
    expect(existsSync(at("grids", "analysis", "parameters-symmetric-near.svg"))).toBe(true);
    const exact = await analyzed("parameters", at("grids"), ...flags);
    expect(exact).toMatch(/theorem 5: λ_max at least .* \(2 products\)/);
  });

  test("several runs: a row for each, and one figure", async () => {
    const output = at("both.svg");
    const flags = [...few, "--part", "near", "--directions", "0", "--output", output];
    const shown = await analyzed("parameters", run, `${run}@initial`, ...flags);
    expect(shown).toMatch(/^escaip +0\.\d+ +– +– /m);
    expect(shown).toMatch(/^escaip \(untrained\) +0\.\d+ +– /m);
    const svg = readFileSync(output, "utf8");
    for (const name of ["escaip", "escaip (untrained)"]) expect(svg).toContain(`>${name}</text>`);
  });

  test("half of it, fewer checkpoints, other elements, and the same numbers again", async () => {
    const half = ["--part", "along", "--points", "3", "--from", "1", "--smoothing", "paper"];
    const { along, near } = await parametersOf(run, ...few, ...half);
    expect([near, along!.points.length, along!.relations.raw.points]).toEqual([null, 9, 2]);
    const name = "parameters-along-points-3-smoothing-paper-from-1";
    expect(existsSync(at("escaip", "analysis", `${name}.json`))).toBe(true);
    const steps = [...few, "--part", "near", "--rotations", "3"];
    const [first, again] = [await parametersOf(run, ...steps), await parametersOf(run, ...steps)];
    expect(first.near!.design).toBe("independent × 3");
    expect(again).toEqual(first);
  });
});

test("head: its course, both correlations, a file and a figure", async () => {
  const shown = await analyzed("head", run, "--samples", "2");
  const file = at("escaip", "analysis", "head");
  const written: HeadAnalysis = JSON.parse(readFileSync(`${file}.json`, "utf8"));
  expect(written.weights.raw.points).toHaveLength(5);
  expect(shown).toMatch(/^escaip, steps 0 to 20: 2 structures, \d+ atoms, L_equiv exactly$/m);
  expect(shown).toMatch(/^ema +0 +[\d.]+ +0\.\d+ +/m);
  expect(shown).toMatch(/^escaip +ema-debiased +.* hold$/m);
  const r = written.weights.raw.relation.levels.pearson.value!.toFixed(2).replace("-", "−");
  expect(readFileSync(`${file}.svg`, "utf8")).toContain(`>raw: r ${r}, ρ `);
  const both = await analyzed("head", run, "--samples", "2", "--points", "3", "--json");
  expect(JSON.parse(both).weights.ema.points.map(({ step }: { step: number }) => step)).toEqual([
    0, 10, 20,
  ]);
});

describe("mistakes", () => {
  const shared: [string[], string][] = [
    [["--samples", "0"], '--samples must be an integer of at least 1, got "0"'],
    [["--points", "0"], '--points must be an integer of at least 1, got "0"'],
    [["--points", "few"], '--points must be an integer of at least 1, got "few"'],
    [["--from", "-1"], '--from must be an integer of at least 0, got "-1"'],
    [["--to", "all"], '--to must be an integer of at least 0, got "all"'],
    [["--from", "10", "--to", "5"], '--to must be an integer of at least 10, got "5"'],
    [["--smoothing", "some"], "Allowed choices are none, paper; --help"],
    [["--seed", "x"], '--seed must be an integer of at least 0, got "x"'],
    [["--split", "all"], "Allowed choices are train, validation, test; --help"],
    [["--device", "cuda:99"], "device cuda:99 is not there"],
    [["--output", "all.png"], "what is written is a figure; give its name the ending .svg"],
    [["--angles", "90"], "unknown option '--angles'"],
  ];
  const all =
    "this analysis looks at all checkpoints that a run has kept, with all kinds of weights";
  test.each<[string, string[], string]>([
    ...shared.map(([flags, sentence]) => ["head", flags, sentence] as [string, string[], string]),
    ...shared.map(
      ([flags, sentence]) => ["parameters", flags, sentence] as [string, string[], string],
    ),
    ["head", ["--checkpoint", "5"], `${all}: leave out --checkpoint`],
    ["head", ["--weights", "ema"], `${all}: leave out --weights`],
    ["parameters", ["--part", "half"], "Allowed choices are both, along, near; --help"],
    ["parameters", ["--kernels", "all"], "Allowed choices are commuting, symmetric; --help"],
    ["parameters", ["--near-samples", "0"], "--near-samples must be an integer of at least 1"],
    ["parameters", ["--directions", "-1"], "--directions must be an integer of at least 0"],
    ["parameters", ["--products", "1.5"], '--products must be an integer of at least 0, got "1.5"'],
    ["parameters", ["--rotations", "1"], '--rotations must be an integer of at least 2, got "1"'],
    ["parameters", ["--time", "0.5"], "have no time: leave out --time"],
    ["parameters", ["--checkpoint", "3"], "has no checkpoint of step 3"],
    ["parameters", ["--weights", "best"], "Allowed choices are raw, ema, ema-debiased; --help"],
  ])("%s %j", async (verb, flags, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf(verb, run, ...flags)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });

  test("runs of other models", async () => {
    expect(await mistakeOf("head", `${run}@initial`)).toContain(`${all}: leave out @… of ${run}@`);
    expect(await mistakeOf("head", at("grids"))).toContain("is no run of escaip");
    expect(await mistakeOf("parameters", at("tiny"))).toContain(
      "no layer has known representations: the features of plain carry directions",
    );
  });
});

test("help shows the flags", async () => {
  const help = async (verb: string) => (await mainHere("analyze", verb, "--help")).stdout;
  const [head, parameters] = [await help("head"), await help("parameters")];
  for (const flag of ["--points", "--smoothing", "--from", "--to"]) {
    expect(head).toContain(`${flag} `);
    expect(parameters).toContain(`${flag} `);
  }
  expect(head).not.toContain("--checkpoint");
  expect(parameters).toContain("--kernels ");
});
