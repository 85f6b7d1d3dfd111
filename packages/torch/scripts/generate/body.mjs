/**
 * Statements that write a call's arguments into the command buffer, run it and return its results.
 */
import { camel, float32ByDefault, hidden } from "./names.mjs";
import { isInPlace, returnType } from "./signature.mjs";

/**
 * @param shape - one overload
 * @param op - the expression for its operator
 * @param access - expressions for arguments: `given(i, argument)` and `option(argument)`
 */
export function invocation(shape, op, access) {
  const expressions = new Map();
  if (shape.asMethod) expressions.set("self", "this");
  shape.given.forEach((a, i) => expressions.set(a.name, access.given(i, a)));
  shape.options.forEach((a) => expressions.set(a.name, access.option(a)));
  const filled = float32ByDefault[shape.schema.name.replace("aten::", "")];
  if (filled)
    expressions.set("dtype", `${expressions.get("dtype")} ?? floatFor(${expressions.get(filled)})`);
  const lines = ["begin();"];
  for (const { name, hasDefault } of shape.schema.arguments) {
    // Whether a vendor's kernel may be chosen: yes, which is also the default where there is one.
    const value = hidden.has(name) ? String(!hasDefault || undefined) : expressions.get(name);
    lines.push(`write(${value});`);
  }
  return [...lines, ...results(shape, op, expressions.get("self"))];
}

function results({ schema, asMethod }, op, self) {
  const type = returnType({ schema, asMethod });
  if (isInPlace(schema)) return [`${op}.inPlace();`, `return ${self};`];
  if (type === "void") return [`${op}.inPlace();`];
  if (type === "Tensor") return [`return ${op}.tensor<Tensor>();`];
  if (type === "DType") return [`return dtypeOf(${op}.value<number>());`];
  if (schema.returns.length === 1) return [`return ${op}.value<${type}>();`];
  if (!type.startsWith("{")) return [`return ${op}.values<${type}>(${schema.returns.length});`];
  const fields = schema.returns.map((r) => camel(r.name));
  const all = schema.returns.every((r) => r.type === "Tensor") ? "Tensor" : "any";
  return [
    `const [${fields.join(", ")}] = ${op}.values<${all}[]>(${fields.length});`,
    `return { ${fields.join(", ")} };`,
  ];
}
