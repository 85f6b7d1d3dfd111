/** The npm packages: `npm ci` when node_modules is not what package-lock.json says. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT, run, step } from "./run.mjs";

/** Installs if needed; returns whether it did. */
export async function npmPackages(root = ROOT) {
  const lock = readJson(path.join(root, "package-lock.json"));
  const installed = readJson(path.join(root, "node_modules/.package-lock.json"));
  if (matchesLock(lock, installed)) return false;
  // The packages need no install scripts; the native core has its own build.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await step("npm packages", () => run("npm", args, { cwd: root, keep: npmErrors }));
  return true;
}

/**
 * Whether npm's record of what is installed agrees with the lock file. Contents are compared and not times,
 * which a checkout or a copy changes. Optional packages may be absent: most are for other systems.
 */
export function matchesLock(lock, installed) {
  if (!lock?.packages || !installed?.packages) return false;
  for (const [name, entry] of Object.entries(lock.packages)) {
    if (name === "") continue; // the workspace itself
    const present = installed.packages[name];
    if (present ? !same(entry, present) : !entry.optional && !entry.devOptional) return false;
  }
  return Object.keys(installed.packages).every((name) => name in lock.packages);
}

/** npm follows its errors with pages of usage. */
function npmErrors(output) {
  return output.split("\n").slice(0, 12).join("\n");
}

function same(a, b) {
  return a.version === b.version && a.integrity === b.integrity;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
