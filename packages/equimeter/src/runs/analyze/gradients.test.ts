import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { tetrahedralOrbits } from "../../groups/index.js";
import { gradientNorms } from "../../measure/index.js";
import { execute } from "../execute.js";
import { listCheckpoints } from "../folder/checkpoints.js";
import { measuredBy } from "../tasks/index.js";
import { tinyProteins, writeChains } from "../tasks/proteins/testing.js";
import { tinyVoxels, writeMolecules } from "../tasks/voxels/testing.js";
import { temporaryFolder, tinyConfig } from "../testing.js";
import { openTrained } from "../trained.js";
import { analyzeGradients, type GradientsOptions } from "./gradients.js";
import { analyzeBounds, type BoundsOptions } from "./gradients-bounds.js";

const root = temporaryFolder();
afterAll(() => root[Symbol.dispose]());

const usual: GradientsOptions = {
  weights: "raw",
  split: "test",
  samples: 2,
  seed: 1,
  smoothing: "none",
  lossRatio: "percent",
  from: 0,
};
const few: BoundsOptions = { weights: "raw", split: "test", samples: 1, seed: 1, lanczosSteps: 2 };

let forces: string;
beforeAll(async () => {
  const changes = {
    name: "forces",
    "train.checkpointEvery": 4,
    "train.keepCheckpoints": 9,
    "monitor.gradientSamples": 2,
  };
  forces = (await execute(tinyConfig(changes), { root: root.path })).folder;
});

/** The checkpoints that are measured, one call after the other. */
function watched(options: GradientsOptions = usual, breakAt = Infinity) {
  const seen: string[] = [];
  const onProgress = (message: string) => {
    if (seen.length === breakAt) throw new Error("broken off");
    seen.push(message);
  };
  return { seen, result: analyzeGradients(forces, { ...options, onProgress }) };
}

const file = (name: string) => join(forces, "analysis", name);
const forget = () => rmSync(join(forces, "analysis"), { recursive: true, force: true });

test("every kept checkpoint and the initial weights, each as gradientNorms has it", async () => {
  const result = await analyzeGradients(forces, usual);
  expect(result.points.map(({ step }) => step)).toEqual([0, 4, 8, 12, 16, 20]);
  expect(result).toMatchObject({
    run: forces,
    name: "forces",
    step: 20,
    samples: 2,
    t: null,
    notUnbiased: null,
    design: "tetrahedralOrbits × 4", // the run's kind, with enough for unbiased squares
    passes: 48,
  });
  for (const step of [0, 12]) {
    const trained = await openTrained(forces, {
      weights: "raw",
      checkpoint: step === 0 ? "initial" : step,
    });
    const { model, task, config } = trained;
    const part = (await trained.data()).test;
    const expected = trained.measured(() =>
      gradientNorms({
        ...measuredBy(task, config),
        model,
        parameters: model.parameters(),
        batches: part.batches(2, "cpu").batches,
        design: tetrahedralOrbits({ replicates: 4 }),
        seed: 1,
      }),
    );
    const point = result.points.find((one) => one.step === step)!;
    const { percent, norm, normMean, normEquiv, ratio, cosine, unbiased } = expected;
    expect(point).toMatchObject({ percent, norm, normMean, normEquiv, ratio, cosine, unbiased });
  }
  const written = JSON.parse(readFileSync(file("gradients.json"), "utf8"));
  expect(written.points).toEqual(result.points);
  expect(written.correlations).toEqual(result.correlations);
  expect(existsSync(file("gradients.partial.jsonl"))).toBe(false);
});

test("what the monitor measured stands beside it", async () => {
  const { monitor } = await analyzeGradients(forces, usual);
  expect(monitor).toMatchObject([{ weights: "raw", t: null, correlations: { overall: {} } }]);
  expect(monitor[0].correlations.overall.points).toBeGreaterThan(2);
});

describe("broken off", () => {
  test("the next call measures what is left, and the whole is the same", async () => {
    forget();
    const whole = await watched().result;
    forget();
    const first = watched(usual, 3);
    await expect(first.result).rejects.toThrow("broken off");
    expect(first.seen).toEqual([1, 2, 3].map((number) => `checkpoint ${number}/6`));
    expect(existsSync(file("gradients.json"))).toBe(false);
    appendFileSync(file("gradients.partial.jsonl"), '{"step": 12, "per'); // as a kill may leave it
    const second = watched();
    expect(JSON.stringify(await second.result)).toBe(JSON.stringify(whole)); // without callbacks
    expect(second.seen).toEqual([4, 5, 6].map((number) => `checkpoint ${number}/6`));
  });

  test("other settings begin anew, other correlations of the same points do not", async () => {
    forget();
    await expect(watched(usual, 2).result).rejects.toThrow("broken off");
    const other = watched({ ...usual, seed: 2 });
    await other.result;
    expect(other.seen).toHaveLength(6);
    const smooth = watched({ ...usual, seed: 2, smoothing: "paper", lossRatio: "epsilon" });
    expect(await smooth.result).toMatchObject({ stepsPerSpan: 1000 });
    const late = watched({ ...usual, seed: 2, from: 8 });
    expect((await late.result).correlations.overall.points).toBe(4);
    expect([...smooth.seen, ...late.seen]).toEqual([]);
  });

  test("checkpoints of a run that has been trained anew are measured again", async () => {
    forget();
    await watched().result;
    const { folder } = listCheckpoints(forces)[1];
    const path = join(folder, "state.json");
    const before = readFileSync(path, "utf8");
    try {
      const state = JSON.parse(before);
      writeFileSync(path, JSON.stringify({ ...state, time: state.time + 1 }));
      const again = watched();
      await again.result;
      expect(again.seen).toEqual(["checkpoint 3/6"]);
    } finally {
      writeFileSync(path, before);
    }
  });

  test("a damaged analysis is made anew", async () => {
    writeFileSync(file("gradients.json"), '{"points": [');
    const again = watched();
    expect((await again.result).points).toHaveLength(6);
    expect(again.seen).toHaveLength(6);
  });
});

test("fewer points are spread evenly, in a file of their own, and taken from the whole", async () => {
  forget();
  const three = watched({ ...usual, points: 3 });
  expect((await three.result).points.map(({ step }) => step)).toEqual([0, 12, 20]);
  const all = watched();
  expect((await all.result).points).toHaveLength(6);
  expect(all.seen).toHaveLength(6);
  const two = watched({ ...usual, points: 2 });
  expect((await two.result).points.map(({ step }) => step)).toEqual([0, 20]);
  expect(two.seen).toEqual([]);
  const last = await analyzeGradients(forces, { ...usual, points: 1 });
  expect(last.points.map(({ step }) => step)).toEqual([20]);
  expect(last.correlations.overall.pearson).toEqual({ value: null, ci95: null });
  const whole = JSON.parse(readFileSync(file("gradients.json"), "utf8"));
  expect(whole.points).toHaveLength(6);
});

test("weights and rotations as asked, in files of their own", async () => {
  const ema = await analyzeGradients(forces, { ...usual, weights: "ema" });
  const raw = await analyzeGradients(forces, usual);
  expect(ema.points[0]).toEqual(raw.points[0]); // an average of nothing but the initial weights
  expect(ema.points[5].percent).not.toBe(raw.points[5].percent);
  const two = await analyzeGradients(forces, { ...usual, rotations: 2, points: 3 });
  expect(two).toMatchObject({ design: "independent × 2", unbiasedCorrelations: null });
  expect(two.notUnbiased).toContain("independent × 2 has 2");
  expect(two.points.map(({ unbiased }) => unbiased)).toEqual([null, null, null]);
  for (const name of ["gradients", "gradients-ema", "gradients-rotations-2-points-3"])
    expect(existsSync(file(`${name}.json`))).toBe(true);
});

test("bounds: every number of every point, both propositions, and a file of its own", async () => {
  const messages: string[] = [];
  const onProgress = (message: string) => void messages.push(message);
  const result = await analyzeBounds(forces, { ...few, points: 3, onProgress });
  expect(result.points.map(({ step }) => step)).toEqual([0, 12, 20]);
  expect(result.propositions.proposition2.steps.map(({ step }) => step)).toEqual([0, 12, 20]);
  for (const point of result.points) {
    expect(point.products).toBe("autograd");
    for (const name of ["L_mean", "normMean", "normEpsilon", "curvatureEpsilon"] as const)
      expect(point[name]).toBeGreaterThan(0);
  }
  expect(messages).toHaveLength(3 * 4);
  expect(messages[5]).toBe("bounds, checkpoint 2/3, product 2/4");
  const written = JSON.parse(readFileSync(file("gradients-bounds-points-3.json"), "utf8"));
  expect(written.propositions).toEqual(result.propositions);
  messages.length = 0;
  expect(await analyzeBounds(forces, { ...few, points: 3, onProgress })).toEqual(result);
  expect(messages).toEqual([]);
  const head = { ...few, points: 1, parameters: ["readout.*", "blocks.0.*"] };
  const some = await analyzeBounds(forces, head);
  expect(some.points[0].size).toBeLessThan(result.points[0].size);
  expect(existsSync(file("gradients-bounds-readout._+blocks.0._-points-1.json"))).toBe(true);
});

test("float32 is enough for the bounds", async () => {
  // The same numbers from weights, samples and rotations in float64.
  const { points } = await analyzeBounds(forces, { ...few, points: 1, lanczosSteps: 6 });
  const { smoothnessAt } = await import("../../analyze/gradients/index.js");
  const { lossParts } = await import("../../measure/index.js");
  const { inPrecision, openLoss } = await import("./open.js");
  const run = await openLoss(forces, { ...few, checkpoint: "last" });
  const double = run.trained.measured(() => {
    const { model } = run.trained;
    model.to({ dtype: "float64" });
    const batches = run.batchesOf(1).batches.map((batch) => inPrecision(batch, "float64"));
    const parts = () => lossParts({ ...run.given, batches, seed: 1 });
    return smoothnessAt({ parts, parameters: model.parameters(), lanczosSteps: 6, seed: 1 });
  });
  for (const name of ["L_mean", "L_equiv", "normMean", "normEquiv", "normEpsilon"] as const)
    expect(points[0][name] / double[name]).toBeCloseTo(1, 4);
  for (const name of ["curvatureEpsilon", "curvatureEquiv"] as const)
    expect(points[0][name] / double[name]).toBeCloseTo(1, 3);
});

test("voxels: the group is enumerated, nothing is left to chance", async () => {
  writeMolecules(root.path);
  const { folder } = await execute(tinyVoxels(root.path), { root: root.path });
  const { design, notUnbiased, points } = await analyzeGradients(folder, usual);
  expect([design, notUnbiased]).toEqual(["enumerate O", null]);
  for (const { unbiased, normEquiv } of points)
    expect(Math.sqrt(unbiased!.squaredNormEquiv) / normEquiv).toBeCloseTo(1, 10);
  const bounds = await analyzeBounds(folder, { ...few, points: 1 });
  expect(bounds.points[0].curvatureEquiv).toBeGreaterThan(0);
});

test("proteins: at a time of the flow", async () => {
  writeChains(root.path);
  const { folder } = await execute(tinyProteins(root.path), { root: root.path });
  const early = await analyzeGradients(folder, { ...usual, t: 0.1 });
  const late = await analyzeGradients(folder, usual);
  expect([early.t, late.t]).toEqual([0.1, 0.5]);
  expect(early.points[1].percent).not.toBe(late.points[1].percent);
  expect(existsSync(join(folder, "analysis", "gradients-t-0.1.json"))).toBe(true);
  const bounds = await analyzeBounds(folder, { ...few, points: 1, t: 0.9 });
  expect(bounds).toMatchObject({ t: 0.9, samples: 1 });
});

test("a checkpoint that cannot be measured is named; a time where there is none is refused", async () => {
  forget();
  const { folder } = listCheckpoints(forces)[2];
  const path = join(folder, "model.safetensors");
  const before = readFileSync(path);
  try {
    writeFileSync(path, before.subarray(0, 100));
    await expect(analyzeGradients(forces, usual)).rejects.toThrow(UserError);
    await expect(analyzeGradients(forces, usual)).rejects.toThrow(/^step 12: /);
  } finally {
    writeFileSync(path, before);
  }
  await expect(analyzeGradients(forces, { ...usual, t: 0.5 })).rejects.toThrow("leave out --time");
  const unknown = analyzeBounds(forces, { ...few, parameters: ["head.*"] });
  await expect(unknown).rejects.toThrow('no parameter is called "head.*"');
});
