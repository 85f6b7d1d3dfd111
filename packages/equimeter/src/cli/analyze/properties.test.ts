import { loadSafetensors } from "@equimeter/torch";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { propertyEquivariance } from "../../analyze/index.js";
import { centred, channelsOf, readStructuresAll, voxelGrid } from "../../data/index.js";
import { asphericity } from "../../data/molecules/index.js";
import { Voxmol } from "../../models/voxmol/index.js";
import { execute } from "../../runs/execute.js";
import { latestCheckpoint, readConfig } from "../../runs/index.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { temporaryFolder } from "../../runs/testing.js";
import { analyzed } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const [turned, still] = [at("turned"), at("still")];
const quick = ["--steps", "6", "--batch-size", "4", "--axes", "z", "--learning-rate", "1e-3"];
beforeAll(async () => {
  writeMolecules(root.path);
  await execute(tinyVoxels(root.path, {}, "turned"), { root: root.path });
  const augment = { "train.augment": "none" };
  await execute(tinyVoxels(root.path, augment, "still"), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

const properties = async (...argv: string[]) =>
  JSON.parse(await analyzed("properties", ...argv, ...quick, "--json"));

test("the table of the paper, for each run and setup, in files too", async () => {
  const output = at("all.md");
  const setup = ["--setup", "encoder, joint,frozen"];
  const argv = [turned, `${turned}@initial`, ...quick, ...setup, "--output", output];
  const shown = await analyzed("properties", ...argv);
  const row = (model: string, name: string) =>
    new RegExp(`^\\| ${model} +\\| ${name} +\\|( +[−–\\d.-]+ \\|){4}$`, "m");
  for (const text of [shown, readFileSync(output, "utf8")]) {
    expect(text).toMatch(/^\| Model +\| Setup +\| Spearman \(GT\) ↑ \| /);
    for (const model of ["turned", "turned \\(untrained\\)"])
      for (const name of ["Encoder-only", "Enc\\+Dec\\+Denoise", "Frozen encoder"])
        expect(text).toMatch(row(model, name));
  }
  expect(shown).toContain(
    "turned: asphericity of 4 molecules in 4 orientations (GT: each against the truth, Rot: each " +
      "pair of them), after 6 steps on 14 molecules, turned at random; noise drawn afresh",
  );
  const own = readFileSync(join(turned, "analysis/properties-initial.md"), "utf8");
  expect(own).toContain("turned (untrained)");
  const written = JSON.parse(readFileSync(join(turned, "analysis/properties.json"), "utf8"));
  expect(written.setups.map((one: { setup: string }) => one.setup)).toEqual([
    "encoder",
    "joint",
    "frozen",
  ]);
});

/** The same by hand: weights, molecules and their parts from the run's files. */
async function byHand(folder: string, rotation: "haar" | "none", setup: "encoder" | "joint") {
  const { model, data } = readConfig(folder);
  if (model.kind !== "voxmol" || data.kind !== "voxels") throw new Error("not of voxels");
  const network = new Voxmol(model);
  const { folder: checkpoint } = latestCheckpoint(folder)!;
  network.loadStateDict(loadSafetensors(join(checkpoint, "model.safetensors")).tensors);
  const { grid: size, resolution, radius, channels, shift, noise: sigma } = data;
  const grid = voxelGrid({ grid: size, resolution, radius, channels });
  const all = await readStructuresAll(at("molecules.xyz"));
  const fitting = all.filter((_, i) => i !== 3 && i !== 7); // iron, and one that is too long
  const split = JSON.parse(readFileSync(join(folder, "split.json"), "utf8"));
  const part = (indices: number[]) => ({
    molecules: indices.map((i) => ({
      positions: centred(fitting[i].positions),
      channels: channelsOf(fitting[i], grid),
    })),
    values: indices.map((i) => asphericity(fitting[i])),
  });
  return propertyEquivariance({
    network,
    grid,
    setup,
    train: part(split.train),
    test: part(split.test),
    noise: { sigma, draw: "afresh", seed: 5 },
    augment: { rotation, shift },
    steps: 6,
    batchSize: 4,
    learningRate: 1e-3,
    axes: ["z"],
    seed: 5,
  });
}

test.each([
  ["turned as the run was", turned, "haar"],
  ["not turned, as the run was not", still, "none"],
] as const)("heads learn from molecules %s", async (_, folder, rotation) => {
  const { setups, augment } = await properties(folder, "--seed", "5");
  expect(augment).toEqual({ rotation, shift: 0.1 });
  const expected = await Promise.all(
    (["encoder", "joint"] as const).map((setup) => byHand(folder, rotation, setup)),
  );
  expect(setups).toEqual(JSON.parse(JSON.stringify(expected)));
});

test("what is asked for counts: weights, molecules, steps, noise", async () => {
  const base = ["--setup", "frozen"];
  const plain = await properties(turned, ...base);
  const predictions = ({ setups: [one] }: typeof plain) =>
    one.turns.map((turn: { predictions: number[] }) => turn.predictions);
  expect(predictions(await properties(turned, ...base))).toEqual(predictions(plain));
  for (const more of [
    ["--checkpoint", "initial"],
    ["--weights", "ema"],
    ["--train-samples", "5"],
    ["--noise", "none"],
    ["--seed", "1"],
    ["--split", "validation"],
  ])
    expect(predictions(await properties(turned, ...base, ...more))).not.toEqual(predictions(plain));
  const fewer = await properties(turned, ...base, "--train-samples", "5", "--samples", "2");
  expect(fewer.setups[0].molecules).toEqual({ train: 5, test: 2 });
});

test("training takes as many steps, of the size, as it is told", async () => {
  const predictions = async (...more: string[]) => {
    const argv = ["--setup", "frozen", "--axes", "z", "--samples", "3", "--json", ...more];
    const { setups } = JSON.parse(await analyzed("properties", still, ...argv));
    return setups[0].turns[0].predictions as number[];
  };
  const plain = await predictions("--steps", "3");
  expect(await predictions("--steps", "4")).not.toEqual(plain);
  expect(await predictions("--steps", "3", "--batch-size", "4")).not.toEqual(plain);
  expect(await predictions("--steps", "3", "--learning-rate", "1e-2")).not.toEqual(plain);
});
