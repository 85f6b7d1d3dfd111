import { interrupt } from "./commands.js";
import { TensorOperators } from "./generated/operators.js";
import { native, type Handle } from "./native.js";
import type { Tensor } from "./tensor.js";

let depth = 0;

/** @internal How many scopes are open; tensors made outside any are left to the garbage collector. */
export function scopeDepth(): number {
  return depth;
}

/**
 * Runs `body` and frees every tensor it made, except those it returns: a tensor, or arrays and plain
 * objects of tensors at any depth. Scopes nest; survivors pass to the scope around.
 *
 * @throws TypeError when `body` returns a Promise: scopes belong to synchronous code
 */
export function tidy<T>(body: () => T extends PromiseLike<unknown> ? never : T): T {
  native.beginScope();
  depth++;
  let survivors: Tensor[] = [];
  let handles: Handle[] = [];
  try {
    const result = body() as T;
    if (result instanceof Promise) {
      throw new TypeError("tidy() cannot take an async function: its tensors would be freed early");
    }
    const found = tensorsIn(result);
    if (found.length > native.commands.length)
      throw new RangeError(`tidy() cannot hand over ${found.length} tensors: keep() them inside`);
    handles = found.map((tensor) => tensor.handle);
    survivors = found;
    return result;
  } finally {
    depth--;
    interrupt();
    for (let i = 0; i < handles.length; i++) native.commands[i] = handles[i];
    native.endScope(handles.length);
    if (depth === 0) for (const tensor of survivors) native.track(tensor, tensor.handle);
  }
}

/** Takes a tensor out of every open scope: it lives until it is disposed or collected. */
export function keep<T extends Tensor>(tensor: T): T {
  if (depth > 0) {
    native.release(tensor.handle);
    native.track(tensor, tensor.handle);
  }
  return tensor;
}

/** Every tensor inside a value made of arrays, maps, plain objects and objects with tensors as fields. */
export function tensorsIn(value: unknown, seen = new Set<object>()): Tensor[] {
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  if (ArrayBuffer.isView(value)) return [];
  seen.add(value);
  if (value instanceof TensorOperators) return [value as Tensor]; // others may have a handle as well
  const inner = value instanceof Map ? value.values() : Object.values(value);
  return Array.from(inner).flatMap((item) => tensorsIn(item, seen));
}
