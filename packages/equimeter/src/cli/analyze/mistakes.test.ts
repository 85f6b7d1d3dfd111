import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { execute } from "../../runs/execute.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { complaints, mainHere } from "../testing.js";
import { mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const run = at("grids");
beforeAll(async () => {
  writeMolecules(root.path);
  await execute(tinyVoxels(root.path), { root: root.path });
  await execute(tinyConfig({ "train.steps": 2 }), { root: root.path });
  mkdirSync(at("folder.svg"));
});
afterAll(() => root[Symbol.dispose]());

const verbs = ["reconstruction", "latents", "properties"];

describe.each(verbs)("analyze %s", (verb) => {
  const ending = verb === "properties" ? ".md" : ".svg";
  test.each<[string[], string | RegExp]>([
    [["--weights", "best"], "Allowed choices are raw, ema, ema-debiased; --help"],
    [
      ["--checkpoint", "newest"],
      '--checkpoint: a checkpoint is last, best, initial or a step such as 500, not "newest"',
    ],
    [["--checkpoint", "-1"], 'or a step such as 500, not "-1"'],
    [["--checkpoint", "3"], "has no checkpoint of step 3: it has kept those of "],
    [["--checkpoint", "0"], "untrained weights are called initial"],
    [["--split", "all"], "Allowed choices are train, validation, test; --help"],
    [["--samples", "0"], '--samples must be an integer of at least 1, got "0"'],
    [["--samples", "two"], '--samples must be an integer of at least 1, got "two"'],
    [["--axes", "x,w"], '--axes must be a list such as x,z, not "x,w"'],
    [["--axes", "x,z,x"], "--axes names x twice; leave one of them out"],
    [["--angles", "0,a"], '--angles must be a list of degrees such as 0,30,90, not "0,a"'],
    [["--angles", ""], '--angles must be a list of degrees such as 0,30,90, not ""'],
    [["--angles", "90,9e1"], "--angles names 90 twice; leave one of them out"],
    [["--noise", "twice"], "Allowed choices are once, afresh, none; --help"],
    [["--noise", "once", "--angles", "45"], 'draw the noise "afresh"'],
    [["--seed", "-1"], '--seed must be an integer of at least 0, got "-1"'],
    [["--seed", "1.5"], '--seed must be an integer of at least 0, got "1.5"'],
    [["--device", "cuda:99"], "device cuda:99 is not there"],
    [["--output", at("all.png")], `all.png: what is written is `],
    [["--output", at("all")], `give its name the ending ${ending}`],
    [["--output", at("gone", `all${ending}`)], "gone cannot be written (ENOENT); make it, or"],
    [["--resolution", "1"], "unknown option '--resolution'; --help"],
  ])("%j", async (flags, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf(verb, run, ...flags)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });

  test("runs that are none, or of another kind", async () => {
    expect(await mistakeOf(verb, at("nowhere"))).toMatch(/there is no run folder .*nowhere/);
    // Latents of other runs are looked at by layer, which has no axes.
    expect(await mistakeOf(verb, at("tiny"), "--axes", "x")).toMatch(
      verb === "latents" ? / --axes belongs to/ : /is a run on forces/,
    );
    expect(await mistakeOf(verb, `${run}@inital`)).toContain(
      'grids@inital: a checkpoint is last, best, initial or a step such as 500, not "inital"',
    );
    expect(await mistakeOf(verb)).toContain("missing required argument 'run'");
  });

  test("what is wrong with a flag is said once, whatever the number of runs", async () => {
    const outcome = await mainHere("analyze", verb, run, `${run}@initial`, "--axes", "w");
    expect([outcome.code, complaints(outcome).length]).toEqual([2, 1]);
  });
});

test.each<[string, string[], string]>([
  ["latents", ["--layer", "first"], "Allowed choices are latent, middle; --help"],
  ["latents", ["--form", "half"], "Allowed choices are pooled, whole; --help"],
  [
    "latents",
    ["--form", "whole", "--angles", "0,30,360"],
    "--form whole needs a quarter turn (90, 180 or 270) among --angles, got 0,30,360",
  ],
  ["latents", ["--samples", "1"], "different molecules need two at least, not 1"],
  ["latents", ["--angles", "0,360"], "angles must hold one that turns"],
  ["reconstruction", ["--output", at("folder.svg")], "is a folder; name a file in it"],
  ["latents", ["--output", join(run, "config.yaml", "all.svg")], "cannot be written (ENOTDIR)"],
  ["properties", ["--setup", "encoder,head"], 'encoder,joint, not "head"'],
  ["properties", ["--setup", ""], 'encoder, joint and frozen, such as encoder,joint, not ""'],
  ["properties", ["--setup", "joint,joint"], "--setup names joint twice"],
  ["properties", ["--steps", "0"], '--steps must be an integer of at least 1, got "0"'],
  ["properties", ["--batch-size", "x"], '--batch-size must be an integer of at least 1, got "x"'],
  ["properties", ["--batch-size", "1"], "batchSize must be 2 at least, for the head standardises"],
  ["properties", ["--learning-rate", "0"], '--learning-rate must be a number above 0, got "0"'],
  ["properties", ["--learning-rate", ""], '--learning-rate must be a number above 0, got ""'],
  [
    "properties",
    ["--train-samples", "0"],
    '--train-samples must be an integer of at least 1, got "0"',
  ],
  ["properties", ["--split", "train"], "--split train: heads learn from that part"],
  ["properties", ["--samples", "1"], "test: molecules must be 2 at least, not 1"],
  ["properties", ["--angles", "0"], "angles must hold one that turns"],
  ["properties", ["--learning-rate", "1e30", "--steps", "3"], "lower learningRate (1e+30)"],
])("analyze %s %j", async (verb, flags, sentence) => {
  expect(await mistakeOf(verb, run, ...flags)).toContain(sentence);
});

test("measure takes the same names of checkpoints", async () => {
  const measure = async (...argv: string[]) => {
    const outcome = await mainHere("measure", ...argv);
    return outcome.code === 0 ? JSON.parse(outcome.stdout) : complaints(outcome)[0];
  };
  const by = await measure(run, "--checkpoint", "initial", "--json");
  const { step, L } = await measure(`${run}@initial`, "--json");
  expect([by.step, step, by.L]).toEqual([0, 0, L]);
  expect((await measure(`${run}@4`, "--json")).step).toBe(4);
  expect(await measure(`${run}@3`)).toContain("has no checkpoint of step 3");
  expect(await measure(run, "--checkpoint", "first")).toContain('not "first"');
  expect(existsSync(`${run}/analysis`)).toBe(false);
});
