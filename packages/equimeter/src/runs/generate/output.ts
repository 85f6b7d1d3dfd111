import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { UserError } from "../../errors.js";
import { cleanLeftovers, isTemporary, writeFileAtomic } from "../folder/atomic.js";
import { diskTrouble } from "../folder/failure.js";
import { acquireLock } from "../folder/lock.js";
import { type GenerateSettings, settingsSchema } from "./settings.js";

export const settingsFile = "settings.json";
export const tableFile = "structures.csv";
export const summaryFile = "summary.json";
const lockFile = ".lock";

/** Of a chain of `planBatches`. */
export const structureFile = (name: string): string => `${name}.pdb`;
const isStructure = (file: string) => /^\d+-\d{3,}\.pdb$/.test(file);

/** A folder of structures that are generated, or were to be. */
export interface Output {
  readonly folder: string;
  has(file: string): boolean;
  /** @throws UserError where the disk fails, or the folder is gone */
  write(file: string, text: string): void;
  /** Lets others write into it. */
  close(): void;
}

/**
 * Opens the folder where structures go: a new one, one with the same settings that was left unfinished,
 * or, to overwrite, any of structures, which is emptied of what was generated and of nothing else.
 *
 * @throws UserError for a folder of other things or settings, one that is complete, one in use, and
 *   a disk that fails
 */
export function openOutput(folder: string, settings: GenerateSettings, overwrite: boolean): Output {
  make(folder);
  // Not even a lock is written into a folder of others.
  checkFolder(folder, settings, overwrite);
  const release = acquireLock(join(folder, lockFile), folder, () => false);
  const write = (file: string, text: string) =>
    onDisk(folder, () => writeFileAtomic(join(folder, file), text));
  try {
    // Someone may have written before the lock was had.
    const isThere = checkFolder(folder, settings, overwrite);
    cleanLeftovers(folder);
    if (isThere && overwrite) onDisk(folder, () => empty(folder));
    if (!isThere || overwrite) write(settingsFile, `${JSON.stringify(settings, null, 1)}\n`);
  } catch (error) {
    release();
    throw error;
  }
  return { folder, has: (file) => existsSync(join(folder, file)), write, close: release };
}

/** @returns whether there are settings. @throws UserError for one that must stay as it is */
function checkFolder(folder: string, settings: GenerateSettings, overwrite: boolean): boolean {
  const found = readSettings(folder);
  if (found === undefined) {
    // A lock and unfinished files are what is left of one that was killed before it wrote its settings.
    const others = readdirSync(folder).filter((name) => name !== lockFile && !isTemporary(name));
    if (others.length === 0) return false;
    throw new UserError(
      `${folder} holds other things: choose a folder with --output that is empty, or not there yet`,
    );
  }
  if (overwrite) return true;
  // As a reader of the file sees them.
  if (!isDeepStrictEqual(found, settingsSchema.parse(JSON.parse(JSON.stringify(settings)))))
    throw new UserError(
      `${folder} holds structures that were generated otherwise: choose another folder with --output, or replace ` +
        "them with --overwrite",
    );
  if (existsSync(join(folder, summaryFile)))
    throw new UserError(`${folder} is complete; replace it with --overwrite`);
  return true;
}

/** Undefined where there are none. @throws UserError for those of something else */
function readSettings(folder: string): GenerateSettings | undefined {
  const path = join(folder, settingsFile);
  if (!existsSync(path)) return undefined;
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new UserError(
      `${path} is damaged, or of something else: choose another folder with --output`,
    );
  }
}

/** The summary first and the settings not at all: killed at any instant, it is a folder to go on with. */
function empty(folder: string): void {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const structures = files.map(({ name }) => name).filter(isStructure);
  for (const name of [summaryFile, tableFile, ...structures])
    rmSync(join(folder, name), { force: true });
}

/** @throws UserError in place of what the disk says */
function onDisk(folder: string, body: () => void): void {
  try {
    body();
  } catch (error) {
    if (!existsSync(folder))
      throw new UserError(`${folder} was deleted or moved while it was written: start again`);
    const trouble = diskTrouble(error);
    if (trouble === undefined) throw error;
    throw new UserError(
      `${trouble}, so that ${folder} cannot be written: mend that, then give the command again, which ` +
        "without --overwrite goes on where it was",
    );
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
