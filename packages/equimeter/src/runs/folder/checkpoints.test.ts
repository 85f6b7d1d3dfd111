import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UserError } from "../../errors.js";
import {
  checkpointFolder,
  latestCheckpoint,
  listCheckpoints,
  pruneCheckpoints,
  readCheckpointState,
  writeCheckpoint,
} from "./checkpoints.js";
import { checkpointState, temporaryFolder } from "../testing.js";

let temporary: ReturnType<typeof temporaryFolder>;
let run: string;
beforeEach(() => {
  temporary = temporaryFolder();
  run = temporary.path;
});
afterEach(() => temporary[Symbol.dispose]());

function write(step: number, content = String(step)) {
  const fill = (folder: string) => writeFileSync(join(folder, "model.safetensors"), content);
  return writeCheckpoint(run, checkpointState(step), fill);
}

function failToFill() {
  throw new Error("disk full");
}

const steps = () => listCheckpoints(run).map(({ step }) => step);

test("a run without checkpoints has no latest one", () => {
  expect(latestCheckpoint(run)).toBeNull();
  mkdirSync(join(run, "checkpoints"));
  expect(latestCheckpoint(run)).toBeNull();
});

test("the latest is the one of the highest step, read back whole", () => {
  for (const step of [500, 1000, 99_999_999, 100_000_000]) write(step);
  expect(steps()).toEqual([500, 1000, 99_999_999, 100_000_000]);
  expect(latestCheckpoint(run)).toEqual({
    folder: checkpointFolder(run, 100_000_000),
    step: 100_000_000,
    state: checkpointState(100_000_000),
  });
  expect(checkpointFolder("r", 500)).toBe(join("r", "checkpoints", "step-00000500"));
});

test("a checkpoint written again replaces the old one", () => {
  write(500, "old");
  const folder = write(500, "new");
  expect(readFileSync(join(folder, "model.safetensors"), "utf8")).toBe("new");
});

test("non-finite times survive", () => {
  const state = { ...checkpointState(1), time: Infinity, extra: { best: 3 } };
  expect(readCheckpointState(writeCheckpoint(run, state, () => {}))).toEqual(state);
});

test("incomplete and foreign folders are passed over", () => {
  write(500);
  const damage: [number, (folder: string) => void][] = [
    [600, (folder) => rmSync(join(folder, "state.json"))],
    [700, (folder) => writeFileSync(join(folder, "state.json"), '{"step":')],
    [800, (folder) => rmSync(join(folder, "model.safetensors"))],
    [900, (folder) => writeFileSync(join(folder, "state.json"), '{"schemaVersion":1}')],
  ];
  for (const [step, break_] of damage) break_(write(step));
  cpSync(checkpointFolder(run, 500), checkpointFolder(run, 1000), { recursive: true });
  const generators = { ...checkpointState(1100), randomState: { data: "data.bin" } };
  writeCheckpoint(run, generators, (folder) => {
    writeFileSync(join(folder, "model.safetensors"), "");
  });
  cpSync(
    checkpointFolder(run, 500),
    join(run, "checkpoints", `.step-00001200.${spawnSync("true").pid}-0-0.tmp`),
    { recursive: true },
  );
  mkdirSync(join(run, "checkpoints", "best"));
  expect(steps()).toEqual([500]);
});

test("a failed checkpoint leaves the earlier ones", () => {
  write(500);
  expect(() => writeCheckpoint(run, checkpointState(600), failToFill)).toThrow("disk full");
  expect(readdirSync(join(run, "checkpoints"))).toEqual(["step-00000500"]);
});

test("pruning keeps the newest complete ones and what is no checkpoint", () => {
  for (const step of [1, 2, 3, 4]) write(step);
  rmSync(join(write(5), "state.json"));
  mkdirSync(join(run, "checkpoints", "best"));
  pruneCheckpoints(run, 2);
  expect(readdirSync(join(run, "checkpoints")).sort()).toEqual([
    "best",
    "step-00000003",
    "step-00000004",
  ]);
  pruneCheckpoints(run, 5);
  expect(steps()).toEqual([3, 4]);
  expect(() => pruneCheckpoints(run, 0)).toThrow(RangeError);
});

test("a damaged state is one sentence", () => {
  const folder = write(500);
  const path = join(folder, "state.json");
  writeFileSync(path, "{");
  expect(() => readCheckpointState(folder)).toThrow(
    new UserError(`${path} is damaged: it is not valid JSON`),
  );
  writeFileSync(path, JSON.stringify({ ...checkpointState(500), schemaVersion: 2 }));
  expect(() => readCheckpointState(folder)).toThrow("was written by a newer Equimeter (schema 2");
  rmSync(path);
  expect(() => readCheckpointState(folder)).toThrow("is not a checkpoint: it has no state.json");
});
