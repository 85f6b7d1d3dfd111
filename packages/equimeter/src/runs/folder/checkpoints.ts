import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { isTemporary, removeFolderAtomic, writeFolderAtomic } from "./atomic.js";
import { checkVersioned, readJson } from "./record.js";
import { checkpointStateSchema, type CheckpointState } from "./schema.js";

export interface Checkpoint {
  folder: string;
  step: number;
  state: CheckpointState;
}

const stepName = /^step-(\d+)$/;

/** `checkpoints/step-00000500` of a run; the zeros make names sort as steps do. */
export function checkpointFolder(folder: string, step: number): string {
  return join(folder, "checkpoints", `step-${String(step).padStart(8, "0")}`);
}

/**
 * Writes a checkpoint that is there whole or not at all.
 *
 * @param folder the run's folder
 * @param fill writes `model.safetensors` and the other tensors into the folder it is given
 * @param path where; the place of the step's own checkpoint unless it is the best
 * @returns the checkpoint's folder
 */
export function writeCheckpoint(
  folder: string,
  state: CheckpointState,
  fill: (temporary: string) => void,
  path = checkpointFolder(folder, state.step),
): string {
  const written = z.encode(checkpointStateSchema, state);
  const parent = dirname(path);
  if (!existsSync(parent)) mkdirSync(parent); // of a run that is there
  writeFolderAtomic(path, (temporary) => {
    fill(temporary);
    writeFileSync(join(temporary, "state.json"), `${JSON.stringify(written, null, 2)}\n`);
  });
  return path;
}

/**
 * The state in a checkpoint's folder.
 *
 * @throws UserError when the checkpoint is incomplete or damaged
 */
export function readCheckpointState(folder: string): CheckpointState {
  const path = join(folder, "state.json");
  const written = readJson(path, `${folder} is not a checkpoint: it has no state.json`);
  return checkVersioned(checkpointStateSchema, written, path);
}

/** The newest complete checkpoint of a run, or null. Incomplete ones are passed over. */
export function latestCheckpoint(folder: string): Checkpoint | null {
  return listCheckpoints(folder).at(-1) ?? null;
}

/** Where the checkpoint with the lowest monitored L is kept; pruning leaves it alone. */
export function bestFolder(folder: string): string {
  return join(folder, "checkpoints", "best");
}

/** The checkpoint with the lowest monitored L, or null where none is complete. */
export function bestCheckpoint(folder: string): Checkpoint | null {
  return readComplete(bestFolder(folder));
}

/** All complete checkpoints of a run, oldest first. */
export function listCheckpoints(folder: string): Checkpoint[] {
  return stepFolders(folder)
    .flatMap(({ path, step }) => readComplete(path, step) ?? [])
    .sort((a, b) => a.step - b.step);
}

/** Deletes all but the newest `keep` checkpoints, and incomplete ones. */
export function pruneCheckpoints(folder: string, keep: number): void {
  if (!(keep >= 1)) throw new RangeError(`at least one checkpoint must be kept, got ${keep}`);
  const kept = new Set(
    listCheckpoints(folder)
      .slice(-keep)
      .map((checkpoint) => checkpoint.folder),
  );
  for (const { path } of stepFolders(folder)) if (!kept.has(path)) removeFolderAtomic(path);
}

function stepFolders(folder: string): { path: string; step: number }[] {
  const root = join(folder, "checkpoints");
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => !isTemporary(name) && stepName.test(name))
    .map((name) => ({ path: join(root, name), step: Number(stepName.exec(name)![1]) }));
}

/** Null when something is missing, as after a copy that was cut short. */
function readComplete(path: string, step?: number): Checkpoint | null {
  try {
    const state = readCheckpointState(path);
    const files = ["model.safetensors", ...Object.values(state.randomState ?? {})];
    const complete = files.every((name) => existsSync(join(path, name)));
    const expected = step === undefined || state.step === step;
    return complete && expected ? { folder: path, step: state.step, state } : null;
  } catch {
    return null;
  }
}
