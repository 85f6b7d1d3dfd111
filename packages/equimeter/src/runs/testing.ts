import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { stringify } from "yaml";
import { demoFile } from "../data/testing.js";
import { configSchema, type ResolvedConfig } from "./config/schema.js";
import { loadConfig } from "./config/load.js";
import type { RunDetails } from "./folder/folder.js";
import { applyOverride } from "./config/overrides.js";
import type { CheckpointState, MetricLine, MonitorLine, TrainLine } from "./folder/schema.js";

/** Valid examples for tests of everything that reads or writes run folders. */

/** A new empty folder; disposed of at the end of a `using` block. */
export function temporaryFolder(): { path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), "equimeter-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export function exampleConfig(name = "example"): ResolvedConfig {
  const given = { name, threads: 2, data: { train: "train.xyz" }, model: { kind: "plain" } };
  return configSchema.parse(given) as ResolvedConfig;
}

const size = { structures: 10, atoms: 200 };

export const exampleDetails: RunDetails = {
  libtorch: "1.13.1",
  command: ["equimeter", "train", "recipe.yaml"],
  parameters: 12345,
  data: { train: size, validation: size, test: size },
  lossZero: 0.5,
};

export function trainLine(step: number, loss = 1): TrainLine {
  const measured = { loss, learningRate: 1e-3, gradientNorm: 2, samplesPerSecond: 300 };
  return { kind: "train", step, time: step / 10, ...measured };
}

export function monitorLine(step: number, changes: Partial<MonitorLine> = {}): MonitorLine {
  return {
    kind: "monitor",
    step,
    time: step / 10,
    weights: "raw",
    field: "forces",
    L: 2,
    L_mean: 1.5,
    L_equiv: 0.5,
    percent: 25,
    rotationError: 0.2,
    sampleError: 1,
    ci95: [23, 27],
    explained: 0.4,
    lossZero: 2.5,
    relativeSpread: 0.3,
    floatFloor: 1e-9,
    samples: 64,
    passes: 24,
    design: "tetrahedralOrbits × 2",
    law: "haar",
    loss: "mse",
    reduction: "pooled",
    warnings: [],
    ...changes,
  };
}

/** One line of every kind. */
export function everyKind(step: number): MetricLine[] {
  const when = { step, time: step / 10 };
  return [
    trainLine(step),
    monitorLine(step),
    { ...monitorLine(step), kind: "test" },
    {
      kind: "twirl",
      ...when,
      weights: "ema",
      field: "forces",
      rotations: 8,
      loss: 1.2,
      lossError: 0.1,
      samples: 100,
    },
    { kind: "scalars", ...when, values: { "train/loss": 0.5, accuracy: NaN } },
    { kind: "note", ...when, message: "resumed" },
  ];
}

export function checkpointState(step: number): CheckpointState {
  return { schemaVersion: 1, step, time: step / 10, epoch: 0, position: step, emaUpdates: step };
}

/**
 * A run of 20 steps on 60 frames of the demo data, over in a second: monitored at 0, 1, 10 and 20,
 * a line of training every 5, a checkpoint every 8.
 *
 * @param changes overrides as on the command line
 */
export function tinyConfig(changes: Record<string, unknown> = {}): ResolvedConfig {
  using folder = temporaryFolder();
  return loadConfig(writeRecipe(folder.path, changes));
}

/** Writes the recipe of `tinyConfig` as `tiny.yaml`. @returns its path */
export function writeRecipe(folder: string, changes: Record<string, unknown> = {}): string {
  const given: Record<string, unknown> = structuredClone(tinyRecipe);
  for (const [path, value] of Object.entries(changes))
    applyOverride(given, { path: path.split("."), value, label: path });
  const path = join(folder, "tiny.yaml");
  writeFileSync(path, stringify(given));
  return path;
}

const tinyRecipe = {
  name: "tiny",
  seed: 3,
  threads: 1,
  data: { train: demoFile, limit: 60 },
  model: { kind: "plain", preset: "tiny" },
  train: { steps: 20, batchSize: 4, warmup: 2, logEvery: 5, checkpointEvery: 8, emaDecay: 0.9 },
  monitor: { samples: 3, perDecade: 1, bootstrap: 50 },
  test: { samples: 3, twirl: [1, 2, 4] },
};

/** Lines without what differs from run to run: times, speeds and notes. */
export function comparable(lines: readonly MetricLine[]): object[] {
  return lines
    .filter(({ kind }) => kind !== "note")
    .map((line) => ({
      ...line,
      time: 0,
      ...("samplesPerSecond" in line && { samplesPerSecond: 0, waiting: 0 }),
    }));
}

/** Every file below a folder with what is in it, to see whether anything was touched. */
export function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path).toString("base64")]),
  );
}
