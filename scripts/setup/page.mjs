/**
 * The page of `equimeter ui`: packages/dashboard/dist, built when a hash of all that goes into it is another than the
 * one that stands beside it.
 *
 *     node scripts/setup/page.mjs
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
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

/** Builds whether needed or not. Throws SetupError with the messages of vite. */
export function buildPage(root = ROOT) {
  const stamp = pageStamp(root); // before the build, so that an edit during it is not missed
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  run(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: path.join(root, FOLDER) });
  writeFileSync(stampFile(root), stamp);
}

/** Checks the types of the page's modules. Throws SetupError with the messages of tsc. */
export function checkPage(root = ROOT) {
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  run(process.execPath, [tsc, "-p", path.join(root, FOLDER)], { cwd: root });
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
