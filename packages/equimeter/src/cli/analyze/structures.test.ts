import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { PackedNumbers } from "../../analyze/structures-view/index.js";
import type { StructuresAnalysis, WhereAnalysis } from "../../runs/analyze/index.js";
import { execute } from "../../runs/execute.js";
import { tinyProteins, writeChains } from "../../runs/tasks/proteins/testing.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const [forces, grids, flow] = [at("tiny"), at("grids"), at("backbones")];

beforeAll(async () => {
  writeMolecules(root.path);
  writeChains(root.path);
  await execute(tinyConfig(), { root: root.path });
  await execute(tinyVoxels(root.path), { root: root.path });
  await execute(tinyProteins(root.path, { "monitor.weights": ["raw"], "test.twirl": [] }), {
    root: root.path,
  });
});
afterAll(() => root[Symbol.dispose]());

async function analysis(run: string, ...flags: string[]): Promise<StructuresAnalysis> {
  return JSON.parse(await analyzed("structures", run, ...flags, "--json"));
}

function numbers({ float32 }: PackedNumbers): number[] {
  const bytes = Buffer.from(float32, "base64");
  return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

type OfVectors = Exclude<StructuresAnalysis["shown"][number]["portrait"], { kind: "grid" }>;

describe.each([
  ["forces", forces],
  ["chain", flow],
])("%s", (kind, run) => {
  test("the worst samples are those of where, and rows add up to their samples", async () => {
    const shown = await analyzed(
      "structures",
      run,
      "--samples",
      "4",
      "--worst",
      "2",
      "--random",
      "1",
    );
    const file = join(run, "analysis", "structures");
    const result: StructuresAnalysis = JSON.parse(readFileSync(`${file}.json`, "utf8"));
    const where: WhereAnalysis = JSON.parse(
      await analyzed("where", run, "--samples", "4", "--fan", "none", "--json"),
    );
    expect(result.loss.L_equiv).toBe(where.loss.L_equiv);
    const worst = result.shown.filter(({ isWorst }) => isWorst);
    expect(worst.map(({ name, L_equiv }) => [name, L_equiv])).toEqual(
      where.worst.slice(0, 2).map(({ name, L_equiv }) => [name, L_equiv]),
    );
    expect(result.shown.filter(({ isRandom }) => isRandom)).toHaveLength(1);
    for (const { name, L_equiv, rows, portrait } of result.shown) {
      expect(shown).toContain(name);
      expect(portrait.kind).toBe(kind);
      const own = portrait as OfVectors;
      const equiv = numbers(own.equiv);
      expect(equiv).toHaveLength(rows);
      expect(mean(equiv) / L_equiv).toBeCloseTo(1, 5);
      expect(own.predictions.shape).toEqual([result.copies, rows, 3]);
      expect(own.rotations.shape).toEqual([result.copies, 3, 3]);
    }
    expect(readFileSync(`${file}.md`, "utf8")).toContain(`| ${worst[0].name} |`);
  });

  test("μ is the mean of all predictions, L_equiv their spread, rotations are rotations", async () => {
    const { shown, loss } = await analysis(run, "--samples", "2", "--copies", "99");
    const own = shown[0].portrait as OfVectors;
    const [passes, rows] = own.predictions.shape;
    expect(passes).toBe(loss.passes);
    const predictions = numbers(own.predictions);
    const centre = numbers(own.mean);
    const size = 3 * rows;
    centre.forEach((value, i) => {
      const copies = Array.from({ length: passes }, (_, copy) => predictions[copy * size + i]);
      expect(mean(copies)).toBeCloseTo(value, 5);
    });
    for (let copy = 0; copy < passes; copy++) {
      const [a, b, c, d, e, f, g, h, i] = numbers(own.rotations).slice(9 * copy);
      expect(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)).toBeCloseTo(1, 5);
    }
  });
});

test("the rotations are those that the predictions are of", async () => {
  // Untrained forces are f(T x); turned back by T they must differ from copy to copy as f does.
  const { openRunLoss } = await import("../../runs/analyze/open.js");
  const { tensor, tidy, noGrad } = await import("@equimeter/torch");
  const options = { weights: "raw", split: "test", samples: 1, seed: 0 } as const;
  const { shown } = await analysis(forces, "--samples", "1");
  const own = shown[0].portrait as Extract<OfVectors, { kind: "forces" }>;
  const { trained, batchesOf } = await openRunLoss(forces, options);
  const [batch] = batchesOf(1).batches;
  const matrices = numbers(own.rotations);
  const rows = own.elements.length;
  for (const copy of [0, 5]) {
    const turn = tensor(
      [0, 1, 2].map((row) => matrices.slice(9 * copy + 3 * row, 9 * copy + 3 * row + 3)),
    );
    const back = trained.measured(() =>
      noGrad(() =>
        tidy(() => {
          const positions = batch.positions.matmul(turn.transpose(0, 1));
          const { forces: predicted } = trained.model.forward({ ...batch, positions });
          return predicted.matmul(turn).reshape([-1]).toNumbers();
        }),
      ),
    );
    const kept = numbers(own.predictions).slice(3 * rows * copy, 3 * rows * (copy + 1));
    back.forEach((value, i) => expect(Math.abs(value - kept[i])).toBeLessThan(1e-4));
  }
});

test("densities: levels of truth, mean, spread and some of the 24 rotations", async () => {
  const { shown, copies, loss } = await analysis(grids, "--samples", "3");
  expect([shown.length, copies, loss.passes]).toEqual([3, 4, 24]);
  for (const { portrait, rows, L_equiv } of shown) {
    if (portrait.kind !== "grid") throw new TypeError(portrait.kind);
    expect(portrait.channels).toEqual(["C", "H", "O"]);
    expect(portrait.mean.shape).toEqual([3, 8, 8, 8]);
    expect(portrait.predictions).toHaveLength(4);
    const { low, high, uint8 } = portrait.spread;
    const bytes = Buffer.from(uint8, "base64");
    expect(bytes).toHaveLength(rows);
    const squares = Array.from(bytes, (byte) => (low + ((high - low) * byte) / 255) ** 2);
    expect(mean(squares) / L_equiv).toBeCloseTo(1, 1);
  }
});

describe("mistakes", () => {
  test.each<[string, string[], string]>([
    [
      forces,
      ["--worst", "0", "--random", "0"],
      "no sample is to be kept: ask for some with --worst",
    ],
    [forces, ["--worst", "-1"], '--worst must be an integer of at least 0, got "-1"'],
    [forces, ["--copies", "0"], '--copies must be an integer of at least 1, got "0"'],
    [forces, ["--time", "0.5"], "is a run on forces, which have no time: leave out --time"],
    [at("gone"), [], "there is no run folder"],
    [forces, ["--output", "all.svg"], "give its name the ending .md"],
  ])("%s %j", async (run, flags, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf("structures", run, ...flags)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });
});

test("other times and rotations have files of their own; the same seed draws the same", async () => {
  const flags = ["--samples", "3", "--worst", "0", "--random", "2", "--rotations", "5"];
  const one = await analysis(flow, ...flags, "--time", "0.9");
  expect(existsSync(join(flow, "analysis", "structures-t-0.9-rotations-5.json"))).toBe(true);
  const again = await analysis(flow, ...flags, "--time", "0.9");
  expect(again.shown).toEqual(one.shown);
  expect(one.shown.map(({ isWorst, isRandom }) => [isWorst, isRandom])).toEqual([
    [false, true],
    [false, true],
  ]);
});
