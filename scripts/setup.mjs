/**
 * Makes a fresh clone ready: Debian packages, npm packages, the native core, the TypeScript build, the page.
 * Does only what is missing and says nothing when nothing is. Node built-ins only.
 *
 *     npm run setup
 */
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, isBuilt } from "../packages/torch/build.mjs";
import { discover } from "../packages/torch/discover.mjs";
import { systemPackages } from "./setup/debian.mjs";
import { npmPackages } from "./setup/npm.mjs";
import { page } from "./setup/page.mjs";
import { main, SetupError, step } from "./setup/run.mjs";
import { typescript } from "./setup/typescript.mjs";

const OLDEST_NODE = 20;

/** Does what is missing. `compile: false` leaves the TypeScript build to the caller. Throws with a plain message. */
export async function setup({ compile = true } = {}) {
  checkNode(process.versions.node);
  await systemPackages();
  await npmPackages();
  await nativeCore();
  if (compile) await typescript();
  await page();
}

/** Throws SetupError when a version of Node, such as "18.19.0", is too old. */
export function checkNode(version) {
  if (Number(version.split(".")[0]) >= OLDEST_NODE) return;
  throw new SetupError(
    `Node ${version} is too old: Equimeter needs Node ${OLDEST_NODE} or newer (https://nodejs.org/en/download).`,
  );
}

async function nativeCore() {
  if (isBuilt()) return;
  const { version } = discover();
  await step(`native core for libtorch ${version} (about 15 s)`, () => build({ quiet: true }));
}

if (process.argv[1] && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  await main(() => setup());
}
