import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configSchema, type ResolvedConfig } from "./config-schema.js";
import type { RunDetails } from "./folder.js";
import type { CheckpointState, MetricLine, MonitorLine, TrainLine } from "./schema.js";

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
    { kind: "note", ...when, message: "resumed" },
  ];
}

export function checkpointState(step: number): CheckpointState {
  return { schemaVersion: 1, step, time: step / 10, epoch: 0, position: step, emaUpdates: step };
}
