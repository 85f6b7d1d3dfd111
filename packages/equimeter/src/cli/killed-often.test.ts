import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";

import { latestCheckpoint, openRun } from "../runs/index.js";
import { comparable, temporaryFolder, writeRecipe } from "../runs/testing.js";
import { startProgram } from "./testing.js";

const kills = 20;
const files = ["model", "ema", "optimizer", "random"].map((name) => `${name}.safetensors`);

/**
 * EScAIP, whose dropout draws random numbers in every step, by its own recipe, with a checkpoint every
 * other step: most kills fall into the writing of something.
 */
const changes = {
  model: { kind: "escaip", preset: "tiny", width: 16, heads: 2 },
  train: {
    preset: "escaip",
    steps: 400,
    batchSize: 4,
    accumulate: 2,
    augment: "rotations",
    learningRate: 1e-3,
    logEvery: 5,
    checkpointEvery: 2,
  },
  "monitor.weights": ["raw"],
  "monitor.samples": 2,
  "test.samples": 2,
  "test.twirl": [1],
};

/** Some 10 kB of metrics a second would be a lot: what changes is a sign that the run is under way. */
const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

test(
  `killed ${kills} times at random moments, a run ends as if nothing had been`,
  { timeout: 300_000 },
  async () => {
    using root = temporaryFolder();
    const recipe = writeRecipe(root.path, changes);
    const train = (runs: string, ...more: string[]) =>
      startProgram(["train", recipe, "--runs", join(root.path, runs), ...more]);
    const folder = join(root.path, "killed/tiny");
    const metrics = join(folder, "metrics.jsonl");
    let seed = 1;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let kill = 0; kill < kills; kill++) {
      const before = sizeOf(metrics);
      const child = train("killed", ...(existsSync(folder) ? ["--resume"] : []));
      while (child.process.exitCode === null && sizeOf(metrics) <= before) await sleep(2);
      await sleep(400 * random());
      child.process.kill("SIGKILL");
      const { signal, code, stderr } = await child.done;
      expect({ signal, code, stderr: code === null ? "" : stderr }).toEqual({
        signal: "SIGKILL",
        code: null,
        stderr: "",
      });
    }
    const reached = latestCheckpoint(folder)?.step ?? 0;
    expect(reached).toBeGreaterThan(10);
    expect(reached).toBeLessThan(400);
    const [last, whole] = await Promise.all([
      train("killed", "--resume").done,
      train("whole").done,
    ]);
    expect([last.code, whole.code]).toEqual([0, 0]);
    const [killed, undisturbed] = ["killed", "whole"].map((runs) => {
      const run = join(root.path, runs, "tiny");
      const checkpoint = latestCheckpoint(run)!;
      const weights = files.map((name) => readFileSync(join(checkpoint.folder, name)));
      return { step: checkpoint.step, weights, metrics: comparable(openRun(run).metrics) };
    });
    expect(killed.step).toBe(400);
    expect(killed.metrics).toEqual(undisturbed.metrics);
    killed.weights.forEach((bytes, i) =>
      expect([files[i], bytes.equals(undisturbed.weights[i])]).toEqual([files[i], true]),
    );
  },
);
