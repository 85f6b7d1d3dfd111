import { appendFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";

import { writeFileAtomic } from "../folder/atomic.js";

/** Items of a long analysis, kept one by one beside its file until it is done. */
export interface PartialResults<Item> {
  /** Those that are there, in the order in which they were added. */
  readonly items: readonly Item[];
  add(item: Item): void;
  /** Lets go of them, once the whole is written. */
  finish(): void;
}

/**
 * Opens what an analysis that broke off has left, where it was made with the same settings; anything else is
 * begun anew. Lines of JSON, the settings first: a kill at any instant loses the item under way alone, and a line that was
 * torn is dropped.
 *
 * @param file - of the analysis, without the ending
 * @param settings - everything that the items depend on
 */
export function partialResults<Item>(file: string, settings: object): PartialResults<Item> {
  const path = `${file}.partial.jsonl`;
  const first = JSON.stringify(settings);
  const [found, ...lines] = whole(path);
  const items: Item[] = found === first ? lines.map((line) => JSON.parse(line) as Item) : [];
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic(path, [first, ...items.map((item) => JSON.stringify(item)), ""].join("\n"));
  return {
    items,
    add(item) {
      appendFileSync(path, `${JSON.stringify(item)}\n`);
      items.push(item);
    },
    finish: () => rmSync(path, { force: true }),
  };
}

/** Lines that were written to their end. */
function whole(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n").slice(0, -1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
