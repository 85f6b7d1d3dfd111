/** TypeScript signatures; overloads that differ in one argument's kind become one with a union. */
import { kindOf, union } from "./kinds.mjs";
import { camel } from "./names.mjs";

/** What a call returns. In-place methods return `this`, so that calls chain. */
export function returnType({ schema, asMethod }) {
  const { returns } = schema;
  if (isInPlace(schema)) return asMethod ? "this" : "Tensor";
  const types = returns.map((r) =>
    r.type === "ScalarType" ? "DType" : kindOf(r.type).type.replace("readonly ", ""),
  );
  if (types.length === 0) return "void";
  if (types.length === 1) return types[0];
  if (returns.every((r) => r.name))
    return `{ ${returns.map((r, i) => `${camel(r.name)}: ${types[i]}`).join("; ")} }`;
  return `[${types.join(", ")}]`;
}

/** Whether the result is the first argument, changed. */
export const isInPlace = ({ name, arguments: [first], returns }) =>
  name.endsWith("_") && returns.length === 1 && returns[0].alias === first.alias;

/**
 * `(self: Tensor, other: Tensor, options?: { … }): Tensor`; `self` is its type where it is to be
 * shown.
 */
export function signatureText(shape, self = "") {
  const params = shape.given.map((a) => `${a.key}${a.required ? "" : "?"}: ${a.type}`);
  if (self) params.unshift(`self: ${self}`);
  if (shape.options.length > 0) {
    const fields = shape.options.map((a) => `${a.key}${isNeeded(a) ? "" : "?"}: ${a.type}`);
    params.push(`options${shape.options.some(isNeeded) ? "" : "?"}: { ${fields.join("; ")} }`);
  }
  const result = returnType(shape);
  return `(${params.join(", ")}): ${self && result === "this" ? "Tensor" : result}`;
}
const isNeeded = (option) => option.decides && !option.type.endsWith("| null");

/** One shape for each signature that TypeScript sees. */
export function mergeShapes(shapes) {
  let merged = shapes.map((s) => ({ ...s, given: copy(s.given), options: copy(s.options) }));
  for (let before = 0; before !== merged.length;) {
    before = merged.length;
    merged = merged.reduce((kept, shape) => {
      const twin = kept.find((other) => canMerge(other, shape));
      if (!twin) return [...kept, shape];
      absorb(twin, shape);
      return kept;
    }, []);
  }
  return merged;
}
const copy = (list) => list.map((a) => ({ ...a }));

/**
 * Same names in the same places, the same result, and one argument of another kind or more options.
 */
function canMerge(a, b) {
  if (returnType(a) !== returnType(b) || a.given.length !== b.given.length) return false;
  if (a.given.some((x, i) => x.key !== b.given[i].key || x.required !== b.given[i].required))
    return false;
  const shared = a.options.filter((x) => optionOf(b, x.key));
  const differing =
    a.given.filter((x, i) => x.type !== b.given[i].type).length +
    shared.filter((x) => x.type !== optionOf(b, x.key).type).length;
  const [fewer, more] = [a.options.length, b.options.length].sort((x, y) => x - y);
  return shared.length === fewer && differing + (fewer < more ? 1 : 0) <= 1;
}
const optionOf = (shape, key) => shape.options.find((option) => option.key === key);

function absorb(twin, shape) {
  twin.given.forEach((a, i) => (a.type = union(a.type, shape.given[i].type)));
  for (const option of twin.options) if (!optionOf(shape, option.key)) option.decides = false;
  for (const option of shape.options) {
    const known = optionOf(twin, option.key);
    if (!known) twin.options.push({ ...option, decides: false });
    else {
      known.type = union(known.type, option.type);
      known.decides &&= option.decides;
    }
  }
}
