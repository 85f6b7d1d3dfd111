/** The run-time checks by which generated code chooses among an operator's overloads. */
import { TorchError } from "./errors.js";

export const isNumber = (value: unknown): boolean => typeof value === "number";
export const isString = (value: unknown): boolean => typeof value === "string";
export const isBoolean = (value: unknown): boolean => typeof value === "boolean";
export const isTensor = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "handle" in value;
export const isGenerator = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "generatorIndex" in value;
export const isNumbers = (value: unknown): boolean =>
  typeof value === "number" || Array.isArray(value);
export const isScalar = (value: unknown): boolean =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  typeof value === "boolean" ||
  (typeof value === "object" && value !== null && "re" in value);
/** An options object, or none. */
export const isOptions = (value: unknown): boolean =>
  value === undefined || (isPlainObject(value) && !isTensor(value) && !isGenerator(value));

function isPlainObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function noOverload(name: string, given: unknown[]): TorchError {
  while (given.length > 0 && given.at(-1) === undefined) given.pop();
  const kinds = given.map((value) => {
    if (isTensor(value)) return String(value);
    if (Array.isArray(value)) return `[${value.slice(0, 4).map(String).join(", ")}]`;
    return value === null ? "null" : isOptions(value) ? "options" : String(value);
  });
  return new TorchError(`${name}: no form of this operator takes (${kinds.join(", ")})`);
}
