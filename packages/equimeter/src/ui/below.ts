import { lstatSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";

import { Problem } from "./problem.js";

/** Longest name of one file or folder that any usual file system takes, in bytes. */
const longestName = 255;

/**
 * The real path of a file below `root`, whatever was asked for: names that climb, absolute ones, and links that
 * lead elsewhere are refused.
 *
 * @param name with slashes, decoded once
 * @throws Problem 400 for what can be no name, 404 where there is no such file below the folder
 */
export function fileBelow(root: string, name: string): string {
  const path = realBelow(root, name);
  // A pipe or a device would be read for ever.
  if (!lstatSync(path).isFile()) throw notThere(name);
  return path;
}

/** The same of a folder. */
export function folderBelow(root: string, name: string): string {
  const path = realBelow(root, name);
  if (!lstatSync(path).isDirectory()) throw notThere(name);
  return path;
}

/**
 * The real path of whatever stands below `root`, a pipe too.
 *
 * @throws Problem as fileBelow
 */
export function realBelow(root: string, name: string): string {
  const parts = name.split("/");
  if (parts.some(isNoName))
    throw new Problem(400, `"${shortened(name)}" is no name of a file here`);
  try {
    const real = realpathSync(join(root, ...parts));
    if (real.startsWith(realpathSync(root) + sep)) return real;
  } catch {
    // Not there, a loop of links, or no permission: all the same to whoever asks.
  }
  throw notThere(name);
}

function isNoName(part: string): boolean {
  const climbs = part === "" || part === "." || part === "..";
  const longest = Buffer.byteLength(part) > longestName;
  // A backslash and a colon lead elsewhere on Windows; NUL ends a path on all systems.
  return climbs || longest || /[\\\p{Cc}]/u.test(part) || /^[a-z]:/i.test(part);
}

const notThere = (name: string) => new Problem(404, `there is no "${shortened(name)}"`);

const shortened = (name: string) => (name.length > 80 ? `${name.slice(0, 80)}…` : name);
