import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { UserError } from "../errors.js";
import { readRecord, writeFileAtomic } from "../runs/index.js";

/** In a run's folder: a JSON list of words. */
export const tagsFile = "tags.json";

const longest = 50;

/** @throws UserError where the text is no list of tags */
export function tagsIn(text: string): readonly string[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UserError(`${tagsFile} is damaged: it is not valid JSON`);
  }
  if (!Array.isArray(data) || data.some((tag) => typeof tag !== "string"))
    throw new UserError(`${tagsFile} is damaged: it must be a list of texts`);
  return [...new Set(data as string[])];
}

/** The tags of a run, in the order they were added. @throws UserError where the file is damaged */
export function readTags(folder: string): readonly string[] {
  const path = join(folder, tagsFile);
  return existsSync(path) ? tagsIn(readFileSync(path, "utf8")) : [];
}

/**
 * Adds tags to a run and removes others. Removing what it does not have is fine.
 *
 * @returns the tags it has now
 * @throws UserError where there is no such run, or a tag is empty, long or has a comma
 */
export function changeTags(
  folder: string,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): readonly string[] {
  readRecord(folder);
  add.forEach(checkTag);
  const kept = readTags(folder).filter((tag) => !remove.includes(tag));
  const tags = [...new Set([...kept, ...add])];
  writeFileAtomic(join(folder, tagsFile), `${JSON.stringify(tags)}\n`);
  return tags;
}

function checkTag(tag: string): void {
  if (tag !== "" && tag === tag.trim() && tag.length <= longest && !/[,\p{Cc}]/u.test(tag)) return;
  throw new UserError(
    `a tag must be 1 to ${longest} signs without commas, got "${tag}"; several are --add one,two`,
  );
}
