import { Generator, type Tensor } from "@equimeter/torch";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

import { O } from "../../../groups/index.js";
import type { Voxmol } from "../../../models/voxmol/index.js";
import { alignmentLoss } from "../../../train/index.js";
import { execute } from "../../execute.js";
import { linesOf } from "../../folder/metrics.js";
import { openRun } from "../../folder/folder.js";
import { measureRun } from "../../measure.js";
import { comparable, temporaryFolder } from "../../testing.js";
import { openTrained } from "../../trained.js";
import { taskOf } from "../index.js";
import { tinyVoxels, writeMolecules } from "./testing.js";

const root = temporaryFolder();
afterAll(() => root[Symbol.dispose]());
writeMolecules(root.path);

const config = (changes?: Record<string, unknown>, name?: string) =>
  tinyVoxels(root.path, changes, name);

test("a design that is left empty is that of grids", () => {
  expect(config({ "monitor.design": null }).monitor.design).toMatchObject({ kind: "enumerate" });
});

test("a run on grids, from the recipe to the measurement", async () => {
  const given = config();
  const { folder, state } = await execute(given, { root: root.path });
  expect(state).toBe("finished");
  const { record, metrics, config: written } = openRun(folder);
  expect(written).toEqual(given);
  expect(record.data.train).toEqual({ structures: 14, atoms: 42 });
  expect(linesOf(metrics, "note").map(({ message }) => message)).toEqual([
    expect.stringMatching(/^left out: 1 with elements other than C, H, O; 1 with atoms more than/),
  ]);
  const monitor = linesOf(metrics, "monitor");
  for (const line of monitor) {
    expect(line).toMatchObject({
      field: "density",
      design: "enumerate O",
      passes: 24,
      law: "haar",
    });
    expect(line.rotationError).toBe(0);
    expect(line.L_mean + line.L_equiv).toBeCloseTo(line.L, 10);
  }
  expect(monitor[0].percent).toBeGreaterThan(1);
  expect(linesOf(metrics, "twirl").map(({ rotations }) => rotations)).toEqual([1, 2]);

  const [report] = await measureRun(folder, {
    weights: "raw",
    split: "validation",
    samples: 3,
    design: {},
    seed: 0,
  });
  const last = monitor.findLast(({ weights }) => weights === "raw")!;
  expect(report.percent.value).toBeCloseTo(last.percent, 5);
  expect(report.parts).toEqual([]);
});

test("stopped and resumed it ends the same: dropout, noise and turns come from saved streams", async () => {
  const whole = await execute(config({}, "whole"), { root: root.path });
  let asked = 0;
  const options = { root: root.path, shouldStop: () => ++asked > 5 };
  expect((await execute(config({}, "parts"), options)).state).toBe("stopped");
  const resumed = await execute(config({}, "parts"), { root: root.path, resume: true });
  const weights = (folder: string) =>
    readFileSync(join(folder, "checkpoints/step-00000008/model.safetensors")).toString("base64");
  expect(weights(resumed.folder)).toBe(weights(whole.folder));
  expect(comparable(openRun(resumed.folder).metrics)).toEqual(
    comparable(openRun(whole.folder).metrics),
  );
});

test("latents that are pulled together end nearer to each other, and resume as they were", async () => {
  const apart: number[] = [];
  for (const [name, weight] of [
    ["apart", 0],
    ["together", 1],
  ] as const) {
    const changes = { "train.steps": 24, "train.alignmentWeight": weight, "data.noise": 0 };
    const given = config({ ...changes, "train.alignmentForm": "pooled" }, name);
    const { folder } = await execute(given, { root: root.path });
    const beside = linesOf(openRun(folder).metrics, "train").map(({ auxiliary = 0 }) => auxiliary);
    expect(beside.every((loss) => (weight === 0 ? loss === 0 : loss > 0))).toBe(true);
    const { model, measured } = await openTrained(folder, { weights: "raw" });
    const { batches } = (await taskOf(given).load(given)).validation;
    const { noisy } = batches(4, "cpu").batches[0];
    const turns = O.sample(4, new Generator(1));
    const latentOf = (grids: Tensor) => (model as Voxmol).encode(grids).latent;
    apart.push(measured(() => alignmentLoss(latentOf, noisy, turns, { form: "pooled" }).item()));
  }
  expect(apart[1]).toBeLessThan(0.8 * apart[0]);

  const aligned = (name: string) => config({ "train.alignmentWeight": 0.5 }, name);
  const whole = await execute(aligned("aligned"), { root: root.path });
  let asked = 0;
  const options = { root: root.path, shouldStop: () => ++asked > 5 };
  await execute(aligned("aligned-parts"), options);
  const parts = await execute(aligned("aligned-parts"), { root: root.path, resume: true });
  expect(comparable(openRun(parts.folder).metrics)).toEqual(
    comparable(openRun(whole.folder).metrics),
  );
});

test("training turns, shifts and adds noise; measuring has the same noise each time", async () => {
  const given = config({ "data.noise": 0.5 });
  const { train, validation } = await taskOf(given).load(given);
  const indices = Array.from({ length: 14 }, (_, i) => i);
  const { density, noisy } = train.batch(indices, new Generator(1), "cpu");
  expect(density.shape).toEqual([14, 3, 8, 8, 8]);
  const added = noisy.sub(density);
  expect(added.square().mean().sqrt().item()).toBeCloseTo(0.5, 1);
  const again = train.batch(indices, new Generator(2), "cpu");
  expect(again.density.sub(density).abs().max().item()).toBeGreaterThan(0.1);
  const [first, second] = [1, 2].map(() => validation.batches(2, "cpu").batches[0]);
  expect(first.noisy.equal(second.noisy)).toBe(true);

  const still = config({ "train.augment": "none", "data.shift": 0 });
  const { train: asTheyLie } = await taskOf(still).load(still);
  const [one, two] = [1, 2].map((seed) => asTheyLie.batch(indices, new Generator(seed), "cpu"));
  expect(one.density.equal(two.density)).toBe(true);
});

describe("what does not go together", () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      "a model of forces",
      { model: { kind: "plain" } },
      /model\.kind must be voxmol where data\.kind is voxels, got "plain"/,
    ],
    [
      "channels that are not the model's",
      { "data.channels": ["C", "H"] },
      /model\.elements must be the number of data\.channels \(2\), got 3/,
    ],
    [
      "rotations that no grid can carry",
      { "monitor.design": { kind: "tetrahedralOrbits" } },
      /monitor\.design\.group must be a group of the cube where data\.kind is voxels/,
    ],
    [
      "a distance that is none",
      { "train.alignmentDistance": "angle" },
      /train\.alignmentDistance must be one of "relative", "cosine", "mse", got "angle"/,
    ],
    [
      "samples that have none to be compared with",
      { "train.alignmentWeight": 1, "train.batchSize": 1 },
      /train\.batchSize must be 2 at least where train\.alignmentDistance compares/,
    ],
    [
      "a weight below 0",
      { "train.alignmentWeight": -1 },
      /train\.alignmentWeight must be a number/,
    ],
    ["keys of forces", { "data.energyKey": "e" }, /unknown key "energyKey" in data/],
    ["an unknown kind", { "data.kind": "voxel" }, /data\.kind must be one of "forces", "voxels"/],
  ])("%s", (_, changes, sentence) => {
    expect(() => config(changes)).toThrow(sentence);
  });

  test("molecules none of which fit", async () => {
    const given = config({ "data.maxAtoms": 2 });
    await expect(taskOf(given).load(given)).rejects.toThrow(
      /none of its 24 molecules can be used \(1 with elements .*, 23 with .* more than 2 atoms\)/,
    );
  });

  test("an element that is none", async () => {
    const given = config({ "data.channels": ["C", "H", "Xx"] });
    await expect(taskOf(given).load(given)).rejects.toThrow('"Xx" is no element');
  });
});
