/**
 * What generated code calls to choose among an operator's overloads and to refuse wrong arguments.
 */
import type { Scalar } from "./commands.js";
import type { DType } from "./dtype.js";
import { TorchError } from "./errors.js";

/** How a tensor is stored: all its elements, or those that are not zero. */
export type Layout =
  | "strided"
  | "sparse_coo"
  | "sparse_csr"
  | "sparse_csc"
  | "sparse_bsr"
  | "sparse_bsc";

export const isNumber = (value: unknown): boolean => typeof value === "number";
export const isString = (value: unknown): boolean => typeof value === "string";
export const isBoolean = (value: unknown): boolean => typeof value === "boolean";
export const isTensor = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "handle" in value;
export const isGenerator = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "objectHandle" in value;
export const isScalar = (value: unknown): boolean =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  typeof value === "boolean" ||
  (typeof value === "object" && value !== null && "re" in value);

// Lists are told apart by their first element; an empty one can be any.
const isList = (value: unknown, holds: (element: unknown) => boolean): boolean =>
  Array.isArray(value) && (value.length === 0 || holds(value[0]));
export const isNumberList = (value: unknown): boolean => isList(value, isNumber);
export const isNumbers = (value: unknown): boolean => isNumber(value) || isNumberList(value);
export const isScalars = (value: unknown): boolean => isList(value, isScalar);
export const isTensors = (value: unknown): boolean =>
  isList(value, (element) => element === null || isTensor(element));

/** An options object with no other names than these, or none. */
export function isOptions(value: unknown, names: readonly string[] = []): boolean {
  if (value === undefined) return true;
  if (!isPlainObject(value)) return false;
  for (const name in value) {
    const given = value[name] !== undefined && value[name] !== null;
    if (given && !names.includes(name)) return false;
  }
  return true;
}

/** Refuses options that the only overload of `name` does not have; JavaScript would ignore them. */
export function known(name: string, options: unknown, names: readonly string[]): void {
  if (isOptions(options, names)) return;
  const wrong = isPlainObject(options)
    ? `no option is called ${Object.keys(options).find((key) => !names.includes(key))}`
    : `the options must be an object, not ${shown(options)}`;
  throw new TorchError(`${name}: ${wrong}; it takes { ${names.join(", ")} }`);
}

/** The tensor whose method a function calls; any, because generated code has checked the rest. */
export function receiver(self: unknown, name: string): any {
  if (isTensor(self)) return self;
  throw new TorchError(`${name}: the first argument must be a Tensor, not ${shown(self)}`);
}

/**
 * The dtype of a tensor filled with this number: float32 for a real one, as of the other factories.
 */
export function floatFor(value: Scalar): DType {
  return typeof value === "object" ? "complex64" : "float32";
}

/**
 * What to throw when no overload takes the arguments; `options` are the names that some overload
 * has.
 */
export function noOverload(
  name: string,
  given: unknown[],
  options?: readonly string[],
): TorchError {
  const last = given.findLastIndex((value) => value !== undefined);
  const kinds = given.slice(0, last + 1).map(shown);
  const names = options ? `; its options are { ${options.join(", ")} }` : "";
  return new TorchError(`${name}: no form of this operator takes (${kinds.join(", ")})${names}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !isTensor(value) &&
    !isGenerator(value)
  );
}

function shown(value: unknown): string {
  if (Array.isArray(value)) {
    const more = value.length > 4 ? ", …" : "";
    return `[${value.slice(0, 4).map(shown).join(", ")}${more}]`;
  }
  if (typeof value === "string") return JSON.stringify(value);
  return isPlainObject(value) ? `{ ${Object.keys(value).join(", ")} }` : String(value);
}
