import { TorchError } from "../errors.js";
import { stack } from "../generated/operators.js";
import { Tensor } from "../tensor.js";
import { scoped } from "./functional.js";

/** A tensor, or arrays and plain objects of tensors at any depth. */
export type TensorTree = Tensor | readonly TensorTree[] | { readonly [name: string]: TensorTree };

/** One number for all tensors below, or one for each part. */
export type OutDims = number | readonly OutDims[] | { readonly [name: string]: OutDims };

export interface VmapOptions {
  /** The batch dimension of each input, null for one that all samples share. Default: 0 for all */
  inDims?: number | readonly (number | null)[];
  /** Where the batch dimension is put in each output. Default: 0 for all */
  outDims?: OutDims;
}

/**
 * `f`, a function of one sample, as a function of a batch of them.
 *
 * It is a loop: `f` is called for each sample and the results are stacked. That is as slow as the
 * loop; what a plain batched call can do, do by that. It serves where one cannot, as for the
 * gradient of each sample's own loss:
 *
 *     const weights = Object.fromEntries(model.namedParameters());
 *     const gradients = vmap((x, y) => {
 *       const out = functionalCall(model, weights, x.unsqueeze(0)); // [1, classes]
 *       const found = grad(out.sub(y).square().mean(), Object.values(weights));
 *       return Object.fromEntries(Object.keys(weights).map((name, i) => [name, found[i]]));
 *     })(inputs, targets); // { "0.weight": [batch, ...shape], … }
 *
 * What `f` leaves behind is freed sample by sample, unless a graph of the results needs it. Samples
 * draw random numbers one after the other, so each its own. Gradients flow through it.
 *
 * @returns a function of as many tensors as `f`, with the batch dimension in each
 * @throws TorchError, when called, where batch sizes differ or are 0, a dimension does not exist, or
 *   the results of two samples cannot be stacked
 */
export function vmap<R extends TensorTree>(
  f: (...sample: Tensor[]) => R,
  options: VmapOptions = {},
): (...inputs: Tensor[]) => R {
  const { inDims = 0, outDims = 0 } = options;
  return (...inputs) => {
    const dims = typeof inDims === "number" ? inputs.map(() => inDims) : inDims;
    const size = batchSize(inputs, dims);
    const sample = (i: number): Tensor[] =>
      inputs.map((x, k) => (dims[k] === null ? x : x.select(dims[k], i)));
    return scoped(() => {
      const results = Array.from({ length: size }, (_, i) => scoped(() => f(...sample(i))));
      return stacked(results, outDims, "the result") as R;
    });
  };
}

function batchSize(inputs: readonly Tensor[], dims: readonly (number | null)[]): number {
  if (dims.length !== inputs.length)
    throw new TorchError(`vmap: ${dims.length} inDims for ${inputs.length} inputs`);
  let first: { size: number; k: number } | undefined;
  inputs.forEach((x, k) => {
    const dim = dims[k];
    if (dim === null) return;
    const size = x.shape.at(dim);
    if (!Number.isInteger(dim) || size === undefined)
      throw new TorchError(
        `vmap: input ${k} has no dimension ${dim}, its shape is [${x.shape.join(", ")}]`,
      );
    first ??= { size, k };
    if (size !== first.size)
      throw new TorchError(
        `vmap: input ${first.k} has ${first.size} samples and input ${k} has ${size}; ` +
          `inDims null shares an input among all`,
      );
  });
  if (!first) throw new TorchError("vmap: no input has a batch dimension");
  if (first.size === 0)
    throw new TorchError("vmap: the batch is empty, so that the shapes of results are unknown");
  return first.size;
}

/** The results of all samples, leaf by leaf; `where` says for people which leaf. */
function stacked(results: readonly unknown[], dims: unknown, where: string): TensorTree {
  const [first] = results;
  if (first instanceof Tensor) {
    if (typeof dims !== "number") throw new TorchError(`vmap: outDims has no number for ${where}`);
    return stackLeaves(results, dims, where);
  }
  if (typeof first !== "object" || first === null || first instanceof Promise)
    throw new TorchError(
      `vmap: ${where} must be a tensor or arrays and objects of tensors, not ` +
        (first instanceof Promise ? "a Promise" : String(first)),
    );
  const parts = Object.keys(first).map((key) => {
    const below = results.map((result) => (result as Record<string, unknown> | null)?.[key]);
    const dim = typeof dims === "number" ? dims : (dims as Record<string, unknown> | null)?.[key];
    return [key, stacked(below, dim, `${where}.${key}`)] as const;
  });
  return Array.isArray(first) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

function stackLeaves(results: readonly unknown[], dim: number, where: string): Tensor {
  const shape = String(results[0]);
  const other = results.findIndex((result) => String(result) !== shape);
  if (other >= 0)
    throw new TorchError(
      `vmap: ${where} is ${shape} for sample 0 and ${String(results[other])} for sample ${other}`,
    );
  return stack(results as Tensor[], dim);
}
