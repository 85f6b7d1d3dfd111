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
/** An options object with no other names than these, or none. */
export function isOptions(value: unknown, names: readonly string[] = []): boolean {
  if (value === undefined) return true;
  if (!isPlainObject(value) || isTensor(value) || isGenerator(value)) return false;
  for (const name in value) {
    const given = value[name] !== undefined && value[name] !== null;
    if (given && !names.includes(name)) return false;
  }
  return true;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function noOverload(name: string, given: unknown[]): TorchError {
  while (given.length > 0 && given.at(-1) === undefined) given.pop();
  const kinds = given.map((value) => {
    if (isTensor(value)) return String(value);
    if (Array.isArray(value)) return `[${value.slice(0, 4).map(String).join(", ")}]`;
    return value === null
      ? "null"
      : isPlainObject(value)
        ? `{ ${Object.keys(value).join(", ")} }`
        : String(value);
  });
  return new TorchError(`${name}: no form of this operator takes (${kinds.join(", ")})`);
}
