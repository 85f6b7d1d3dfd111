import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { execute } from "../../runs/execute.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { temporaryFolder } from "../../runs/testing.js";
import { analyzed } from "./testing.js";

const root = temporaryFolder();
const run = join(root.path, "grids");
const file = (name: string) => join(run, "analysis", name);
const read = (name: string) => JSON.parse(readFileSync(file(name), "utf8"));
beforeAll(async () => {
  writeMolecules(root.path);
  await execute(tinyVoxels(root.path), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

test("reconstructions under turns: a table, a file and a figure in the run's folder", async () => {
  const few = ["--samples", "3", "--axes", "z", "--angles", "0,45,90", "--noise", "none"];
  const shown = await analyzed("reconstruction", run, ...few);
  expect(shown).toMatch(/z 45° +molecule/);
  expect(shown).toContain("3 molecules");
  expect(readFileSync(file("reconstruction-noise-none.svg"), "utf8")).toMatch(/^<svg/);
  const written = read("reconstruction-noise-none.json");
  expect(written).toMatchObject({ run, step: 8, molecules: 3, settings: { noise: "none" } });
  const still = written.turns.find((turn: { angle: number }) => turn.angle === 0);
  expect(still.equivariance.value).toBeLessThan(1e-10);
  expect(JSON.parse(await analyzed("reconstruction", run, ...few, "--json"))).toEqual(written);
});

test("latents under turns, of the layer that is asked for", async () => {
  const few = ["--samples", "4", "--axes", "x"];
  const shown = await analyzed("latents", run, ...few, "--layer", "middle");
  expect(shown).toMatch(/pooled +[\d.]/);
  expect(shown).toMatch(/whole, turned back/);
  const written = read("latents-middle.json");
  expect(written.settings).toMatchObject({ layer: "middle", noise: "afresh" });
  const figure = () => readFileSync(file("latents-middle.svg"), "utf8");
  expect(figure()).toContain("permutation test: p = ");
  const pooled = figure();
  await analyzed("latents", run, ...few, "--layer", "middle", "--form", "whole");
  expect(figure()).toContain("permutation test: p = ");
  expect(figure()).not.toBe(pooled);
});

test("the seed is that of permutations too", async () => {
  const few = ["--samples", "4", "--axes", "x", "--noise", "none", "--json"];
  const [one, other] = [
    JSON.parse(await analyzed("latents", run, ...few, "--seed", "1")),
    JSON.parse(await analyzed("latents", run, ...few, "--seed", "2")),
  ];
  expect(other.pooled.same).toEqual(one.pooled.same);
  expect(other.pooled.recognition.p).not.toBe(one.pooled.recognition.p);
});

test("untrained weights have files of their own, and other numbers", async () => {
  const few = ["--samples", "2", "--axes", "x", "--angles", "90", "--json"];
  const last = JSON.parse(await analyzed("reconstruction", run, ...few));
  const before = read("reconstruction.json");
  const by = JSON.parse(await analyzed("reconstruction", run, ...few, "--checkpoint", "initial"));
  expect(read("reconstruction.json")).toEqual(before);
  expect(existsSync(file("reconstruction-initial.svg"))).toBe(true);
  expect(read("reconstruction-initial.json")).toEqual(by);
  expect([last.step, by.step, by.settings.checkpoint]).toEqual([8, 0, "initial"]);
  expect(by.unturned).not.toEqual(last.unturned);
  // The name of the run says the same, and more than the flag.
  const at = [`${run}@initial`, ...few, "--checkpoint", "best"];
  expect(JSON.parse(await analyzed("reconstruction", ...at))).toEqual(by);
  const half = JSON.parse(await analyzed("reconstruction", `${run}@4`, ...few));
  expect(half).toMatchObject({ step: 4, settings: { checkpoint: 4 } });
  expect(read("reconstruction-step-4.json")).toEqual(half);
});

test("molecules that a run cuts off at the border are left out: they cannot be turned", async () => {
  const config = tinyVoxels(root.path, { "data.beyondGrid": "cut" }, "cut");
  const { folder } = await execute(config, { root: root.path });
  const few = ["--samples", "99", "--axes", "x", "--angles", "30", "--json"];
  let molecules = 0;
  for (const split of ["train", "validation", "test"])
    molecules += JSON.parse(
      await analyzed("reconstruction", folder, ...few, "--split", split),
    ).molecules;
  expect(molecules).toBe(22); // of 24, one of which has iron and one is too long
});
