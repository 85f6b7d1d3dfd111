/**
 * The TypeScript build. Even with nothing to do `tsc -b` takes a second or two, so each package's
 * dist/.stamp keeps a hash of everything that was compiled, and equal stamps skip it.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT, run, step } from "./run.mjs";

/** Builds if needed; returns whether it did. */
export async function typescript(root = ROOT) {
  if (isCurrent(root)) return false;
  await step("TypeScript", () => compileTypescript(root));
  return true;
}

/** Runs `tsc -b` whether needed or not, and stamps the result. Throws SetupError with its messages. */
export function compileTypescript(root = ROOT) {
  const stamp = sourceStamp(root); // before the build, so that an edit during it is not missed
  run(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-b"], { cwd: root });
  for (const file of stampFiles(root)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, stamp);
  }
}

export function isCurrent(root) {
  const stamp = sourceStamp(root);
  return stampFiles(root).every((file) => existsSync(file) && readFileSync(file, "utf8") === stamp);
}

/** A hash of all sources and settings of the packages that tsconfig.json names, and of the compiler's version. */
export function sourceStamp(root) {
  const hash = createHash("sha256");
  const add = (name) => {
    const file = path.join(root, name);
    hash
      .update(`${name}\0`)
      .update(existsSync(file) ? readFileSync(file) : "absent")
      .update("\0");
  };
  for (const name of [
    "tsconfig.json",
    "tsconfig.base.json",
    "node_modules/typescript/package.json",
  ])
    add(name);
  for (const folder of packageFolders(root)) {
    for (const name of ["tsconfig.json", "package.json"]) add(path.join(folder, name));
    for (const name of sourceFiles(path.join(root, folder))) add(path.join(folder, name));
  }
  return hash.digest("hex");
}

/** What tsc reads of a package: its src, and the declarations of the plain modules beside it. */
function sourceFiles(folder) {
  const beside = readdirSync(folder).filter((name) => name.endsWith(".d.mts"));
  const src = path.join(folder, "src");
  const inside = existsSync(src) ? readdirSync(src, { recursive: true }) : [];
  const sources = inside.filter((name) => /\.(ts|mts|json)$/.test(name));
  return [...beside, ...sources.map((name) => path.join("src", name))].sort();
}

function packageFolders(root) {
  const { references } = JSON.parse(readFileSync(path.join(root, "tsconfig.json"), "utf8"));
  return references.map(({ path: folder }) => folder);
}

function stampFiles(root) {
  return packageFolders(root).map((folder) => path.join(root, folder, "dist", ".stamp"));
}
