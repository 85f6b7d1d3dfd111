import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { UserError } from "../errors.js";
import type { CheckpointChoice } from "./checkpoint-choice.js";
import type { ResolvedConfig } from "./config/schema.js";
import { execute } from "./execute.js";
import { bestCheckpoint, listCheckpoints } from "./folder/checkpoints.js";
import { linesOf, readMetrics } from "./index.js";
import { measureRun } from "./measure.js";
import { tinyVoxels, writeMolecules } from "./tasks/voxels/testing.js";
import { temporaryFolder, tinyConfig } from "./testing.js";
import { openTrained } from "./trained.js";

const root = temporaryFolder();
afterAll(() => root[Symbol.dispose]());

/** Raw and averaged weights, on what the run's monitor measures; of its seed 0 a step draws by its number. */
function measured(
  folder: string,
  { monitor }: ResolvedConfig,
  checkpoint: CheckpointChoice,
  seed: number,
) {
  const at = { split: "validation", samples: monitor.samples, seed } as const;
  const design = { ...monitor.design };
  return Promise.all(
    monitor.weights.map(async (weights) => {
      const [report] = await measureRun(folder, { ...at, design, weights, checkpoint });
      const { L, percent, explained, step } = report;
      return { weights, step, L, percent: percent.value, explained };
    }),
  );
}

function monitored(folder: string, at: number) {
  return linesOf(readMetrics(folder), "monitor")
    .filter(({ step }) => step === at)
    .map(({ weights, step, L, percent, explained }) => ({ weights, step, L, percent, explained }));
}

describe.each([
  ["forces", () => tinyConfig({ "train.checkpointEvery": 10, "train.keepCheckpoints": 2 })],
  ["voxels", () => tinyVoxels(root.path, { "train.keepCheckpoints": 2 })],
])("a run on %s", (_, makeConfig) => {
  let config: ResolvedConfig;
  let folder: string;
  beforeAll(async () => {
    writeMolecules(root.path);
    config = makeConfig();
    ({ folder } = await execute(config, { root: root.path }));
  });

  test("initial are the weights of step 0: the monitor's first line, to the last digit", async () => {
    const first = monitored(folder, 0);
    expect(first).toHaveLength(3);
    expect(await measured(folder, config, "initial", 0)).toEqual(first);
  });

  test("a step is that step's checkpoint, and the last one its own", async () => {
    const { steps } = config.train;
    const last = monitored(folder, steps);
    expect(last).toHaveLength(3);
    expect(await measured(folder, config, "last", steps)).toEqual(last);
    expect(await measured(folder, config, steps, steps)).toEqual(last);
    const [half] = await measured(folder, config, steps / 2, steps);
    expect(half).toMatchObject({ step: steps / 2 });
    expect(half.L).not.toBe(last[0].L);
  });

  test("other checkpoints in one model give what they give by themselves, which then has its own weights again", async () => {
    const { steps } = config.train;
    const [half] = listCheckpoints(folder).filter(({ step }) => step === steps / 2);
    for (const weights of ["raw", "ema", "ema-debiased"] as const) {
      const initial = await openTrained(folder, { weights, checkpoint: "initial" });
      const { model } = initial;
      const here = () =>
        Object.values(model.stateDict()).flatMap((values) => [...values.toNumbers()]);
      const before = here();
      const seen = initial.measuredAt(half, here);
      const alone = await openTrained(folder, { weights, checkpoint: steps / 2 });
      const expected = alone.measured(() =>
        Object.values(alone.model.stateDict()).flatMap((values) => [...values.toNumbers()]),
      );
      expect(seen).toEqual(expected);
      expect(seen).not.toEqual(before);
      expect(here()).toEqual(before);
      expect(() =>
        initial.measuredAt(half, () => {
          throw new Error("within");
        }),
      ).toThrow("within");
      expect(here()).toEqual(before);
    }
  });

  test("the best checkpoint can be named by its step", async () => {
    const { step } = bestCheckpoint(folder)!;
    const best = await measured(folder, config, "best", 0);
    expect(await measured(folder, config, step, 0)).toEqual(best);
  });

  test("a step that was not kept: one sentence with those that were", async () => {
    const opened = openTrained(folder, { weights: "raw", checkpoint: 3 });
    await expect(opened).rejects.toThrow(UserError);
    const { steps } = config.train;
    await expect(opened).rejects.toThrow(
      new RegExp(
        `has no checkpoint of step 3: it has kept those of .*${steps / 2}, .*${steps} .*initial`,
      ),
    );
  });
});

test("a run without checkpoints has its initial weights", async () => {
  writeMolecules(root.path);
  const { folder } = await execute(tinyVoxels(root.path, {}, "young"), { root: root.path });
  rmSync(join(folder, "checkpoints"), { recursive: true });
  for (const checkpoint of ["last", "best", 8] as const)
    await expect(openTrained(folder, { weights: "raw", checkpoint })).rejects.toThrow(
      "has no complete checkpoint yet: let it train for longer, or look at its untrained weights",
    );
  const trained = await openTrained(folder, { weights: "raw", checkpoint: "initial" });
  expect(trained.step).toBe(0);
});
