import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { denseColumns, denseRows, type DenseOptions } from "./dense.js";
import {
  arrangedAs,
  differentiate,
  listOf,
  type DerivativeOptions,
  type Like,
  type TensorFunction,
  type Tensors,
} from "./functional.js";
import { recordGradient, recordTranspose } from "./products.js";

/** For each output, in the arrangement of the outputs, one block for each input, in theirs. */
export type Blocks<O extends Tensors, I extends Tensors> = O extends Tensor
  ? Like<I>
  : { -readonly [K in keyof O]: Like<I> };

export interface JacobianOptions extends DerivativeOptions, Pick<DenseOptions, "onRow"> {
  /**
   * `"reverse-mode"`: a backward pass for each output element. `"forward-mode"`: two passes
   * recorded once (see `jvp`) and then one for each input element, for few inputs and many
   * outputs. Default: reverse
   */
  strategy?: "reverse-mode" | "forward-mode";
}

/**
 * The Jacobian, J_ab = ∂f_a/∂x_b.
 *
 * Memory: the result, and the temporaries of one row at a time, unless a graph is created.
 *
 * @param f - called with the inputs as arguments; returns one tensor or an array of them
 * @param inputs - floating point, of one dtype
 * @returns for one output and one input, a tensor `[...output shape, ...input shape]`; for arrays of
 *   these, arrays of blocks: `blocks[output][input]`. Blocks are views of one matrix
 * @throws TorchError where `f` returns something else, or dtypes differ
 */
export function jacobian<const I extends Tensors, const O extends Tensors>(
  f: TensorFunction<O>,
  inputs: I,
  options: JacobianOptions = {},
): Blocks<O, I> {
  const { strategy = "reverse-mode", createGraph, onRow } = options;
  if (strategy !== "reverse-mode" && strategy !== "forward-mode")
    throw new TorchError(
      `jacobian: strategy "${strategy}" is neither reverse-mode nor forward-mode`,
    );
  return differentiate("jacobian", f, inputs, options, (recorded) => {
    const { outputs, result, strict } = recorded;
    const dense = { name: "jacobian", createGraph, onRow, strict };
    if (strategy === "reverse-mode") {
      const matrix = denseRows(outputs, recorded.inputs, dense);
      return blocksOf(matrix, result, inputs);
    }
    const { pulled, duals } = recordTranspose(recorded);
    return blocksOf(denseColumns(pulled, duals, dense), result, inputs);
  });
}

/**
 * The Hessian of a scalar function, H_ab = ∂²f/∂x_a∂x_b, a row at a time: a backward pass through
 * the backward pass for each input element. `hessianOf` gives one matrix for a model's parameters.
 *
 * @param f - called with the inputs as arguments; returns a tensor of one element
 * @param inputs - floating point, of one dtype
 * @returns for one input a tensor `[...shape, ...shape]`; for several, `blocks[a][b]` with
 *   `[...shape of a, ...shape of b]`. Blocks are views of one matrix
 * @throws TorchError where `f` returns something else, dtypes differ, or an operator has no second
 *   derivative
 */
export function hessian<const I extends Tensors>(
  f: TensorFunction<Tensor>,
  inputs: I,
  options: DerivativeOptions & Pick<DenseOptions, "onRow"> = {},
): Blocks<I, I> {
  return differentiate("hessian", f, inputs, options, (recorded) => {
    const gradient = recordGradient("hessian", recorded);
    const { createGraph, onRow } = options;
    const dense = denseRows(gradient, recorded.inputs, { name: "hessian", createGraph, onRow });
    return blocksOf(dense, inputs, inputs);
  });
}

/** A matrix cut into `[...shape of row tensor, ...shape of column tensor]`, arranged as these are. */
function blocksOf<R extends Tensors, C extends Tensors>(
  dense: Tensor,
  rows: R,
  columns: C,
): Blocks<R, C> {
  const [above, beside] = [listOf(rows), listOf(columns)];
  const heights = above.map((row) => row.size);
  const widths = beside.map((column) => column.size);
  const blocks = dense.split(heights, 0).map((band, r) => {
    const cut = band.split(widths, 1);
    const views = cut.map((block, c) => block.view([...above[r].shape, ...beside[c].shape]));
    return arrangedAs<Tensors>(columns, views);
  });
  return (listOf(rows) === rows ? blocks : blocks[0]) as Blocks<R, C>;
}
