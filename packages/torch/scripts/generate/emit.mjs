/** The text of one operator: its method, where it has one, and its function. */
import { invocation } from "./body.mjs";
import { arity, condition } from "./dispatch.mjs";
import { reserved } from "./names.mjs";
import { shapesOf, takesTensorFirst } from "./shape.mjs";
import { mergeShapes, signatureText } from "./signature.mjs";

/**
 * @param {string} name - the public name
 * @param schemas - its overloads
 * @param tables - `op(schema)` and `keys(names)` give expressions into the shared tables
 * @returns {{method: string | null, function: string}}
 */
export function emit(name, schemas, tables) {
  const ofTensor = schemas.filter(takesTensorFirst);
  const method = ofTensor.length > 0 ? emitMethod(name, ofTensor, tables) : null;
  if (ofTensor.length === schemas.length) return { method, function: delegate(name, ofTensor) };
  return { method, function: emitFunction(name, schemas, tables) };
}

function emitMethod(name, schemas, tables) {
  const shapes = shapesOf(schemas, true);
  const text = declarations(`  ${name}`, "  ", schemas, shapes, (s) => signatureText(s));
  return `${text}${implementation(name, `  ${name}`, shapes, tables).replace(/\n(?=.)/g, "\n  ")}`;
}

function emitFunction(name, schemas, tables) {
  const shapes = shapesOf(schemas, false);
  const head = `export function ${name}`;
  const text = declarations(head, "", schemas, shapes, (s) => signatureText(s));
  return renamed(name, `${text}${implementation(name, head, shapes, tables)}`);
}

/** A function whose overloads all take the tensor first calls the method. */
function delegate(name, schemas) {
  const shapes = shapesOf(schemas, true);
  const head = `export function ${name}`;
  const text = declarations(head, "", schemas, shapes, (s) => signatureText(s, "Tensor"));
  const single = shapes.length === 1;
  const [shape] = shapes;
  const names = single
    ? [...shape.given.map((a) => a.key), ...(shape.options.length > 0 ? ["options"] : [])]
    : anonymous(shapes);
  const open = single ? "" : `${head}(${["self: Tensor", ...typed(names)].join(", ")}): any`;
  const lines = `${open} {\n  return receiver(self, "${name}").${name}(${names.join(", ")});\n}`;
  return renamed(name, text + lines);
}

/** Doc comment and signatures; with a single overload the body follows the signature. */
function declarations(head, indent, schemas, shapes, signature) {
  const lines = schemas.map((s) => `\`${s.text.replaceAll("*/", "*\\/")}\``);
  const doc = `${indent}/** ${lines.join(`\n${indent} * `)} */\n`;
  if (shapes.length === 1) return `${doc}${head}${signature(shapes[0])}`;
  return `${doc}${mergeShapes(shapes)
    .map((s) => `${head}${signature(s)};\n`)
    .join("")}`;
}

function implementation(name, head, shapes, { op, keys }) {
  if (shapes.length === 1) {
    const [shape] = shapes;
    const access = { given: (_, a) => a.key, option: (a) => `options?.${a.key}` };
    const lines = invocation(shape, op(shape.schema), access);
    if (shape.options.length > 0)
      lines.unshift(
        `if (options !== undefined) known("${name}", options, ${keys(shape.options.map((o) => o.key))});`,
      );
    return ` {\n${indented(lines)}\n}`;
  }
  const names = anonymous(shapes);
  const branches = shapes.map((shape) => {
    const options = `a${shape.given.length}`;
    const access = { given: (i) => `a${i}`, option: (a) => `${options}?.${a.key}` };
    const lines = invocation(shape, op(shape.schema), access);
    return `  if (${condition(shape, shapes, keys)}) {\n${indented(lines, "    ")}\n  }`;
  });
  const options = [...new Set(shapes.flatMap((s) => s.options.map((o) => o.key)))];
  const all = options.length > 0 ? `, ${keys(options)}` : "";
  const refusal = `  throw noOverload("${name}", [${names.join(", ")}]${all});`;
  return `${head}(${typed(names, "?").join(", ")}): any {\n${branches.join("\n")}\n${refusal}\n}`;
}

const indented = (lines, indent = "  ") => lines.map((line) => indent + line).join("\n");
const anonymous = (shapes) => Array.from({ length: arity(shapes) }, (_, i) => `a${i}`);
const typed = (names) => names.map((name) => `${name}?: any`);

/** `var` cannot be declared, but it can be exported. */
function renamed(name, text) {
  if (!reserved.has(name)) return text;
  const own = `${name}Of`;
  const declared = text.replaceAll(`export function ${name}(`, `function ${own}(`);
  return `${declared}\nexport { ${own} as ${name} };`;
}
