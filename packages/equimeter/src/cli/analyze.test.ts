import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { execute } from "../runs/execute.js";
import { tinyVoxels, writeMolecules } from "../runs/tasks/voxels/testing.js";
import { temporaryFolder, tinyConfig } from "../runs/testing.js";
import { complaints, mainHere } from "./testing.js";

const root = temporaryFolder();
const run = join(root.path, "grids");
beforeAll(async () => {
  writeMolecules(root.path);
  await execute(tinyVoxels(root.path), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

test("reconstructions under turns: a table, a file and a figure in the run's folder", async () => {
  const few = ["--samples", "3", "--axes", "z", "--angles", "0,45,90"];
  const shown = await mainHere("analyze", "reconstruction", run, ...few, "--noise", "none");
  expect([shown.code, shown.stderr]).toEqual([0, ""]);
  expect(shown.stdout).toMatch(/z 45° +molecule/);
  expect(shown.stdout).toContain("3 molecules");
  expect(readFileSync(join(run, "analysis/reconstruction.svg"), "utf8")).toMatch(/^<svg/);
  const written = JSON.parse(readFileSync(join(run, "analysis/reconstruction.json"), "utf8"));
  expect(written).toMatchObject({ run, step: 8, molecules: 3, settings: { noise: "none" } });
  const still = written.turns.find((turn: { angle: number }) => turn.angle === 0);
  expect(still.equivariance.value).toBeLessThan(1e-10);
  const json = await mainHere(
    "analyze",
    "reconstruction",
    run,
    ...few,
    "--noise",
    "none",
    "--json",
  );
  expect(JSON.parse(json.stdout)).toEqual(written);
});

test("latents under turns, of the layer that is asked for", async () => {
  const few = ["--samples", "4", "--axes", "x"];
  const shown = await mainHere("analyze", "latents", run, ...few, "--layer", "middle");
  expect([shown.code, shown.stderr]).toEqual([0, ""]);
  expect(shown.stdout).toMatch(/pooled +[\d.]/);
  expect(shown.stdout).toMatch(/whole, turned back/);
  const written = JSON.parse(readFileSync(join(run, "analysis/latents.json"), "utf8"));
  expect(written.settings).toMatchObject({ layer: "middle", noise: "afresh" });
  expect(existsSync(join(run, "analysis/latents.svg"))).toBe(true);
});

test("mistakes are one sentence", async () => {
  const plain = await execute(tinyConfig({ "train.steps": 2 }), { root: root.path });
  const mistake = async (...argv: string[]) => {
    const outcome = await mainHere("analyze", ...argv);
    expect([outcome.code, outcome.stdout]).toEqual([2, ""]);
    expect(complaints(outcome)).toHaveLength(1);
    return complaints(outcome)[0];
  };
  expect(await mistake("reconstruction", plain.folder)).toContain("is a run on forces");
  expect(await mistake("reconstruction", run, "--axes", "w")).toContain("--axes must be a list");
  expect(await mistake("latents", run, "--angles", "a")).toContain("--angles must be a list");
  expect(await mistake("latents", run, "--samples", "0")).toContain("--samples");
  expect(await mistake("latents", join(root.path, "nowhere"))).toContain("nowhere");
  expect(await mistake("latents", run, "--layer", "first")).toContain("--help lists");
});
