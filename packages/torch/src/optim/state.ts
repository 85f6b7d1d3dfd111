import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";

/** What to save for a bit-exact continuation: tensors for a safetensors file, numbers for JSON. */
export interface OptimizerState {
  tensors: Record<string, Tensor>;
  numbers: Record<string, number>;
}

/** Options that are numbers or lists of numbers, by name: `lr`, `betas.0`. */
export function numericOptions(options: object, prefix: string): [string, number][] {
  return Object.entries(options).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === "number") return [[prefix + key, value]];
    if (!isNumbers(value)) return [];
    return value.map((item, i): [string, number] => [`${prefix}${key}.${i}`, item]);
  });
}

/** The same options with the numbers found in a state in place of their own. */
export function withNumbers<Options extends object>(
  options: Options,
  prefix: string,
  numbers: Readonly<Record<string, number>>,
): Options {
  const changed = Object.entries(options).map(([key, value]: [string, unknown]) => {
    const name = prefix + key;
    if (typeof value === "number") return [key, numbers[name] ?? value];
    if (!isNumbers(value)) return [key, value];
    return [key, value.map((item, i) => numbers[`${name}.${i}`] ?? item)];
  });
  return Object.fromEntries(changed) as Options;
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}

/** @throws TorchError that names the first tensor which is missing, of another shape or unknown */
export function checkTensors(
  owner: string,
  expected: ReadonlyMap<string, readonly number[]>,
  tensors: Readonly<Record<string, Tensor>>,
): void {
  for (const [name, shape] of expected) {
    const [wanted, given] = [shape.join(", "), tensors[name]?.shape.join(", ")];
    if (wanted === given) continue;
    const found = given === undefined ? "but is missing" : `not [${given}]`;
    throw new TorchError(`${owner}: the state's ${name} must be [${wanted}], ${found}`);
  }
  checkUnknown(
    owner,
    Object.keys(tensors).filter((name) => !expected.has(name)),
  );
}

/** @throws TorchError when there are any */
export function checkUnknown(owner: string, unknown: readonly string[]): void {
  if (unknown.length === 0) return;
  const names = unknown.slice(0, 8).join(", ");
  throw new TorchError(`${owner}: the state has ${names}, which it does not know`);
}
