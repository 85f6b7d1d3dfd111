import { loadSafetensors } from "@equimeter/torch";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { bestCheckpoint, latestCheckpoint } from "./folder/checkpoints.js";
import type { ResolvedConfig } from "./config/schema.js";
import { execute, type ExecuteOptions, type Progress } from "./execute.js";
import { openRun } from "./folder/folder.js";
import { linesOf } from "./folder/metrics.js";
import { updateRun } from "./folder/record.js";
import type { MetricLine } from "./folder/schema.js";
import { comparable, snapshot, temporaryFolder, tinyConfig } from "./testing.js";

const kinds = ["raw", "ema", "ema-debiased"];

test("a run leaves a folder with everything in it", async () => {
  using root = temporaryFolder();
  const seen: Progress[] = [];
  const onProgress = (progress: Progress) => void seen.push(progress);
  const config = tinyConfig();
  const result = await execute(config, { root: root.path, command: ["a", "b"], onProgress });
  const folder = join(root.path, "tiny");
  expect(result).toEqual({ folder, state: "finished", step: 20 });

  const { record, status, metrics, config: written } = openRun(folder);
  expect(status).toBe("finished");
  expect(written).toEqual(config);
  expect(record).toMatchObject({ name: "tiny", step: 20, totalSteps: 20, command: ["a", "b"] });
  expect(record.data.train.structures).toBe(48);
  expect(record.data.validation.structures + record.data.test.structures).toBe(12);
  expect(record.data.train.atoms).toBeGreaterThan(48 * 19);
  expect(Date.parse(record.finished!)).toBeGreaterThanOrEqual(Date.parse(record.started));
  const { tensors } = loadSafetensors(join(folder, "checkpoints/step-00000020/model.safetensors"));
  const parameters = Object.values(tensors).reduce((sum, { size }) => sum + size, 0);
  expect(record.parameters).toBe(parameters - 1); // the scale of the forces is no parameter
  expect(readdirSync(folder).sort()).toEqual([
    "checkpoints",
    "config.yaml",
    "metrics.jsonl",
    "run.json",
    "split.json",
  ]);
  expect(readdirSync(join(folder, "checkpoints")).sort()).toEqual([
    "best",
    "step-00000016",
    "step-00000020",
  ]);

  checkMonitor(metrics);
  expect(linesOf(metrics, "train").map(({ step }) => step)).toEqual([5, 10, 15, 20]);
  for (const line of linesOf(metrics, "train")) {
    expect(line.samplesPerSecond).toBeGreaterThan(0);
    expect(line.waiting).toBeGreaterThan(0);
    expect(line.waiting).toBeLessThan(1);
    expect(line).not.toHaveProperty("auxiliary");
  }
  const rates = linesOf(metrics, "train").map(({ learningRate }) => learningRate);
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
  expect(linesOf(metrics, "test").map(({ weights }) => weights)).toEqual(kinds);
  const twirl = linesOf(metrics, "twirl");
  expect(twirl.map(({ rotations }) => rotations)).toEqual([1, 2, 4]);
  expect(
    twirl.every(({ weights, samples, step }) => weights === "raw" && samples === 3 && step === 20),
  ).toBe(true);
  expect(twirl[2].loss).toBeLessThan(twirl[0].loss);
  const times = metrics.map(({ time }) => time);
  expect(times).toEqual([...times].sort((a, b) => a - b));

  expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(["loading", "training", "testing"]);
  const training = seen.filter(({ phase }) => phase === "training");
  expect(training.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(training.at(-1)!.percent).toBe(linesOf(metrics, "monitor").at(-3)!.percent);
});

function checkMonitor(metrics: MetricLine[]) {
  const monitor = linesOf(metrics, "monitor");
  expect(monitor.map(({ step, weights }) => `${step} ${weights}`)).toEqual(
    [0, 1, 10, 20].flatMap((step) => kinds.map((weights) => `${step} ${weights}`)),
  );
  const [start] = monitor;
  for (const line of monitor.slice(1, 3)) expect(line).toEqual({ ...start, weights: line.weights });
  expect(start.percent).toBeGreaterThan(1);
  expect(start.samples).toBe(3);
  // After one step the bias-corrected average is the raw weights, but for rounding.
  const [raw, ema, debiased] = monitor.slice(3, 6);
  expect(debiased.L).toBeCloseTo(raw.L, 5);
  expect(Math.abs(ema.L - raw.L)).toBeGreaterThan(1e-4);
  for (const { L, L_mean, L_equiv, percent, ci95, floatFloor } of monitor) {
    expect(L_mean + L_equiv).toBeCloseTo(L, 10);
    expect(percent).toBeCloseTo((100 * L_equiv) / L, 8);
    expect(ci95[0]).toBeLessThanOrEqual(ci95[1]);
    expect(floatFloor).toBeLessThan(1e-6);
  }
}

/** The tensors a finished run ends with. */
function finalState(folder: string): Record<string, string> {
  const checkpoint = latestCheckpoint(folder)!.folder;
  const files = readdirSync(checkpoint).filter((name) => name.endsWith(".safetensors"));
  expect(files).toHaveLength(4);
  return Object.fromEntries(
    files.map((name) => [name, readFileSync(join(checkpoint, name)).toString("base64")]),
  );
}

/** Runs until `shouldStop` has been asked so often, then says yes from there on. */
const stopAfter = (times: number) => () => times-- <= 0;

const finish = async (config: ResolvedConfig, options: ExecuteOptions) => {
  const { folder, state } = await execute(config, options);
  expect(state).toBe("finished");
  return { metrics: comparable(openRun(folder).metrics), weights: finalState(folder) };
};

test("from mapped data a run ends with the same weights, and knows its split when it goes on", async () => {
  using root = temporaryFolder();
  const inMemory = await finish(tinyConfig({ name: "memory" }), { root: root.path });
  const config = tinyConfig({ "data.cache": join(root.path, "sets") });
  const stopped = await execute(config, { root: root.path, shouldStop: stopAfter(9) });
  const path = join(stopped.folder, "run.json");
  const { split } = openRun(stopped.folder).record;
  expect(split).toMatchObject({ structures: 60, seed: 0, sizes: { train: 48, test: 6 } });
  expect(JSON.parse(readFileSync(join(stopped.folder, "split.json"), "utf8"))).toMatchObject(
    split!,
  );
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(split!.digest, "0".repeat(64)));
  await expect(execute(config, { root: root.path, resume: true })).rejects.toThrow(
    "has changed (48 + 6 + 6 before, 48 + 6 + 6 now, split differently)",
  );
  writeFileSync(path, text);
  const mapped = await finish(config, { root: root.path, resume: true });
  expect(mapped).toEqual(inMemory);
});

// Asked before each of the 20 steps, then before each kind of weights is tested.
test.each([0, 7, 8, 19, 21])(
  "stopped when asked for the %i. time and resumed, it ends the same",
  async (times) => {
    using root = temporaryFolder();
    const whole = await finish(tinyConfig({ name: "whole" }), { root: root.path });
    const options = { root: root.path, shouldStop: stopAfter(times) };
    const stopped = await execute(tinyConfig(), options);
    expect(stopped).toMatchObject({ state: "stopped", step: Math.min(times, 20) });
    const run = openRun(stopped.folder);
    expect(run.status).toBe("stopped");
    expect(run.record.step).toBe(stopped.step);
    expect(existsSync(join(stopped.folder, "metrics.lock"))).toBe(false);
    expect(linesOf(run.metrics, "test")).toEqual([]);

    const resumed = await finish(tinyConfig(), { root: root.path, resume: true });
    expect(resumed.metrics).toEqual(whole.metrics);
    expect(resumed.weights).toEqual(whole.weights);
    const { record, metrics } = openRun(stopped.folder);
    expect(record.finished).toBeDefined();
    expect(linesOf(metrics, "note").map(({ message }) => message)).toEqual([
      `resumed from the checkpoint of step ${stopped.step}`,
    ]);
  },
);

test.each([
  [5, "started again from step 0"],
  [13, "resumed from the checkpoint of step 8"],
])(
  "a run that broke off at step %i loses only what came after its checkpoint",
  async (at, note) => {
    using root = temporaryFolder();
    const whole = await finish(tinyConfig({ name: "whole" }), { root: root.path });
    const breakOff = ({ step }: Progress) => {
      if (step === at) throw new Error("broke off");
    };
    const broken = execute(tinyConfig(), { root: root.path, onProgress: breakOff });
    await expect(broken).rejects.toThrow("broke off");
    const folder = join(root.path, "tiny");
    expect(openRun(folder).record).toMatchObject({ state: "failed", step: at, error: "broke off" });
    expect(linesOf(openRun(folder).metrics, "train").length).toBeGreaterThan(0);
    expect(await finish(tinyConfig(), { root: root.path, resume: true })).toEqual(whole);
    expect(linesOf(openRun(folder).metrics, "note")[0].message).toBe(note);
  },
);

test("a run that was killed after its last line measures nothing twice", async () => {
  using root = temporaryFolder();
  const whole = await finish(tinyConfig(), { root: root.path });
  const folder = join(root.path, "tiny");
  updateRun(folder, { state: "running", host: "elsewhere", heartbeat: "2020-01-01T00:00:00.000Z" });
  expect(openRun(folder).status).toBe("dead");
  expect(await finish(tinyConfig(), { root: root.path, resume: true })).toEqual(whole);
});

test("without raw weights in the monitor, the first kind is twirled and resuming measures nothing twice", async () => {
  using root = temporaryFolder();
  const config = tinyConfig({ "monitor.weights": ["ema"] });
  await execute(config, { root: root.path, shouldStop: stopAfter(10) });
  const { metrics } = await finish(config, { root: root.path, resume: true });
  const lines = metrics as MetricLine[];
  expect(linesOf(lines, "monitor").map(({ step }) => step)).toEqual([0, 1, 10, 20]);
  expect(linesOf(lines, "twirl").map(({ weights }) => weights)).toEqual(["ema", "ema", "ema"]);
});

test("a loss that is no longer a number ends the run as failed, with the way out", async () => {
  using root = temporaryFolder();
  const config = tinyConfig({ "train.learningRate": 1e25, "train.clip": null, "train.warmup": 0 });
  const diverged = execute(config, { root: root.path });
  await expect(diverged).rejects.toThrow(UserError);
  await expect(diverged).rejects.toThrow(
    /^training diverged at step \d+ \(the (loss|norm of the gradient) is (NaN|Infinity); the batch was demo\.xyz\.gz#\d+ .* and 1 more\): lower train\.learningRate/,
  );
  const { record, status } = openRun(join(root.path, "tiny"));
  expect(status).toBe("failed");
  expect(record.error).toMatch(/^training diverged/);
  expect(record.step).toBeGreaterThan(0);
  expect(existsSync(join(root.path, "tiny", "metrics.lock"))).toBe(false);
});

test("the best checkpoint is that of the lowest L, and patience ends a run that gains nothing", async () => {
  using root = temporaryFolder();
  const changes = { "train.bestBy": "raw", "train.patience": 2, "monitor.every": 2 };
  // Far too fast: it gets worse after some good steps.
  const config = tinyConfig({ ...changes, "train.learningRate": 0.3, "train.warmup": 6 });
  const { state, step, folder } = await execute(config, { root: root.path });
  const { metrics } = openRun(folder);
  const raw = linesOf(metrics, "monitor").filter(({ weights }) => weights === "raw");
  const best = raw.reduce((least, line) => (line.L < least.L ? line : least));
  expect(bestCheckpoint(folder)?.step).toBe(best.step);
  expect(raw.indexOf(best)).toBe(raw.length - 3);
  expect({ state, step }).toEqual({ state: "finished", step: raw.at(-1)!.step });
  expect(step).toBeLessThan(20);
  expect(latestCheckpoint(folder)?.step).toBe(step);
  const [note] = linesOf(metrics, "note");
  expect(note.message).toBe("ended: no lower L in 2 measurements (train.patience)");
  expect(linesOf(metrics, "test").map((line) => line.step)).toEqual([step, step, step]);
});

test("EScAIP trains by its own recipe, resumed bit for bit; its head is measured on the way", async () => {
  using root = temporaryFolder();
  const model = { kind: "escaip", preset: "tiny", width: 16, heads: 2 };
  const config = tinyConfig({ model, train: { preset: "escaip", steps: 8, batchSize: 4 } });
  await execute({ ...config, name: "whole" }, { root: root.path });
  await execute(config, { root: root.path, shouldStop: stopAfter(5) });
  await execute(config, { root: root.path, resume: true });
  const weights = ["whole", "tiny"].map((name) =>
    readFileSync(join(root.path, name, "checkpoints/step-00000008/model.safetensors")),
  );
  expect(weights[0].equals(weights[1])).toBe(true);
  const { metrics } = openRun(join(root.path, "whole"));
  expect(linesOf(metrics, "train").every(({ loss }) => loss > 1)).toBe(true); // 4 · … + 100 · …
  // Exactly what the monitor estimates from rotations, for every kind of weights.
  const monitored = linesOf(metrics, "monitor");
  const heads = linesOf(metrics, "head");
  const place = (line: { step: number; weights: string }) => [line.step, line.weights];
  expect(heads.map(place)).toEqual(monitored.map(place));
  heads.forEach(({ L_equiv, deviation, lambdaMin, lambdaMax, percent }, i) => {
    expect(L_equiv / monitored[i].L_equiv).toBeCloseTo(1, 3);
    expect(percent).toBeCloseTo(monitored[i].percent, 2);
    expect(L_equiv).toBeGreaterThanOrEqual(lambdaMin * deviation * (1 - 1e-9));
    expect(L_equiv).toBeLessThanOrEqual(lambdaMax * deviation * (1 + 1e-9));
  });
});

test("forces that look like gradients are noted, once", async () => {
  using root = temporaryFolder();
  const config = tinyConfig({ "data.forcesAre": "gradient" });
  await execute(config, { root: root.path, shouldStop: stopAfter(2) });
  const { folder } = await execute(config, { root: root.path, resume: true });
  const notes = linesOf(openRun(folder).metrics, "note").map(({ message }) => message);
  expect(notes.filter((message) => message.startsWith("gradient stored as forces"))).toHaveLength(
    1,
  );
});

test("a failure while the run is being opened leaves it failed, and not locked", async () => {
  using root = temporaryFolder();
  const file = join(root.path, "huge.xyz");
  // Finite, but beyond float32.
  const frame = "2\nProperties=species:S:1:pos:R:3:forces:R:3\nH 0 0 0 1e200 0 0\nH 0 0 1 0 0 0\n";
  writeFileSync(file, frame.repeat(10));
  const config = tinyConfig({ data: { train: file } });
  await expect(execute(config, { root: root.path })).rejects.toThrow("not finite");
  const folder = join(root.path, "tiny");
  expect(openRun(folder).record).toMatchObject({ state: "failed", step: 0 });
  expect(existsSync(join(folder, "metrics.lock"))).toBe(false);
});

test.each([
  ["data.train", "nowhere.xyz", "nowhere.xyz"],
  ["device", "cuda:7", "device cuda:7 is not there"],
  ["data.limit", 2, "2 structures are too few"],
  ["data.forcesKey", "force", 'no per-atom property "force"'],
])("%s=%s is refused before anything is written", async (path, value, message) => {
  using root = temporaryFolder();
  const refused = execute(tinyConfig({ [path]: value }), { root: join(root.path, "runs") });
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow(message);
  expect(snapshot(root.path)).toEqual({});
});

test("a folder that is deleted meanwhile ends the run with a sentence, and is not brought back in part", async () => {
  using root = temporaryFolder();
  const folder = join(root.path, "tiny");
  let asked = 0;
  const shouldStop = () => {
    if (++asked === 6) rmSync(folder, { recursive: true });
    return false;
  };
  await expect(execute(tinyConfig(), { root: root.path, shouldStop })).rejects.toThrow(
    `${folder} was deleted or moved while it was being trained: put it back and continue with --resume`,
  );
  expect(existsSync(folder)).toBe(false);
});
