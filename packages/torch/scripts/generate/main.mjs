/**
 * Writes src/generated/operators.ts from the schemas of the libtorch that is installed. Run it with
 * the oldest supported libtorch (1.13): an operator that a newer one lacks then fails only when used.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { ensureBuilt } from "../../build.mjs";
import { generate } from "./generate.mjs";

const native = createRequire(import.meta.url)(ensureBuilt());
const { text, counts } = generate(native.schemas());
writeFileSync(new URL("../../src/generated/operators.ts", import.meta.url), text);
const [methods, functions, overloads] = counts;
console.log(`${methods} methods, ${functions} functions, ${overloads} overloads`);
