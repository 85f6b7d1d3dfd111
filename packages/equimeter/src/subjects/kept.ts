import { loadSafetensors, saveSafetensors, tidy, TorchError } from "@equimeter/torch";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Kept } from "../measure/index.js";

/** Parts of a long measurement in a folder, until it is done. */
export interface KeptParts extends Kept {
  /** Parts that were there when it was opened. */
  readonly found: number;
  /** Parts that are there now. */
  readonly count: number;
  /** Lets go of them, once the whole is done. */
  finish(): void;
}

/**
 * Opens what a measurement with the same settings has left in `parent`, or begins anew. Every part is a
 * file that appears when it is complete: a kill at any instant loses the part under way alone.
 *
 * @param settings - all that the parts depend on
 */
export function keptParts(parent: string, settings: object): KeptParts {
  const digest = createHash("sha256").update(JSON.stringify(settings)).digest("hex");
  const folder = join(parent, `measure-${digest.slice(0, 16)}`);
  const found = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(".safetensors")).length
    : 0;
  let count = found;
  const fileOf = (key: string) => join(folder, `${key.replaceAll(/[^\w.-]/g, "-")}.safetensors`);
  return {
    get(key) {
      const file = fileOf(key);
      if (!existsSync(file)) return undefined;
      try {
        return loadSafetensors(file).tensors;
      } catch (error) {
        if (error instanceof TorchError) return undefined; // damaged: it is measured again
        throw error;
      }
    },
    put(key, part) {
      mkdirSync(folder, { recursive: true });
      tidy(() => saveSafetensors(fileOf(key), part));
      count++;
    },
    found,
    get count() {
      return count;
    },
    finish() {
      rmSync(folder, { recursive: true, force: true });
      removeEmpty(dirname(folder));
    },
  };
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // other measurements have parts in it
  }
}

/** What tells one state of a file from another. */
export function stampOf(path: string): { path: string; size?: number; changed?: number } {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? { path, size: found.size, changed: found.mtimeMs } : { path };
}
