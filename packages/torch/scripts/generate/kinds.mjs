/** What a schema's types are in TypeScript, and the run-time checks that tell overloads apart. */

/** schema type, TypeScript type, check in src/overloads.ts */
const kinds = [
  [/^Tensor\?\[\]$/, "(Tensor | null)[]", "isTensors"],
  [/^Tensor\[\]$/, "readonly Tensor[]", "isTensors"],
  [/^Tensor$/, "Tensor", "isTensor"],
  [/^(int|SymInt)\[\d+\]$/, "number | readonly number[]", "isNumbers"],
  [/^(int|SymInt)\[\]$/, "readonly number[]", "isNumberList"],
  [/^(int|SymInt|float)$/, "number", "isNumber"],
  [/^float\[\]$/, "readonly number[]", "isNumberList"],
  [/^Scalar\[\]$/, "readonly Scalar[]", "isScalars"],
  [/^bool\[\d*\]$/, "readonly boolean[]", "Array.isArray"],
  [/^bool$/, "boolean", "isBoolean"],
  [/^Scalar$/, "Scalar", "isScalar"],
  [/^str$/, "string", "isString"],
  [/^ScalarType$/, "DType", "isString"],
  [/^Layout$/, "Layout", "isString"],
  [/^Device$/, "string", "isString"],
  [/^MemoryFormat$/, "MemoryFormat", "isString"],
  [/^Generator$/, "Generator", "isGenerator"],
];

/** @returns {{type: string, check: string, optional: boolean}} */
export function kindOf(schemaType) {
  const optional = schemaType.endsWith("?");
  const bare = optional ? schemaType.slice(0, -1) : schemaType;
  const found = kinds.find(([pattern]) => pattern.test(bare));
  if (!found) throw new Error(`no TypeScript form is known for the type ${schemaType}`);
  return { type: optional ? `${found[1]} | null` : found[1], check: found[2], optional };
}

/** The union of two TypeScript types, its parts in the order of first mention. */
export const union = (a, b) => [...new Set([...a.split(" | "), ...b.split(" | ")])].join(" | ");
