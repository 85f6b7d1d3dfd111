import { type jit, Tensor, tensor } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { Tensors } from "../runner.js";

/** Values of arguments that are no tensors: a cutoff, a flag. */
export type Constants = Readonly<Record<string, number | boolean | string>>;

/**
 * Named tensors as the arguments of a method: tensors by their names; a dictionary of tensors takes all
 * that are left, a list or a tuple takes them in the order in which they were declared. What has a
 * default may be left out.
 *
 * @throws UserError naming the argument that is missing, or the tensor that none takes
 */
export function argumentsOf(
  { inputs }: jit.Signature,
  tensors: Tensors,
  constants: Constants,
): Record<string, unknown> {
  const left = new Map(Object.entries(tensors));
  const given: Record<string, unknown> = {};
  for (const { name, type } of inputs) {
    const found = isTensor(type) && left.get(name);
    if (!found) continue;
    given[name] = found;
    left.delete(name);
  }
  for (const { name, type, defaultValue } of inputs) {
    if (name in given) continue;
    if (isDictionary(type)) given[name] = Object.fromEntries(left.entries());
    else if (isSequence(type)) given[name] = [...left.values()];
    else if (name in constants) given[name] = constants[name];
    else if (defaultValue !== null || type.startsWith("Optional")) continue;
    else throw missing(name, type);
    if (isDictionary(type) || isSequence(type)) left.clear();
  }
  const [unknown] = left.keys();
  if (unknown !== undefined)
    throw new UserError(
      `it takes no input "${unknown}" (it takes ${inputs.map(({ name }) => name).join(", ") || "none"})`,
    );
  return given;
}

const isTensor = (type: string) => /^(Optional\[)?Tensor\]?$/.test(type);
const isDictionary = (type: string) => /^Dict\[str, Tensor\]$/.test(type);
const isSequence = (type: string) => /^(List|Tuple)\[Tensor(, Tensor)*\]$/.test(type);

function missing(name: string, type: string): UserError {
  return isTensor(type)
    ? new UserError(
        `it needs the input "${name}": declare it with --input ${name}=ACTION, such as ${name}=invariant, ` +
          `and say with --field ${name}=FIELD which field of the data it is`,
      )
    : new UserError(
        `its argument "${name}" is a ${type}: give its value with --argument ${name}=VALUE`,
      );
}

/**
 * What a method gave, as named tensors: keys of a dictionary or of a named tuple, and `names` one after
 * the other for a tensor, a list or a tuple. Numbers become tensors without axes; what is neither is
 * left out.
 *
 * @param names - of the outputs that were declared, in their order
 */
export function outputsOf(value: unknown, names: readonly string[]): Tensors {
  const found: Tensors = {};
  const keep = (name: string, one: unknown) => {
    if (one instanceof Tensor) found[name] = one;
    else if (typeof one === "number") found[name] = tensor(one, { dtype: "float64" });
  };
  if (value instanceof Tensor || typeof value === "number") keep(names[0] ?? "0", value);
  else if (Array.isArray(value)) {
    if (names.length > 0 && names.length < value.length)
      throw new UserError(
        `it gives ${value.length} outputs without names: declare all of them, in their order (got ${names.join(", ")})`,
      );
    value.forEach((one, position) => keep(names[position] ?? String(position), one));
  } else if (value instanceof Map) for (const [key, one] of value) keep(String(key), one);
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) keep(key, one);
  return found;
}
