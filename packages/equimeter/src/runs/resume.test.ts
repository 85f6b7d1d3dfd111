import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, afterAll, expect, test } from "vitest";

import { UserError } from "../errors.js";
import { latestCheckpoint } from "./folder/checkpoints.js";
import { execute } from "./execute.js";
import { openRun } from "./folder/folder.js";
import { linesOf, openMetrics } from "./folder/metrics.js";
import { updateRun } from "./folder/record.js";
import { snapshot, temporaryFolder, tinyConfig } from "./testing.js";

const short = {
  "train.steps": 6,
  "train.checkpointEvery": 3,
  "monitor.weights": ["raw"],
  "test.twirl": [],
};
const root = temporaryFolder();
const folder = join(root.path, "tiny");
const checkpoint = () => latestCheckpoint(folder)!.folder;

/** A run stopped after 4 of 6 steps. */
async function stoppedRun() {
  let left = 4;
  const shouldStop = () => left-- <= 0;
  await execute(tinyConfig(short), { root: root.path, overwrite: true, shouldStop });
}

const resume = (changes: Record<string, unknown> = {}, acceptChanges = false) =>
  execute(tinyConfig({ ...short, ...changes }), { root: root.path, resume: true, acceptChanges });

/** The sentence for the user that it ends with, nothing in the folder having changed. */
async function refusal(attempt: () => Promise<unknown>): Promise<string> {
  const before = snapshot(root.path);
  const error = await attempt().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect(snapshot(root.path)).toEqual(before);
  return (error as UserError).message;
}

beforeAll(stoppedRun);
afterAll(() => root[Symbol.dispose]());

test("a run that is there is neither replaced nor continued unasked", async () => {
  const again = () => execute(tinyConfig(short), { root: root.path });
  expect(await refusal(again)).toContain(
    "exists already; continue it with --resume, replace it with --overwrite",
  );
});

test("there must be a run to resume", async () => {
  expect(await refusal(() => resume({ name: "other" }))).toContain("there is no run");
});

test("a changed configuration is shown as a diff and refused", async () => {
  expect(await refusal(() => resume({ "train.learningRate": 0.002, seed: 4 }))).toMatch(
    /differs from that of .*tiny:\nseed: 3 → 4\ntrain\.learningRate: 0\.001 → 0\.002\nundo the changes, or .*--accept-changes$/,
  );
});

test("data that changed without its path changing is refused", async () => {
  const { record } = openRun(folder);
  updateRun(folder, { data: { ...record.data, train: { structures: 50, atoms: 1000 } } });
  expect(await refusal(() => resume())).toContain(
    "has changed (50 + 6 + 6 before, 48 + 6 + 6 now)",
  );
  updateRun(folder, { data: record.data });
});

test("a run is not continued beyond where it is to end", async () => {
  expect(await refusal(() => resume({ "train.steps": 3, "train.warmup": 2 }, true))).toContain(
    "has done 4 steps already",
  );
});

test("a run that is being written is left alone, by resume and by overwrite", async () => {
  updateRun(folder, { state: "running", pid: process.pid });
  expect(await refusal(() => resume())).toContain(`still being written by process ${process.pid}`);
  const replace = () => execute(tinyConfig(short), { root: root.path, overwrite: true });
  expect(await refusal(replace)).toContain(`still being written by process ${process.pid}`);
  // A writer that forgot its heartbeat still has its lock.
  updateRun(folder, { state: "stopped" });
  const metrics = openMetrics(folder);
  expect(await refusal(() => resume())).toContain("is being written by process");
  metrics.close();
});

test.each(["model", "ema", "optimizer", "random"])(
  "a damaged %s.safetensors is named",
  async (name) => {
    const path = join(checkpoint(), `${name}.safetensors`);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 5));
    expect(await refusal(() => resume())).toMatch(
      /^the checkpoint .*step-00000004 is damaged or of another model: /,
    );
    writeFileSync(path, whole);
  },
);

test("a checkpoint without one of its files or numbers is refused or passed over", async () => {
  const path = join(checkpoint(), "ema.safetensors");
  const whole = readFileSync(path);
  rmSync(path);
  expect(await refusal(() => resume())).toContain("ema.safetensors");
  writeFileSync(path, whole);
  const state = join(checkpoint(), "state.json");
  const text = readFileSync(state, "utf8");
  const { extra: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
  writeFileSync(state, JSON.stringify(rest));
  expect(await refusal(() => resume())).toContain("state.json holds no numbers of the optimiser");
  writeFileSync(state, text);
});

test("a model of another size is refused even with --accept-changes", async () => {
  expect(await refusal(() => resume({ "model.width": 16 }, true))).toContain("of another shape");
});

test("accepted changes are written down, and the run goes on with them", async () => {
  const changes = { "train.steps": 8, "data.limit": 30 };
  const result = await resume(changes, true);
  expect(result).toMatchObject({ state: "finished", step: 8 });
  const { config, record, metrics } = openRun(folder);
  expect(config).toEqual(tinyConfig({ ...short, ...changes }));
  expect(record).toMatchObject({ step: 8, totalSteps: 8 });
  expect(record.data.train.structures).toBe(24);
  expect(linesOf(metrics, "note").map(({ message }) => message)).toEqual([
    "resumed from the checkpoint of step 4",
    "configuration changed: data.limit: 60 → 30; train.steps: 6 → 8",
  ]);
  expect(await refusal(() => resume(changes))).toContain(
    "is finished; raise train.steps with --accept-changes",
  );
});

test("a finished run may be continued to more steps", async () => {
  const changes = { "train.steps": 10, "data.limit": 30 };
  expect(await resume(changes, true)).toMatchObject({ state: "finished", step: 10 });
  const { metrics } = openRun(folder);
  expect(linesOf(metrics, "test").map(({ step }) => step)).toEqual([8, 10]);
});

test("--overwrite puts a new run in its place, also of a damaged one", async () => {
  writeFileSync(join(folder, "run.json"), "{");
  await execute(tinyConfig(short), { root: root.path, overwrite: true });
  const { metrics, status } = openRun(folder);
  expect(status).toBe("finished");
  expect(linesOf(metrics, "test").map(({ step }) => step)).toEqual([6]);
});

test("a folder that is no run is left alone, also with --overwrite", async () => {
  rmSync(join(folder, "run.json"));
  const replace = () => execute(tinyConfig(short), { root: root.path, overwrite: true });
  expect(await refusal(replace)).toContain("exists but is no run, so it is left alone");
});
