/** Turns the schemas of a libtorch into the files of src/generated. */
import { emit } from "./emit.mjs";
import { reasonLeftOut } from "./left-out.mjs";
import { accessors, publicName } from "./names.mjs";
import { parseSchema } from "./schema.mjs";

/**
 * @param {string} schemas - one schema a line, as the native core lists them
 * @param {string} version - the libtorch they come from
 * @returns `files` by name; `counts`; `skipped`, how many schemas each reason left out
 */
export function generate(schemas, version) {
  const skipped = new Map();
  const byName = new Map();
  for (const line of schemas.trim().split("\n").sort()) {
    const schema = parseSchema(line);
    const accessor = `${schema.name}.${schema.overload}`.replace("aten::", "") in accessors;
    const reason = accessor ? null : reasonLeftOut(schema);
    if (reason) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    else byName.set(publicName(schema), [...(byName.get(publicName(schema)) ?? []), schema]);
  }
  const tables = new Tables();
  const methods = [];
  const functions = [];
  for (const name of [...byName.keys()].sort()) {
    checkName(name, byName.get(name));
    const text = emit(name, byName.get(name), tables);
    if (text.method) methods.push(text.method);
    functions.push(text.function);
  }
  const files = {
    "tables.ts": tablesFile(tables, /^\d+\.\d+/.exec(version)[0]),
    "operators.ts": `${imports(methods)}export * from "./functions.js";

/** Operators that take the tensor first, as methods. */
export abstract class TensorOperators {
${methods.join("\n\n")}
}
`,
    "functions.ts": `${imports(functions)}${functions.join("\n\n")}\n`,
  };
  const counts = [methods.length, functions.length, tables.schemas.length];
  return { files, counts, skipped };
}

/** What the methods and functions share: the operators, and the option names of each overload. */
class Tables {
  schemas = [];
  lists = [];
  numbers = new Map();

  op = (schema) => {
    if (!this.numbers.has(schema.text)) {
      this.numbers.set(schema.text, this.schemas.length);
      this.schemas.push(schema.text);
    }
    return `op[${this.numbers.get(schema.text)}]`;
  };
  keys = (names) => {
    const list = JSON.stringify(names);
    if (!this.lists.includes(list)) this.lists.push(list);
    return `keys[${this.lists.indexOf(list)}]`;
  };
}

/** Parameters must not hide what the generated code calls. */
function checkName(name, schemas) {
  const all = [name, ...schemas.flatMap((s) => s.arguments.map((a) => a.name))];
  const clash = all.find((word) => helpers.some(([names]) => names.some((n) => local(n) === word)));
  if (clash) throw new Error(`${name}: "${clash}" is a name that the generated code needs`);
}

const notice = "// Generated from libtorch's schemas by scripts/generate; do not edit.\n";

/** Names that generated code calls, and where they come from. */
const helpers = [
  // aten::put is an operator.
  [["begin", "put as write"], "../commands.js"],
  [["dtypeOf"], "../dtype.js"],
  [
    `floatFor isBoolean isGenerator isNumber isNumberList isNumbers isOptions isScalar isScalars
     isString isTensor isTensors known noOverload receiver`.split(/\s+/),
    "../overloads.js",
  ],
  [["keys", "op"], "./tables.js"],
];
const local = (name) => name.split(" as ").at(-1);

const types = [
  ["Scalar", "../commands.js"],
  ["DType", "../dtype.js"],
  ["MemoryFormat", "../dtype.js"],
  ["Generator", "../random.js"],
  ["Layout", "../overloads.js"],
  ["Tensor", "../tensor.js"],
];

function imports(texts) {
  const body = texts.join("\n").replace(/\/\*\*[^]*?\*\//g, "");
  const uses = (word) => new RegExp(`\\b${word}\\b`).test(body);
  const values = helpers
    .map(([names, from]) => [names.filter((name) => uses(local(name))), from])
    .filter(([names]) => names.length > 0)
    .map(([names, from]) => `import { ${names.join(", ")} } from "${from}";\n`);
  const kinds = types
    .filter(([name]) => uses(name))
    .map(([name, from]) => `import type { ${name} } from "${from}";\n`);
  return `${notice}${values.join("")}${kinds.join("")}\n`;
}

function tablesFile({ schemas, lists }, version) {
  return `${notice}import { operatorsFor } from "../operator-table.js";

/** Every operator that has a function, by the schema that it was written for. */
export const op = operatorsFor("${version}", \`
${schemas.join("\n")}
\`);

/** The option names that overloads take. */
export const keys: readonly (readonly string[])[] = [
${lists.map((list) => `  ${list},`).join("\n")}
];
`;
}
