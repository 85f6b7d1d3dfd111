/** Writes TypeScript for parsed schemas: one method or function a name, its overloads merged. */
import { float32ByDefault, positional, renamed } from "./names.mjs";

const camel = (name) =>
  name.replace(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const hidden = new Set(["layout", "pin_memory", "cudnn_enable", "cudnn_enabled"]);

/** TypeScript's type, and the run-time check that tells overloads apart. */
const kinds = [
  [/^Tensor\?\[\]$/, "(Tensor | null)[]", "Array.isArray"],
  [/^Tensor\[\]$/, "readonly Tensor[]", "Array.isArray"],
  [/^Tensor$/, "Tensor", "isTensor"],
  [/^(int|SymInt)\[\d+\]$/, "number | readonly number[]", "isNumbers"],
  [/^(int|SymInt)\[\]$/, "readonly number[]", "Array.isArray"],
  [/^(int|SymInt|float)$/, "number", "isNumber"],
  [/^float\[\]$/, "readonly number[]", "Array.isArray"],
  [/^bool\[\d*\]$/, "readonly boolean[]", "Array.isArray"],
  [/^bool$/, "boolean", "isBoolean"],
  [/^Scalar$/, "Scalar", "isScalar"],
  [/^str$/, "string", "isString"],
  [/^ScalarType$/, "DType", "isString"],
  [/^Device$/, "string", "isString"],
  [/^MemoryFormat$/, "MemoryFormat", "isString"],
  [/^Generator$/, "Generator", "isGenerator"],
];

function kindOf(type) {
  const optional = type.endsWith("?");
  const found = kinds.find(([pattern]) => pattern.test(optional ? type.slice(0, -1) : type));
  if (!found) return null;
  return { type: optional ? `${found[1]} | null` : found[1], check: found[2], optional };
}

/** Overloads a TypeScript caller can use: no output arguments, named dimensions or opaque types. */
export function usable(schema) {
  if (
    schema.arguments.some(
      (a) => a.name === "out" || (a.alias.includes("!") && schema.name.match(/[^_]$/)),
    )
  )
    return false;
  if (
    schema.arguments.some(
      (a) => a.type.startsWith("str[") || (a.name === "dim" && a.type === "str"),
    )
  )
    return false;
  if (schema.arguments.some((a) => a.name === "names")) return false;
  return [...schema.arguments, ...schema.returns].every(
    (a) => hidden.has(a.name) || kindOf(a.type),
  );
}

/** Splits the arguments into those given by position and those in the options object. */
function shapeOf(schema) {
  const visible = schema.arguments.filter((a) => !hidden.has(a.name));
  const isMethod = visible[0]?.name === "self" && visible[0].type === "Tensor";
  const rest = isMethod ? visible.slice(1) : visible;
  const given = [];
  const options = [];
  let still = true;
  for (const argument of rest) {
    const required = !argument.keywordOnly && !argument.hasDefault;
    if (!required && !(still && !argument.keywordOnly && positional.has(argument.name)))
      still = false;
    (still ? given : options).push({
      ...argument,
      required,
      kind: kindOf(argument.type),
      key: keyOf(argument.name),
    });
  }
  return { schema, isMethod, given, options };
}

const reserved = new Set(["default", "function", "in", "new", "with"]);
const keyOf = (name) => (reserved.has(name) ? `${name}Value` : camel(name));

function returnType(schema) {
  if (schema.name.endsWith("_") && schema.returns.length === 1 && schema.returns[0].alias)
    return "this";
  const types = schema.returns.map((r) => kindOf(r.type).type.replace("readonly ", ""));
  if (types.length === 0) return "void";
  if (types.length === 1) return types[0];
  if (schema.returns.every((r) => r.name))
    return `{ ${schema.returns.map((r, i) => `${camel(r.name)}: ${types[i]}`).join("; ")} }`;
  return `[${types.join(", ")}]`;
}

function signature({ schema, given, options }) {
  const params = given.map((a) => `${a.key}${a.required ? "" : "?"}: ${a.types ?? a.kind.type}`);
  if (options.length) {
    const fields = options.map((a) => `${a.key}?: ${a.types ?? a.kind.type}`).join("; ");
    params.push(`options?: { ${fields} }`);
  }
  return `(${params.join(", ")}): ${returnType(schema)}`;
}

/** Overloads with the same argument names become one signature with unions. */
function mergeSignatures(shapes) {
  const merged = [];
  for (const shape of shapes) {
    const twin = merged.find(
      (other) =>
        returnType(other.schema) === returnType(shape.schema) &&
        names(other.given) === names(shape.given) &&
        other.given.every((a, i) => a.required === shape.given[i].required),
    );
    if (!twin) {
      merged.push({
        ...shape,
        given: shape.given.map((a) => ({ ...a })),
        options: [...shape.options],
      });
      continue;
    }
    twin.given.forEach(
      (a, i) => (a.types = union(a.types ?? a.kind.type, shape.given[i].kind.type)),
    );
    for (const option of shape.options)
      if (!twin.options.some((o) => o.key === option.key)) twin.options.push(option);
  }
  return merged;
}
const names = (list) => list.map((a) => a.key).join();
const union = (a, b) => [...new Set([...a.split(" | "), ...b.split(" | ")])].join(" | ");

function invocation(shape, table, access) {
  const { schema, isMethod } = shape;
  const lines = ["begin();"];
  const visible = new Map();
  shape.given.forEach((a, i) => visible.set(a.name, access.given(i, a)));
  shape.options.forEach((a) => visible.set(a.name, access.option(a)));
  const base = schema.name.replace("aten::", "");
  schema.arguments.forEach((a, i) => {
    let value = isMethod && i === 0 ? "this" : (visible.get(a.name) ?? "undefined");
    if (a.name === "dtype" && float32ByDefault.has(base)) value = `${value} ?? "float32"`;
    lines.push(`put(${value});`);
  });
  const op = `op[${table(schema)}]`;
  const result = returnType(schema);
  if (result === "this") lines.push(`${op}.inPlace();`, "return this;");
  else if (result === "void") lines.push(`${op}.inPlace();`);
  else if (result === "Tensor") lines.push(`return ${op}.tensor<Tensor>();`);
  else if (schema.returns.length === 1) lines.push(`return ${op}.value<${result}>();`);
  else if (result.startsWith("{")) {
    const fields = schema.returns.map((r) => camel(r.name));
    lines.push(`const [${fields.join(", ")}] = ${op}.values<Tensor[]>(${fields.length});`);
    lines.push(`return { ${fields.join(", ")} };`);
  } else lines.push(`return ${op}.values<${result}>(${schema.returns.length});`);
  return lines;
}

function condition(shape) {
  const checks = [];
  shape.given.forEach((a, i) => {
    const x = `a${i}`;
    const check =
      a.kind.check === "Array.isArray" ? `Array.isArray(${x})` : `${a.kind.check}(${x})`;
    if (a.required) checks.push(a.kind.optional ? `(${x} === null || ${check})` : check);
    else checks.push(`(${x} === undefined || ${x} === null || ${check})`);
  });
  for (const option of shape.options)
    if (option.type === "Generator?" && !option.hasDefault)
      checks.push(`a${shape.given.length}?.generator`);
  checks.push(`isOptions(a${shape.given.length}${optionKeys(shape.options.map((o) => o.key))})`);
  return checks.join(" && ");
}

/** The lists of option names that overloads take, in the order of first use. */
export const optionLists = [];

/** An overload must not match when it would ignore an option: `var` has `correction` in one and `unbiased` in another. */
function optionKeys(keys) {
  if (keys.length === 0) return "";
  const list = JSON.stringify(keys);
  if (!optionLists.includes(list)) optionLists.push(list);
  return `, keys[${optionLists.indexOf(list)}]`;
}

/** @returns {{isMethod: boolean, code: string}} the method or function for all overloads of a name */
export function emit(name, schemas, table) {
  const shapes = schemas.map(shapeOf).sort(bySpecificity);
  const { isMethod } = shapes[0];
  const publicName = renamed[name] ?? renamed[`${name}.${schemas[0].overload}`] ?? camel(name);
  const doc = schemas
    .map((s) => `\`${s.text.replace("aten::", "").replace(/\*\//g, "")}\``)
    .join("\n   * ");
  const lead = isMethod ? "  " : "export function ";
  const indent = isMethod ? "    " : "  ";
  const comment = isMethod ? `  /** ${doc} */\n` : `/** ${doc.replace(/\n {3}/g, "\n ")} */\n`;
  if (shapes.length === 1) {
    const access = { given: (_, a) => a.key, option: (a) => `options?.${a.key}` };
    const body = invocation(shapes[0], table, access)
      .map((l) => indent + l)
      .join("\n");
    return {
      isMethod,
      code: `${comment}${lead}${publicName}${signature(shapes[0])} {\n${body}\n${isMethod ? "  " : ""}}`,
    };
  }
  const signatures = mergeSignatures(shapes).map(
    (s, i) => `${i === 0 ? comment : ""}${lead}${publicName}${signature(s)};`,
  );
  const arity = Math.max(...shapes.map((s) => s.given.length + 1));
  const params = Array.from({ length: arity }, (_, i) => `a${i}?: any`).join(", ");
  const branches = shapes.map((shape) => {
    const access = { given: (i) => `a${i}`, option: (a) => `a${shape.given.length}?.${a.key}` };
    const body = invocation(shape, table, access)
      .map((l) => `${indent}  ${l}`)
      .join("\n");
    return `${indent}if (${condition(shape)}) {\n${body}\n${indent}}`;
  });
  const code = `${signatures.join("\n")}\n${lead}${publicName}(${params}): any {\n${branches.join("\n")}\n${indent}throw noOverload("${name}", [${Array.from({ length: arity }, (_, i) => `a${i}`).join(", ")}]);\n${isMethod ? "  " : ""}}`;
  return { isMethod, code };
}

/** More required arguments first, tensors before numbers, overloads that need a generator first. */
function bySpecificity(a, b) {
  const rank = (shape) =>
    shape.given.filter((g) => g.required).length * 10 +
    shape.given.filter((g) => g.kind.check === "isTensor").length +
    shape.options.filter((o) => o.type === "Generator?").length;
  return rank(b) - rank(a);
}
