/**
 * The page of `equimeter ui`: packages/dashboard/dist, built when a hash of all that goes into it is another than the
 * one that stands beside it.
 *
 *     node scripts/setup/page.mjs
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { main, ROOT, run, step } from "./run.mjs";

const FOLDER = "packages/dashboard";

/** Builds if needed; returns whether it did. */
export async function page(root = ROOT) {
  if (isCurrent(root)) return false;
  await step("page of equimeter ui", () => buildPage(root));
  return true;
}

/**
 * Builds whether needed or not, in a folder beside `dist` that then takes its place: a running `equimeter ui` has the
 * whole old page until it has the whole new one, but for the instant between two renames, and a build that fails or
 * is killed changes nothing. Throws SetupError with the messages of vite.
 */
export function buildPage(root = ROOT) {
  const folder = path.join(root, FOLDER);
  const beside = path.join(folder, "build");
  removeLeft(beside);
  const stamp = pageStamp(root); // before the build, so that an edit during it is not missed
  const fresh = path.join(beside, `new-${process.pid}`);
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const flags = ["--logLevel", "warn", "--outDir", fresh, "--emptyOutDir"];
  try {
    run(process.execPath, [vite, "build", ...flags], { cwd: folder });
    keepAssets(path.join(folder, "dist"), fresh);
    writeFileSync(path.join(fresh, ".stamp"), stamp);
    swap(fresh, path.join(folder, "dist"), path.join(beside, `old-${process.pid}`));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Removes what killed builds left. */
function removeLeft(beside) {
  if (!existsSync(beside)) return;
  for (const name of readdirSync(beside)) {
    const [, pid] = /^(?:new|old)-(\d+)$/.exec(name) ?? [];
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid))))
      rmSync(path.join(beside, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * Copies the assets of the build before, not those that it had from an earlier one, which `.kept` names: a page that
 * is open loads parts when they are first needed, under the names of its own build.
 */
function keepAssets(old, fresh) {
  const [from, to] = [old, fresh].map((folder) => path.join(folder, "assets"));
  const names = (folder) => (existsSync(folder) ? readdirSync(folder) : []);
  const list = path.join(old, ".kept");
  const kept = existsSync(list) ? readFileSync(list, "utf8").split("\n") : [];
  const there = new Set([...names(to), ...kept]);
  const more = names(from).filter((name) => !there.has(name));
  mkdirSync(to, { recursive: true });
  for (const name of more) cpSync(path.join(from, name), path.join(to, name));
  writeFileSync(path.join(fresh, ".kept"), more.join("\n"));
}

/** Puts a folder in the place of another one, whoever else does the same. Where it cannot, the other one stays. */
function swap(fresh, place, away) {
  for (let swapped = false; !swapped;) {
    const isAway = succeeds(() => renameSync(place, away), "ENOENT");
    try {
      swapped = succeeds(() => renameSync(fresh, place), "ENOTEMPTY", "EEXIST");
    } catch (error) {
      if (isAway) renameSync(away, place);
      throw error;
    }
    rmSync(away, { recursive: true, force: true });
  }
}

/** False where it fails with one of these codes. */
function succeeds(action, ...codes) {
  try {
    action();
    return true;
  } catch (error) {
    if (codes.includes(error.code)) return false;
    throw error;
  }
}

/** Checks the types of the page's modules and components. Throws SetupError with what is wrong. */
export function checkPage(root = ROOT) {
  const check = path.join(root, "node_modules/svelte-check/bin/svelte-check");
  const flags = ["--tsconfig", "./tsconfig.json", "--output", "human", "--fail-on-warnings"];
  run(process.execPath, [check, ...flags], { cwd: path.join(root, FOLDER) });
}

export function isCurrent(root) {
  const file = stampFile(root);
  return existsSync(file) && readFileSync(file, "utf8") === pageStamp(root);
}

/**
 * A hash of the page's sources and of equimeter's, some of which the page takes as they are: a build takes two seconds,
 * a list of which would be forgotten. Tests do not count.
 */
export function pageStamp(root) {
  const hash = createHash("sha256");
  const beside = ["index.html", "package.json", "tsconfig.json", "vite.config.mjs"];
  const names = [
    "package-lock.json",
    "tsconfig.base.json",
    ...beside.map((name) => path.join(FOLDER, name)),
    ...sourcesBelow(root, path.join(FOLDER, "src")),
    ...sourcesBelow(root, "packages/equimeter/src"),
  ];
  for (const name of names) {
    const file = path.join(root, name);
    hash
      .update(`${name}\0`)
      .update(existsSync(file) ? readFileSync(file) : "absent")
      .update("\0");
  }
  return hash.digest("hex");
}

function sourcesBelow(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true })
    .filter((name) => /\.(ts|svelte|css|svg)$/.test(name) && !name.endsWith(".test.ts"))
    .map((name) => path.join(folder, name))
    .sort();
}

const stampFile = (root) => path.join(root, FOLDER, "dist", ".stamp");

if (process.argv[1] && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  await main(async () => void buildPage());
}
