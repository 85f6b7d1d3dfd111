/**
 * Writes src/generated from the schemas of the libtorch that is installed. Run it with the oldest
 * supported libtorch (1.13): an operator that a newer one lacks then fails only when used.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { ensureBuilt } from "../../build.mjs";
import { generate } from "./generate.mjs";

const native = createRequire(import.meta.url)(ensureBuilt());
const { files, counts, skipped } = generate(native.schemas(), native.version());
for (const [name, text] of Object.entries(files))
  writeFileSync(new URL(`../../src/generated/${name}`, import.meta.url), text);
const [methods, functions, overloads] = counts;
console.log(`${methods} methods, ${functions} functions, ${overloads} overloads; left out:`);
for (const [reason, count] of skipped) console.log(`${String(count).padStart(6)} ${reason}`);
