import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { LayersAnalysis } from "../../runs/analyze/index.js";
import { execute } from "../../runs/execute.js";
import { tinyProteins, writeChains } from "../../runs/tasks/proteins/testing.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const [atoms, grids, chains, escaip] = ["tiny", "grids", "backbones", "escaip"].map((name) =>
  at(name),
);
const few = ["--samples", "4"];

beforeAll(async () => {
  writeMolecules(root.path);
  writeChains(root.path);
  const model = { kind: "escaip", preset: "tiny", width: 16, heads: 2 };
  const train = { preset: "escaip", steps: 4, batchSize: 4 };
  await execute(tinyConfig({ "train.steps": 4 }), { root: root.path });
  await execute(tinyConfig({ name: "escaip", model, train }), { root: root.path });
  await execute(tinyVoxels(root.path), { root: root.path });
  await execute(tinyProteins(root.path), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

const read = (run: string, name = "latents-by-layer"): LayersAnalysis =>
  JSON.parse(readFileSync(join(run, "analysis", `${name}.json`), "utf8"));
const layerOf = ({ layers }: LayersAnalysis, name: string) => {
  const found = layers.find((layer) => layer.name === name);
  expect(found).toBeDefined();
  return found!;
};

test("EScAIP's trunk is invariant to rounding, its prediction no vector", async () => {
  const shown = await analyzed("latents", escaip, ...few);
  expect(shown).toMatch(/backbone.transformer_blocks.0\[node\] +atoms × 16 /);
  expect(readFileSync(join(escaip, "analysis", "latents-by-layer.svg"), "utf8")).toMatch(/^<svg/);
  const { layers, skipped } = read(escaip);
  expect(skipped).toEqual([]);
  const trunk = layers.filter(({ name }) => /^(backbone|output_heads)/.test(name));
  expect(trunk.length).toBeGreaterThan(8);
  for (const { invariant } of trunk) expect(invariant.relative.value).toBeLessThan(1e-22);
  expect(layers.at(-1)!).toMatchObject({ name: "output forces", declared: { action: "vector" } });
  expect(layers.at(-1)!.declared!.relative.value).toBeGreaterThan(1e-4);
  // Single precision is another matter, and another file.
  await analyzed("latents", escaip, ...few, "--precision", "float32");
  const single = read(escaip, "latents-by-layer-float32");
  expect(
    layerOf(single, "backbone.output_projection[edge]").invariant.relative.value,
  ).toBeGreaterThan(1e-17);
});

test("coordinates that enter as numbers turn linearly, whatever became of them after", async () => {
  await analyzed("latents", chains, "--samples", "8", "--split", "train", "--time", "0.9");
  const analysis = read(chains, "latents-by-layer-train-t-0.9");
  expect(analysis).toMatchObject({ t: 0.9, group: "SO3", samples: 8 });
  const embedded = layerOf(analysis, "nn.linear_3d_embed");
  expect(embedded.rows).toBe("points");
  expect(embedded.invariant.relative.value).toBeGreaterThan(0.9);
  expect(embedded.unexplained!.fitted.value).toBeLessThan(1e-9);
});

test("layers by name, an action by its word, and independent elements", async () => {
  const flags = [...few, "--layers", "blocks.*.norm1,readout", "--action", "vector"];
  await analyzed("latents", atoms, ...flags, "--rotations", "3");
  const analysis = read(atoms, "latents-by-layer-rotations-3");
  expect(analysis.layers.map(({ name }) => name)).toEqual([
    "blocks.0.norm1",
    "readout",
    "output forces",
  ]);
  expect(analysis).toMatchObject({ design: "independent × 3", settings: { action: "vector" } });
  expect(layerOf(analysis, "readout").declared).toMatchObject({ action: "vector" });
  expect(layerOf(analysis, "blocks.0.norm1").declared).toBeNull();
});

test("grids: by layer where layers are named, about axes otherwise", async () => {
  const shown = await analyzed("latents", grids, ...few, "--layers", "usual");
  expect(shown).toMatch(/middle +voxels × \d+ .* voxels: /);
  expect(read(grids).design).toBe("enumerate O");
  expect(await analyzed("latents", grids, "--samples", "3", "--axes", "z")).toMatch(
    /pooled +[\d.]/,
  );
  expect(existsSync(join(grids, "analysis", "latents.json"))).toBe(true);
});

test("several runs: a row for each layer, and checkpoints in one figure", async () => {
  const output = at("all.svg");
  const runs = [atoms, `${atoms}@initial`, grids];
  const shown = await analyzed("latents", ...runs, ...few, "--layers", "usual", "--output", output);
  for (const name of ["tiny ", "tiny (untrained) ", "grids "]) expect(shown).toMatch(`\n${name}`);
  expect(readFileSync(output, "utf8")).toContain(">tiny (untrained)<");
});

test.each<[string[], string]>([
  [[atoms, "--angles", "90"], "--angles belongs to the analysis of molecules turned about axes"],
  [[atoms, "--layer", "middle"], "--layer belongs to the analysis of molecules turned about axes"],
  [[grids, "--layers", "usual", "--noise", "none"], "--noise belongs to the analysis of molecules"],
  [[grids, "--rotations", "4"], "--rotations belongs to the analysis by layer: name layers too"],
  [[grids, "--precision", "float32"], "--precision belongs to the analysis by layer"],
  [
    [grids, atoms],
    "is a run on voxels and " + atoms + " is none: compare them by layer with --layers usual",
  ],
  [
    [grids, "--layers", "usual", "--rotations", "4"],
    "all of which are looked at: leave out --rota",
  ],
  [[atoms, "--layers", "blocks.7"], 'no module is called "blocks.7"; there are '],
  [[atoms, "--layers", ""], "--layers must be a list of modules such as blocks.*,norm, or usual"],
  [[atoms, "--layers", "norm,norm"], "--layers names norm twice"],
  [[atoms, "--action", "spinor"], 'point, cell, tensor(2), voxels or voxels(vector), not "spinor"'],
  [[atoms, "--rotations", "1"], '--rotations must be an integer of at least 2, got "1"'],
  [[atoms, "--time", "0.5"], "is a run on forces, which have no time: leave out --time"],
  [[chains, "--time", "1"], "--time must be a time from 0 (noise) to below 1 (data)"],
  [[atoms, "--samples", "1"], "different samples need two at least, not 1"],
  [[atoms, "--precision", "float16"], "Allowed choices are float64, float32"],
])("mistake %j", async (flags, sentence) => {
  const before = snapshot(root.path);
  expect(await mistakeOf("latents", ...flags)).toContain(sentence);
  expect(snapshot(root.path)).toEqual(before);
});
