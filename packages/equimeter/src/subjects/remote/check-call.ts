import type { DType } from "@equimeter/torch";

import { nearest, UserError } from "../../errors.js";
import type { Port } from "../runner.js";
import { shapeText } from "./records.js";

/**
 * Whether a model takes such tensors, as far as it says what it takes.
 *
 * @param options.optionalInputs - inputs may be left out
 * @throws UserError for unknown or missing names, another dtype, another rank or size
 */
export function checkCall(
  model: string,
  inputs: readonly Port[] | null,
  call: Readonly<Record<string, { readonly dtype: DType; readonly shape: readonly number[] }>>,
  { optionalInputs = false }: { optionalInputs?: boolean } = {},
): void {
  if (!inputs) return;
  const ports = new Map(inputs.map((port) => [port.name, port]));
  for (const [name, { dtype, shape }] of Object.entries(call)) {
    const port = ports.get(name);
    if (!port) throw new UserError(unknown(model, name, [...ports.keys()]));
    if (port.dtype && port.dtype !== dtype)
      throw new UserError(
        `${model} takes the input "${name}" as ${port.dtype}, not as ${dtype}: ` +
          `convert it, or export the model for ${dtype}`,
      );
    if (port.shape && !fits(port.shape, shape))
      throw new UserError(
        `${model} takes the input "${name}" as ${shapeText(port.shape)}, not as ${shapeText(shape)}`,
      );
  }
  const missing = inputs.find(({ name }) => !(name in call));
  if (missing && !optionalInputs)
    throw new UserError(
      `${model} needs the input "${missing.name}"; given are ${list(Object.keys(call))}`,
    );
}

function unknown(model: string, name: string, known: string[]): string {
  const near = nearest(name, known);
  return (
    `${model} has no input "${name}": it takes ${list(known)}` +
    (near ? ` (did you mean "${near}"?)` : "")
  );
}

function fits(declared: readonly (number | null)[], shape: readonly number[]): boolean {
  return (
    declared.length === shape.length &&
    declared.every((size, axis) => size === null || size === shape[axis])
  );
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : names.map((name) => `"${name}"`).join(", ");
}
