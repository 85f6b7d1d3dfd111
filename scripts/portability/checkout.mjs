/** Copies of the checkout: the working tree as it is, or a commit; never build results. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../setup/run.mjs";
import { execute } from "./place.mjs";
import { remove } from "./root.mjs";

/**
 * Copies the checkout and its installed npm packages to `folder`, which is emptied first. Without a `commit` the
 * working tree is copied: tracked files and new ones that git does not ignore.
 */
export function copyCheckout(folder, commit) {
  remove(folder);
  mkdirSync(folder, { recursive: true });
  const archive = commit
    ? 'git archive "$1" | tar -x -C "$0"'
    : 'git ls-files -z -co --exclude-standard | tar -c --null --ignore-failed-read -T - | tar -x -C "$0"';
  // pipefail is no part of sh before Debian 13; an incomplete copy shows in the build at once.
  execute(["sh", "-c", archive, folder, commit ?? ""], { cwd: ROOT });
  execute(["cp", "-a", path.join(ROOT, "node_modules"), folder]);
}

/** What the copies hold, in words. */
export function describeCheckout(commit) {
  const { output } = execute(["git", "rev-parse", "--short", commit ?? "HEAD"], { cwd: ROOT });
  const hash = output.trim();
  if (commit) return `commit ${hash}`;
  const changes = execute(["git", "status", "--porcelain"], { cwd: ROOT }).output;
  return changes ? `the working tree over ${hash}` : `commit ${hash}`;
}
