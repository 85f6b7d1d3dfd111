import { TorchError } from "../errors.js";
import type { Module } from "../nn/module.js";
import { tensorsIn } from "../scope.js";
import { Tensor } from "../tensor.js";
import { nearest } from "./nearest.js";

/** What `forward` takes; of a module whose class is not known, anything. */
type Inputs<M extends Module> =
  Parameters<M["forward"]> extends never[] ? unknown[] : Parameters<M["forward"]>;

/**
 * Runs a module with some of its parameters and buffers replaced, and leaves the module as it was:
 *
 *     const weights = Object.fromEntries(model.namedParameters());
 *     const out = functionalCall(model, { ...weights, "layers.0.weight": moved }, x);
 *
 * Gradients flow into the replacements, so that `jacobian`, `hvp` and `vmap` apply to a model's
 * parameters. During the call the module's own tensor objects stand for the replacements: a
 * parameter that is shared by several layers is replaced everywhere, and a buffer that the module
 * changes in place (running statistics) is changed in the replacement. Calls nest.
 *
 * @param replacements - by the names of `namedParameters()`, `namedBuffers()` or `stateDict()`; of
 *   the same shapes; dtype and device may differ
 * @returns what `forward` returns for `inputs`
 * @throws TorchError for a name the module does not have, for another shape, for different
 *   replacements of one shared tensor, and where `forward` returns a Promise
 */
export function functionalCall<M extends Module>(
  module: M,
  replacements: Readonly<Record<string, Tensor>>,
  ...inputs: Inputs<M>
): ReturnType<M["forward"]> {
  const pairs = replacementsIn(module, replacements);
  return standingFor(pairs, () => {
    const result = module.forward(...(inputs as never[]));
    if (result instanceof Promise)
      throw new TorchError(
        "functionalCall: forward returned a Promise, and its replacements would end early",
      );
    return withReplacements(result, pairs) as ReturnType<M["forward"]>;
  });
}

/** Which tensor of the module is to stand for which. */
function replacementsIn(
  module: Module,
  replacements: Readonly<Record<string, Tensor>>,
): Map<Tensor, Tensor> {
  const owned = new Map<string, Tensor>([
    ...module.namedParameters(),
    ...module.namedBuffers(),
    ...Object.entries(module.stateDict()), // has every name of a shared tensor
  ]);
  const pairs = new Map<Tensor, Tensor>();
  for (const [name, replacement] of Object.entries(replacements)) {
    const tensor = owned.get(name);
    if (!tensor) throw new TorchError(unknownName(module, name, [...owned.keys()]));
    const [shape, given] = [tensor.shape.join(", "), replacement.shape.join(", ")];
    if (shape !== given)
      throw new TorchError(
        `functionalCall: ${name} has shape [${shape}] and its replacement [${given}]`,
      );
    const before = pairs.get(tensor);
    if (before && before !== replacement)
      throw new TorchError(
        `functionalCall: ${name} is shared, and another name gives it a different replacement`,
      );
    pairs.set(tensor, replacement);
  }
  return pairs;
}

function unknownName(module: Module, name: string, names: readonly string[]): string {
  const close = nearest(name, names);
  const hint = close ? `; did you mean "${close}"?` : ", and it has none at all";
  return `functionalCall: ${module.constructor.name} has no parameter or buffer "${name}"${hint}`;
}

/** Lets each tensor object refer to another's data while `body` runs. */
function standingFor<T>(pairs: ReadonlyMap<Tensor, Tensor>, body: () => T): T {
  // All handles are read before the first is written: two tensors may stand for each other.
  const swaps = Array.from(pairs, ([tensor, other]) => ({
    tensor: tensor as { handle: number },
    own: tensor.handle,
    borrowed: other.handle,
  }));
  try {
    for (const { tensor, borrowed } of swaps) tensor.handle = borrowed;
    return body();
  } finally {
    for (const { tensor, own } of swaps) tensor.handle = own;
  }
}

/** A module may return its own parameter: what leaves the call is then the replacement. */
function withReplacements(value: unknown, pairs: ReadonlyMap<Tensor, Tensor>): unknown {
  if (!tensorsIn(value).some((tensor) => pairs.has(tensor))) return value;
  if (value instanceof Tensor) return pairs.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => withReplacements(item, pairs));
  if (value instanceof Map)
    return new Map(Array.from(value, ([key, item]) => [key, withReplacements(item, pairs)]));
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([key, item]) => [key, withReplacements(item, pairs)]));
}
