/** A derivative as one matrix, a row or a column at a time. */
import { TorchError } from "../errors.js";
import { empty, stack } from "../generated/operators.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { pullBack } from "./functional.js";
import { noGrad } from "./mode.js";
import { parametersToVector } from "./vector.js";

export interface DenseOptions {
  /** The public function, for errors. */
  name: string;
  createGraph?: boolean;
  strict?: string;
  /** Called after each row (or column) with how many are done, and how many there are. */
  onRow?: (done: number, total: number) => void;
}

/** d outputs / d inputs as `[elements of outputs, elements of inputs]`, one backward pass a row. */
export function denseRows(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  options: DenseOptions,
): Tensor {
  return assemble(outputs, inputs, 0, options);
}

/**
 * The same from its transpose: `pulled` are linear in `duals`, and pulling the b-th element of
 * `pulled` back to them gives column b. Rows of the result belong to `duals`, columns to `pulled`.
 */
export function denseColumns(
  pulled: readonly Tensor[],
  duals: readonly Tensor[],
  options: DenseOptions,
): Tensor {
  return assemble(pulled, duals, 1, options);
}

/** One pass for each element of `outputs`; its result lies along the other dimension than `dim`. */
function assemble(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  dim: 0 | 1,
  options: DenseOptions,
): Tensor {
  checkOneKind(options.name, [...outputs, ...inputs]);
  const { createGraph = false, strict, onRow } = options;
  const passes = sizeOf(outputs);
  const length = sizeOf(inputs);
  const shape = dim === 0 ? [passes, length] : [length, passes];
  const like = { dtype: inputs[0].dtype, device: inputs[0].device };
  const dense = createGraph && passes > 0 ? null : empty(shape, like);
  const lines: Tensor[] = [];
  let done = 0;
  for (const output of outputs)
    for (let k = 0, size = output.size; k < size; k++) {
      const line = (): Tensor =>
        parametersToVector(
          pullBack([output], inputs, [unit(output, k)], { createGraph, retainGraph: true, strict }),
        );
      // Copied row by row, what a pass leaves behind is freed before the next; with a graph it stays.
      if (dense) tidy(() => void noGrad(() => dense.select(dim, done).copy_(line())));
      else lines.push(tidy(line));
      done++;
      onRow?.(done, passes);
    }
  return dense ?? stack(lines, dim);
}

/** 1 at one element in row-major order, 0 elsewhere. */
function unit(like: Tensor, element: number): Tensor {
  const flat = like.detach().zerosLike().reshape([-1]);
  flat.narrow(0, element, 1).fill_(1);
  return flat.view(like.shape);
}

function sizeOf(tensors: readonly Tensor[]): number {
  return tensors.reduce((sum, tensor) => sum + tensor.size, 0);
}

function checkOneKind(name: string, tensors: readonly Tensor[]): void {
  const kinds = new Set(tensors.map((tensor) => `${tensor.dtype} on ${tensor.device}`));
  if (kinds.size > 1)
    throw new TorchError(
      `${name}: a matrix has one dtype and device, and these tensors have ${[...kinds].join(", ")}`,
    );
  if (tensors.some((tensor) => tensor.dtype.startsWith("complex")))
    throw new TorchError(`${name}: complex tensors have no such matrix; take viewAsReal of them`);
}
