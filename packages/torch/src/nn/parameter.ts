import { keep } from "../scope.js";
import type { Tensor } from "../tensor.js";

declare const kind: unique symbol;

/** A tensor that a module learns. */
export type Parameter = Tensor & { readonly [kind]: "parameter" };
/** A tensor that belongs to a module's state but is not learned. */
export type Buffer = Tensor & { readonly [kind]: "buffer" };

const parameters = new WeakSet<Tensor>();
const buffers = new WeakMap<Tensor, { persistent: boolean }>();

/**
 * Makes a tensor a parameter: modules find it in their fields, gradients flow to it, and it outlives
 * `tidy`. A tensor computed under autograd is cut from its history, and integers get no gradients.
 */
export function parameter(tensor: Tensor, options: { requiresGrad?: boolean } = {}): Parameter {
  const leaf = keep(tensor.isLeaf ? tensor : tensor.detach()) as Parameter;
  const learns = /float|complex/.test(leaf.dtype);
  leaf.requiresGrad = learns && (options.requiresGrad ?? true);
  parameters.add(leaf);
  return leaf;
}

/**
 * Makes a tensor a buffer: modules find it in their fields and it outlives `tidy`.
 *
 * @param options.persistent - whether it is part of `stateDict()`. Default: true
 */
export function buffer(tensor: Tensor, options: { persistent?: boolean } = {}): Buffer {
  const kept = keep(tensor) as Buffer;
  buffers.set(kept, { persistent: options.persistent ?? true });
  return kept;
}

export function isParameter(value: unknown): value is Parameter {
  return parameters.has(value as Tensor);
}

export function isBuffer(value: unknown): value is Buffer {
  return buffers.has(value as Tensor);
}

export function isPersistent(tensor: Buffer): boolean {
  return buffers.get(tensor)?.persistent ?? false;
}
