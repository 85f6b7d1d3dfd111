import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { HessianAnalysis, LandscapeAnalysis } from "../../runs/analyze/index.js";
import { execute } from "../../runs/execute.js";
import { tinyProteins, writeChains } from "../../runs/tasks/proteins/testing.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const runs = { forces: at("tiny"), proteins: at("backbones"), voxels: at("grids") };
beforeAll(async () => {
  writeChains(root.path);
  writeMolecules(root.path);
  await execute(tinyConfig({ "train.steps": 4 }), { root: root.path });
  await execute(tinyProteins(root.path), { root: root.path });
  await execute(tinyVoxels(root.path), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

const few = ["--samples", "1", "--rotations", "3"];
const jsonOf = async <T>(...argv: string[]): Promise<T> =>
  JSON.parse(await analyzed(...argv, "--json")) as T;
const text = (file: string) => readFileSync(file, "utf8");

describe("analyze hessian", () => {
  test.each(Object.entries(runs))("of a run on %s: JSON, figure and a table", async (kind, run) => {
    const shown = await analyzed("hessian", run, ...few, "--minibatches", "2");
    const analysis = JSON.parse(
      text(join(run, "analysis", "hessian-rotations-3.json")),
    ) as HessianAnalysis;
    expect(analysis.minibatches.map(({ first, method }) => [first, method])).toEqual([
      [0, "exact"],
      [1, "exact"],
    ]);
    expect(analysis.t).toBe(kind === "proteins" ? 0.5 : null);
    expect(analysis.bias).toContain("N = 3");
    for (const { parts, size } of analysis.minibatches) {
      expect(size).toBe(analysis.size);
      expect(parts.L.value).toBeCloseTo(parts.L_mean.value + parts.L_equiv.value, 10);
      for (const { counts, residuals, largest } of Object.values(parts)) {
        expect(counts!.positive + counts!.negative + counts!.nearZero).toBe(size);
        expect(largest).toBeGreaterThan(0);
        expect(residuals.largest).toBeLessThan(1e-12);
        // A quadratic loss of a linear layer curves downwards nowhere.
        expect(counts!.negative).toBe(0);
      }
    }
    expect(shown).toContain(`${analysis.size} parameters (${analysis.parameters.join(", ")})`);
    expect(shown).toMatch(/^ +2 +L +\d/m);
    expect(text(join(run, "analysis", "hessian-rotations-3.svg"))).toContain("condition number");
    expect(existsSync(join(run, "analysis", "hessian-rotations-3.partial.jsonl"))).toBe(false);
  });

  test("an iterative method says what it can show: bounds", async () => {
    const flags = [
      "--parameters",
      "readout.*",
      "--method",
      "lanczos",
      "--steps",
      "12",
      "--probes",
      "1",
    ];
    const shown = await analyzed("hessian", runs.forces, ...few, ...flags);
    expect(shown).toMatch(/L_mean +\S+ +\S+ +< \S+.* × largest +> \S+/);
    const [{ parts, products }] = JSON.parse(
      text(join(runs.forces, "analysis", "hessian-rotations-3-readout._-lanczos.json")),
    ).minibatches as HessianAnalysis["minibatches"];
    expect(products).toBe("autograd");
    expect(parts.L).toMatchObject({ conditionIs: "at least", counts: null });
  });

  test("what was done of an analysis that broke off is taken up, under the same settings alone", async () => {
    const file = join(runs.forces, "analysis", "hessian");
    const whole = await jsonOf<HessianAnalysis>(
      "hessian",
      runs.forces,
      "--samples",
      "1",
      "--minibatches",
      "2",
    );
    const { run: _, name: __, step, settings, minibatches } = whole;
    const { id } = JSON.parse(text(join(runs.forces, "run.json")));
    const key = JSON.stringify({
      run: id,
      step,
      patterns: ["readout.out.weight"],
      ...settings,
      minibatches: 0,
      method: "exact",
    });
    const marked = { ...minibatches[0], size: -1 };
    const torn = '{"first": 1, "sam';
    writeFileSync(`${file}.partial.jsonl`, `${key}\n${JSON.stringify(marked)}\n${torn}`);
    const again = ["hessian", runs.forces, "--samples", "1", "--minibatches", "2"];
    const resumed = await jsonOf<HessianAnalysis>(...again);
    expect(resumed.minibatches).toEqual([marked, minibatches[1]]);
    writeFileSync(
      `${file}.partial.jsonl`,
      `${key.replace(":0", ":7")}\n${JSON.stringify(marked)}\n`,
    );
    expect((await jsonOf<HessianAnalysis>(...again)).minibatches).toEqual(minibatches);
  });

  test("several runs in one table and figure", async () => {
    const all = [runs.forces, `${runs.forces}@initial`];
    const shown = await analyzed("hessian", ...all, ...few, "--output", at("both.svg"));
    expect(shown).toMatch(/^tiny \(untrained\) +\d+ +3 +– /m);
    expect(text(at("both.svg"))).toContain("tiny (untrained)");
  });

  test.each<[string[], string | RegExp]>([
    [["--parameters", "head.*"], 'no parameter is called "head.*"; there are '],
    [["--parameters", ""], '--parameters must be names of parameters with commas between, got ""'],
    [["--parameters", "a,a"], "--parameters names a twice"],
    [["--minibatches", "0"], '--minibatches must be an integer of at least 1, got "0"'],
    [["--minibatches", "99"], "99 minibatches of 4 take 396 samples, and the test part of "],
    [["--tolerance", "2"], '--tolerance must be a number between 0 and 1, such as 1e-10, got "2"'],
    [["--method", "svd"], "Allowed choices are exact, lanczos; --help"],
    [["--products", "none"], "Allowed choices are autograd, differences; --help"],
    [
      ["--method", "exact", "--steps", "5"],
      "--steps is of --method lanczos: add that, or leave it out",
    ],
    [["--probes", "2"], "--probes is of --method lanczos: add that"],
    [["--rotations", "1"], '--rotations must be an integer of at least 2, got "1"'],
    [["--time", "0.5"], "is a run on forces, which have no time: leave out --time"],
    [["--time", "1"], '--time must be a time from 0 (noise) to below 1 (data), got "1"'],
  ])("%j", async (flags, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf("hessian", runs.forces, ...flags)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });
});

describe("analyze landscape", () => {
  const small = [...few, "--points", "5", "--draws", "3"];

  test.each(Object.entries(runs))(
    "of a run on %s: smooth under the same elements",
    async (_, run) => {
      const shown = await analyzed("landscape", run, ...small, "--elements", "both");
      const file = join(run, "analysis", "landscape-rotations-3-same-fresh");
      const { looks, axis, noise, eigenvalues } = JSON.parse(
        text(`${file}.json`),
      ) as LandscapeAnalysis;
      expect(looks.map(({ look }) => look)).toEqual(["same", "fresh"]);
      expect(axis).toHaveLength(5);
      expect(axis[2]).toBeCloseTo(0, 12);
      expect(eigenvalues![0]).toBeGreaterThan(eigenvalues![1]);
      const [same, fresh] = looks;
      // A linear layer under squared error.
      expect(1 - same.fits.L.rSquared).toBeLessThan(1e-9);
      expect(fresh.surfaces.L_mean).not.toEqual(same.surfaces.L_mean);
      expect(noise.L_mean.deviation).toBeGreaterThan(0);
      expect(shown).toMatch(/^same +L_mean +\S/m);
      expect(text(`${file}.svg`)).toContain("L_equiv, fresh elements at every point");
    },
  );

  test("random directions, a step, another layer", async () => {
    const flags = [
      "--directions",
      "filter-normalized",
      "--step",
      "0.01",
      "--parameters",
      "readout.out.*",
    ];
    const shown = await analyzed("landscape", runs.forces, ...small, ...flags);
    expect(shown).toContain("5 × 5 points along filter-normalized directions, to ± 0.1");
  });

  test("a step that leads out of what floats hold", async () => {
    const argv = ["landscape", runs.forces, ...small, "--step", "1e200"];
    expect(await mistakeOf(...argv)).toMatch(
      /the loss is (NaN|Infinity) at .* take a smaller step/,
    );
  });

  test.each<[string[], string | RegExp]>([
    [["--points", "2"], '--points must be an integer of at least 3, got "2"'],
    [["--draws", "1"], '--draws must be an integer of at least 2, got "1"'],
    [["--step", "0"], '--step must be a number above 0, got "0"'],
    [["--directions", "gradient"], "Allowed choices are eigenvectors, random, filter-normalized"],
    [["--directions", "random", "--method", "exact"], "--method is of eigenvectors; leave it out"],
    [["--elements", "some"], "Allowed choices are same, fresh, both; --help"],
    [["--parameters", "nothing"], 'no parameter is called "nothing"'],
  ])("%j", async (flags, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf("landscape", runs.forces, ...flags)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });
});
