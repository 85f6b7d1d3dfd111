import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { UserError } from "../../errors.js";
import { cleanLeftovers, removeFolderAtomic, writeFileAtomic } from "../folder/atomic.js";
import { acquireLock } from "../folder/lock.js";

export const settingsFile = "settings.json";
export const tableFile = "structures.csv";
export const summaryFile = "summary.json";

/** A folder of structures that are generated, or were to be. */
export interface Output {
  readonly folder: string;
  has(file: string): boolean;
  write(file: string, text: string): void;
  /** Lets others write into it. */
  close(): void;
}

/**
 * Opens the folder where structures go: a new one, or one with the same settings that was left
 * unfinished.
 *
 * @throws UserError for a folder of other things or settings, one that is complete, one in use
 */
export function openOutput(folder: string, settings: object, overwrite: boolean): Output {
  // As a reader of the file sees them.
  const written: unknown = JSON.parse(JSON.stringify(settings));
  if (overwrite && existsSync(join(folder, settingsFile))) removeFolderAtomic(folder);
  const before = readSettings(folder);
  if (before !== undefined && !isDeepStrictEqual(before, written))
    throw new UserError(
      `${folder} holds structures that were generated otherwise: choose another folder with --output, or replace ` +
        "them with --overwrite",
    );
  if (before !== undefined && existsSync(join(folder, summaryFile)))
    throw new UserError(`${folder} is complete; replace it with --overwrite`);
  if (before === undefined && existsSync(folder) && readdirSync(folder).length > 0)
    throw new UserError(
      `${folder} holds other things: choose a folder with --output that is empty, or not there yet`,
    );
  make(folder);
  const release = acquireLock(join(folder, ".lock"), folder, () => false);
  cleanLeftovers(folder);
  const write = (file: string, text: string) => writeFileAtomic(join(folder, file), text);
  if (before === undefined) write(settingsFile, `${JSON.stringify(settings, null, 1)}\n`);
  return { folder, has: (file) => existsSync(join(folder, file)), write, close: release };
}

/** Undefined where there are none. */
function readSettings(folder: string): unknown {
  const path = join(folder, settingsFile);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new UserError(`${path} is damaged; remove ${folder}, or choose another with --output`);
  }
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`${folder} cannot be made (${code}); choose another folder with --output`);
  }
}
