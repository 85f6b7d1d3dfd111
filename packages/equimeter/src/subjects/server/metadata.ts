import { inspect } from "node:util";

import { UserError } from "../../errors.js";
import { quoted } from "../remote/failures.js";
import type { Port } from "../runner.js";
import type { Answer } from "./connection.js";
import { dtypeOf } from "./datatypes.js";
import { jsonOf } from "./decode.js";

export interface Metadata {
  readonly inputs: Port[];
  /** Those that hold tensors. */
  readonly outputs: Port[];
  /** Whether there are others, such as texts. */
  readonly hasOtherOutputs: boolean;
}

/**
 * What a server says a model takes and gives.
 *
 * @throws UserError when that is not what the protocol wants, or no output could be measured
 */
export function metadataOf(server: string, answer: Answer): Metadata {
  const said = jsonOf(server, answer.body);
  const inputs = portsOf(server, "inputs", said.inputs);
  const all = portsOf(server, "outputs", said.outputs);
  const outputs = all.filter(({ dtype }) => dtype !== undefined);
  if (outputs.length === 0)
    throw new UserError(`${server} names no output that could be measured (numbers or bool)`);
  return { inputs, outputs, hasOtherOutputs: outputs.length < all.length };
}

function portsOf(server: string, field: string, given: unknown): Port[] {
  if (!Array.isArray(given))
    throw new UserError(`${server} does not say its "${field}": is this a model's address?`);
  return given.map((tensor: unknown): Port => {
    const { name, datatype, shape } = Object(tensor) as Record<string, unknown>;
    const dtype = dtypeOf(datatype);
    if (typeof name !== "string" || (shape !== undefined && !isShape(shape)))
      throw new UserError(
        `${server} has an entry in its "${field}" without a name or shape: ` +
          quoted(inspect(tensor)),
      );
    return {
      name,
      ...(dtype && { dtype }),
      ...(isShape(shape) && { shape: shape.map((size) => (size < 0 ? null : size)) }),
    };
  });
}

function isShape(shape: unknown): shape is number[] {
  return Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size));
}

/** Triton's `max_batch_size`; 0 means that it does not know which axis holds the samples. */
export function largestBatch(config: unknown): number | undefined {
  const size = (Object(config) as Record<string, unknown>).max_batch_size;
  return Number.isSafeInteger(size) && (size as number) > 0 ? (size as number) : undefined;
}

/** Whether a server's description of itself lists the binary tensor extension. */
export function saysBinary(description: unknown): boolean {
  const { extensions } = Object(description) as Record<string, unknown>;
  return (
    Array.isArray(extensions) && extensions.some((name) => String(name).startsWith("binary_tensor"))
  );
}
