import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";

import type { RunSummary } from "./api.js";
import { RunReader } from "./run-reader.js";

/** Folders of runs may lie in each other so deep: `runs/water/seeds/first`. */
const deepest = 4;

/** What changed in the folder since an earlier look. */
export interface Changes {
  readonly changed: readonly RunSummary[];
  readonly gone: readonly string[];
}

/**
 * The runs below a folder. All who look share it: what did not change is not read again. Each change has a
 * number, so that everyone can ask for what came after theirs.
 */
export class Summaries {
  readonly #readers = new Map<string, RunReader>();
  readonly #known = new Map<string, { summary: RunSummary; version: number }>();
  readonly #gone = new Map<string, number>();
  version = 0;

  constructor(readonly folder: string) {}

  /** Looks at the folder; one that is not there has no runs. */
  update(now = Date.now()): void {
    const root = realRoot(this.folder);
    const names = root === null ? [] : runsBelow(root, (name) => this.#readers.has(name));
    const there = new Set<string>();
    const next = this.version + 1;
    for (const name of names) {
      const reader = this.#readers.get(name) ?? new RunReader(root!, name);
      const summary = reader.read(now);
      if (summary === null) continue;
      there.add(name);
      if (summary === this.#known.get(name)?.summary) continue;
      this.#readers.set(name, reader);
      this.#known.set(name, { summary, version: next });
      this.#gone.delete(name);
      this.version = next;
    }
    for (const name of this.#known.keys()) {
      if (there.has(name)) continue;
      this.#known.delete(name);
      this.#readers.delete(name);
      this.#gone.set(name, next);
      this.version = next;
    }
  }

  get all(): RunSummary[] {
    return Array.from(this.#known.values(), ({ summary }) => summary);
  }

  since(version: number): Changes {
    const later = [...this.#known.values()].filter((known) => known.version > version);
    return {
      changed: later.map(({ summary }) => summary),
      gone: [...this.#gone].filter(([, at]) => at > version).map(([name]) => name),
    };
  }
}

/** The folder behind links to it, or null where there is none. */
function realRoot(folder: string): string | null {
  try {
    return realpathSync(folder);
  } catch {
    return null;
  }
}

/**
 * Names of runs below `root`. Links to folders are not followed, and hidden folders are left out.
 *
 * @param isKnown of a folder that was a run at the last look, and is not looked into
 */
function runsBelow(root: string, isKnown: (name: string) => boolean): string[] {
  const names: string[] = [];
  const visit = (folder: string, depth: number) => {
    for (const entry of entriesOf(join(root, folder))) {
      if (!entry.isDirectory() || entry.name.startsWith(".")) continue;
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (isKnown(name) || isRun(join(root, name))) names.push(name);
      else if (depth < deepest) visit(name, depth + 1);
    }
  };
  visit("", 1);
  return names.sort();
}

const isRun = (folder: string) =>
  existsSync(join(folder, "run.json")) || existsSync(join(folder, "metrics.jsonl"));

/** Nothing where the folder is gone, or may not be read. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
