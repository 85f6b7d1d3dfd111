/**
 * Writes src/generated/operators.ts from the schemas of the libtorch that is installed. Run it with
 * the oldest supported libtorch (1.13): an operator that a newer one lacks then fails only when used.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { ensureBuilt } from "../../build.mjs";
import { emit, optionLists, usable } from "./emit.mjs";
import { names } from "./names.mjs";
import { parseSchema } from "./schema.mjs";

const native = createRequire(import.meta.url)(ensureBuilt());
const schemas = native.schemas().trim().split("\n").map(parseSchema);
const byName = schemas.reduce((map, s) => map.set(s.name, [...(map.get(s.name) ?? []), s]), new Map());

const operators = [];
const table = (schema) => {
  operators.push(`  new Operator("${schema.name}", "${schema.overload}"),`);
  return operators.length - 1;
};

const methods = [];
const functions = [];
const extra = [["item", ""], ["to", "dtype_layout"]];
for (const name of names) {
  const overloads = (byName.get(`aten::${name}`) ?? []).filter(usable).sort((a, b) => (a.text < b.text ? -1 : 1));
  if (overloads.length === 0) throw new Error(`no usable overload of ${name}`);
  const asMethod = overloads.filter(isMethod);
  const asFunction = overloads.filter((schema) => !isMethod(schema));
  for (const group of [asMethod, asFunction]) {
    if (group.length === 0) continue;
    const { isMethod: method, code } = emit(name, group, table);
    (method ? methods : functions).push(code);
  }
}
for (const [name, overload] of extra) {
  const schema = byName.get(`aten::${name}`).find((s) => s.overload === overload);
  methods.push(emit(name, [schema], table).code);
}

function isMethod(schema) {
  return schema.arguments[0]?.name === "self" && schema.arguments[0].type === "Tensor";
}

const body = `const op = [
${operators.join("\n")}
];
const keys: readonly (readonly string[])[] = [
${optionLists.map((list) => `  ${list},`).join("\n")}
];

/** Operators that take the tensor first, as methods. */
export abstract class TensorOperators {
${methods.join("\n\n")}
}

${functions.join("\n\n")}
`;
const checks = "isBoolean isGenerator isNumber isNumbers isOptions isScalar isString isTensor noOverload"
  .split(" ")
  .filter((check) => body.includes(`${check}(`));
const header = `// Generated from libtorch's schemas by scripts/generate; do not edit.
import { begin, Operator, put, type Scalar } from "../commands.js";
import type { DType, MemoryFormat } from "../dtype.js";
import { ${checks.join(", ")} } from "../overloads.js";
import type { Generator } from "../random.js";
import type { Tensor } from "../tensor.js";

`;
writeFileSync(new URL("../../src/generated/operators.ts", import.meta.url), header + body);
console.log(`${methods.length} methods, ${functions.length} functions, ${operators.length} overloads`);
