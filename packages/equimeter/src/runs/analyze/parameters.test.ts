import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { decompose } from "../../measure/index.js";
import { execute } from "../execute.js";
import { listCheckpoints } from "../folder/checkpoints.js";
import { measuredBy } from "../tasks/index.js";
import { tinyProteins, writeChains } from "../tasks/proteins/testing.js";
import { tinyVoxels, writeMolecules } from "../tasks/voxels/testing.js";
import { temporaryFolder, tinyConfig } from "../testing.js";
import { openTrained } from "../trained.js";
import { designOf } from "../design.js";
import { analyzeHead, type HeadOptions } from "./head.js";
import { analyzeParameters } from "./parameters.js";
import type { ParametersOptions } from "./parameters-result.js";

const root = temporaryFolder();
afterAll(() => root[Symbol.dispose]());

const along = { weights: "raw", split: "test", samples: 2, seed: 1, smoothing: "none", from: 0 };
const usual = {
  ...along,
  part: "both",
  kernels: "commuting",
  nearSamples: 1,
  directions: 1,
  products: 2,
} as ParametersOptions;

let escaip: string;
let grids: string;
beforeAll(async () => {
  const changes = {
    name: "escaip",
    model: { kind: "escaip", preset: "tiny", width: 16, heads: 2 },
    "train.checkpointEvery": 5,
    "train.keepCheckpoints": 9,
  };
  escaip = (await execute(tinyConfig(changes), { root: root.path })).folder;
  writeMolecules(root.path);
  grids = (await execute(tinyVoxels(root.path), { root: root.path })).folder;
});

test("EScAIP: exact along training, quadratic near E, constants in closed form", async () => {
  const result = await analyzeParameters(escaip, usual);
  expect(result).toMatchObject({ name: "escaip", step: 20, group: "SO3" });
  expect(result.deviations.layers).toMatchObject([{ size: 48, equivariant: 16 }]);
  expect(result.rest).toContain("which no rotation changes");
  const { design, points, relations } = result.along!;
  expect([design, points.length, relations.raw.points]).toEqual(["exact", 15, 5]);
  const raw = points.filter(({ weights }) => weights === "raw");
  expect(raw.map(({ step }) => step)).toEqual([0, 5, 10, 15, 20]);
  expect(raw.at(-1)!.deviation).toBeCloseTo(result.deviations.deviation, 5);
  for (const weights of ["ema", "ema-debiased"] as const)
    expect(points.find((point) => point.weights === weights)).toEqual({ ...raw[0], weights });
  const { directions, relativeFloor, constants, atWeights, atEquivariant, samples } = result.near!;
  expect([directions.length, samples]).toEqual([2, 1]);
  expect(relativeFloor).toBeLessThan(1e-20);
  expect(atEquivariant.percent).toBeLessThan(1e-20);
  expect(atWeights.L_equiv / directions[0].points.at(-1)!.L_equiv).toBeCloseTo(1, 9);
  for (const { loss, gradient } of directions) {
    expect(loss!.exponent.value).toBeCloseTo(2, 5);
    expect(gradient!.exponent.value).toBeCloseTo(1, 5);
  }
  expect(constants).toMatchObject({ isExact: true, products: 0 });
  expect(constants!.lambdaMax).toBeGreaterThan(constants!.lambdaMin!);
  const averaged = await analyzeParameters(escaip, { ...usual, weights: "ema", part: "near" });
  const last = points.filter(({ weights }) => weights === "ema").at(-1)!;
  expect(averaged.deviations.deviation).toBeCloseTo(last.deviation, 5);
  expect(averaged.along).toBeNull();
  const files = readdirSync(join(escaip, "analysis"));
  expect(files).toEqual(["parameters-ema-near.json", "parameters.json"]);
  const written = JSON.parse(readFileSync(join(escaip, "analysis", "parameters.json"), "utf8"));
  expect(written.along).toEqual(JSON.parse(JSON.stringify(result.along)));
});

test("under another group than SO(3) nothing is closed: L_equiv is that of the design", async () => {
  const changes = {
    name: "about-z",
    model: { kind: "escaip", preset: "tiny", width: 16, heads: 2 },
    "train.steps": 2,
    "monitor.design": { kind: "enumerate", group: "C4z" },
  };
  const { folder } = await execute(tinyConfig(changes), { root: root.path });
  const result = await analyzeParameters(folder, usual);
  expect(result).toMatchObject({ group: "C4z", along: { design: "enumerate C4z" } });
  expect(result.deviations.layers[0].equivariant).toBe(32); // the row of z is free
  expect(result.near!.relativeFloor).toBeLessThan(1e-20);
  expect(result.near!.constants).toMatchObject({ isExact: false, products: 2 });
});

test("VoxMol: L_equiv is the measure's, θ_E is equivariant, or it is not and that is said", async () => {
  const options = { ...usual, checkpoint: 4 } as const;
  const exact = await analyzeParameters(grids, options);
  expect(exact).toMatchObject({ step: 4, group: "O" });
  expect(exact.near!.relativeFloor).toBeLessThan(1e-20);
  expect(exact.near!.constants).toMatchObject({ isExact: false, lambdaMin: null, products: 2 });
  expect(exact.near!.directions[1].loss!.exponent.value).toBeCloseTo(2, 3);
  const point = exact.along!.points.find((one) => one.step === 4 && one.weights === "ema")!;
  const trained = await openTrained(grids, { weights: "ema", checkpoint: 4 });
  const { batches } = (await trained.data()).test.batches(2, "cpu");
  const { task, config, model } = trained;
  const report = trained.measured(() =>
    decompose({
      ...measuredBy(task, config),
      model,
      design: designOf(config.monitor.design),
      batches,
      seed: 1,
      resamples: 1,
    }),
  );
  expect(point.L_equiv).toBeCloseTo(report.L_equiv, 12);
  expect(point.percent).toBeCloseTo(report.percent.value, 8);
  expect(exact.along!.design).toBe(report.design);
  const symmetric = await analyzeParameters(grids, {
    ...options,
    kernels: "symmetric",
    part: "near",
  });
  expect(symmetric.along).toBeNull();
  expect(symmetric.near!.constants).toBeNull();
  expect(symmetric.near!.relativeFloor).toBeGreaterThan(1e-6);
  expect(symmetric.near!.atEquivariant.percent).toBeGreaterThan(1e-6);
  expect(symmetric.near!.directions[0].loss!.exponent.value).toBeLessThan(1);
  expect(symmetric.deviations.deviation).toBeLessThan(exact.deviations.deviation);
});

describe("an analysis that breaks off", () => {
  /** What is heard until it breaks. */
  async function heard(options: ParametersOptions, breakAt = Infinity): Promise<string[]> {
    const seen: string[] = [];
    const onProgress = (message: string) => {
      if (seen.length === breakAt) throw new Error("broken off");
      seen.push(message);
    };
    await analyzeParameters(escaip, { ...options, onProgress }).catch((error: Error) => {
      if (error.message !== "broken off") throw error;
    });
    return seen;
  }

  test("goes on: directions and checkpoints that were done are not done again", async () => {
    const options = { ...usual, seed: 5 };
    const whole = await heard(options);
    const reference = await analyzeParameters(escaip, options);
    const steps = whole.filter((message) => message.startsWith("near"));
    expect([whole.length, steps.length]).toEqual([2 * 9 + 3 * 5, 18]);
    const other = { ...options, seed: 6 };
    expect(await heard(other, 12)).toHaveLength(12); // one direction is done
    const rest = await heard(other, 12);
    expect(rest[0]).toContain("10/18");
    const last = await heard(other);
    expect(last.length).toBeLessThan(whole.length - 12);
    const { near, along: course } = await analyzeParameters(escaip, other);
    expect(near!.directions).toHaveLength(2);
    expect(course!.points.map(({ deviation }) => deviation)).toEqual(
      reference.along!.points.map(({ deviation }) => deviation),
    );
    const files = readdirSync(join(escaip, "analysis"));
    expect(files.filter((name) => name.includes("partial"))).toEqual([]);
  });
});

test("the head: figures 9 and 10, head and trunk by themselves, theorem 4", async () => {
  const options = along as HeadOptions;
  const result = await analyzeHead(escaip, options);
  expect(result).toMatchObject({ name: "escaip", step: 20, samples: 2 });
  const { raw, ema, "ema-debiased": debiased } = result.weights;
  expect(raw.points.map(({ step }) => step)).toEqual([0, 5, 10, 15, 20]);
  for (const report of [raw, ema, debiased]) {
    expect(report.bounded).toBe(true);
    const [first] = report.points;
    expect(first).toEqual(raw.points[0]);
    expect([first.headAlone, first.trunkAlone]).toEqual([first.L_equiv, first.L_equiv]);
    for (const { headAlone, trunkAlone, L_equiv, deviation, lambdaMax } of report.points.slice(1)) {
      expect(headAlone).not.toBe(L_equiv);
      expect(trunkAlone).toBeGreaterThan(0);
      expect(L_equiv).toBeLessThan(lambdaMax * deviation);
    }
  }
  expect(ema.points[4].deviation).not.toBe(raw.points[4].deviation);
  const exact = await analyzeParameters(escaip, { ...usual, part: "along" });
  const ofParameters = exact.along!.points.filter(({ weights }) => weights === "ema-debiased");
  expect(ofParameters.map(({ L_equiv }) => L_equiv)).toEqual(
    debiased.points.map(({ L_equiv }) => L_equiv),
  );
  const late = await analyzeHead(escaip, { ...options, from: 5, to: 15, points: 4 });
  expect(late.weights.raw.points.map(({ step }) => step)).toEqual([0, 5, 15, 20]);
  expect(late.weights.raw.relation.points).toBe(2);
  expect(existsSync(join(escaip, "analysis", "head-points-4-from-5-to-15.json"))).toBe(true);
});

test("runs that there is nothing to look at in", async () => {
  writeChains(root.path);
  const plain = (await execute(tinyConfig({ "train.steps": 2 }), { root: root.path })).folder;
  const proteins = (
    await execute(tinyProteins(root.path, { "monitor.weights": ["raw"] }), { root: root.path })
  ).folder;
  for (const [folder, sentence] of [
    [plain, "no layer has known representations: the features of plain"],
    [proteins, "no layer has known representations: the features of Proteína"],
  ])
    await expect(analyzeParameters(folder, usual)).rejects.toThrow(sentence);
  for (const folder of [plain, proteins, grids])
    await expect(analyzeHead(folder, along as HeadOptions)).rejects.toThrow(
      `${folder} is no run of escaip`,
    );
  expect(listCheckpoints(plain).length).toBeGreaterThan(0);
  expect(existsSync(join(plain, "analysis"))).toBe(false);
});
