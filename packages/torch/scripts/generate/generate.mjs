/** Turns the schemas of a libtorch into the text of src/generated/operators.ts. */
import { emit, optionLists, usable } from "./emit.mjs";
import { accessors, names } from "./names.mjs";
import { parseSchema } from "./schema.mjs";

/** @param {string} schemas one schema a line, as the native core lists them */
export function generate(schemas) {
  const byName = new Map();
  for (const line of schemas.trim().split("\n")) {
    const schema = parseSchema(line);
    byName.set(schema.name, [...(byName.get(schema.name) ?? []), schema]);
  }
  const operators = [];
  const table = ({ name, overload }) => {
    operators.push(`  new Operator("${name}", "${overload}"),`);
    return operators.length - 1;
  };
  optionLists.length = 0;
  const methods = [];
  const functions = [];
  for (const name of names) {
    const overloads = (byName.get(`aten::${name}`) ?? []).filter(usable).sort(byText);
    if (overloads.length === 0) throw new Error(`no usable overload of ${name}`);
    const takeTensorFirst = overloads.filter(isMethod);
    const others = overloads.filter((schema) => !isMethod(schema));
    if (takeTensorFirst.length > 0) methods.push(emit(name, takeTensorFirst, table).code);
    if (others.length > 0) functions.push(emit(name, others, table).code);
  }
  for (const [name, overload] of accessors) {
    const schema = byName.get(`aten::${name}`).find((s) => s.overload === overload);
    methods.push(emit(name, [schema], table).code);
  }
  const body = bodyOf(operators, methods, functions);
  const counts = [methods.length, functions.length, operators.length];
  return { text: headerOf(body) + body, counts };
}

const byText = (a, b) => (a.text < b.text ? -1 : 1);
const isMethod = ({ arguments: [first] }) => first?.name === "self" && first.type === "Tensor";

function bodyOf(operators, methods, functions) {
  return `const op = [
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
}

const checks =
  "isBoolean isGenerator isNumber isNumbers isOptions isScalar isString isTensor noOverload";

function headerOf(body) {
  const used = checks.split(" ").filter((check) => body.includes(`${check}(`));
  return `// Generated from libtorch's schemas by scripts/generate; do not edit.
import { begin, Operator, put, type Scalar } from "../commands.js";
import type { DType, MemoryFormat } from "../dtype.js";
import { ${used.join(", ")} } from "../overloads.js";
import type { Generator } from "../random.js";
import type { Tensor } from "../tensor.js";

`;
}
