import { noGrad } from "../../autograd/index.js";
import { call } from "../../commands.js";
import { TorchError } from "../../errors.js";
import { empty, eye as identity, linalgQr, randperm } from "../../generated/operators.js";
import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { bracketed } from "../sizes.js";
import { normal, zeros, type Source } from "./fill.js";

/** Ones on the diagonal of a matrix, zeros elsewhere. @throws TorchError unless it is a matrix */
export function eye<T extends Tensor>(tensor: T): T {
  const [rows, columns] = matrixShape("eye", tensor);
  const { dtype, device } = tensor;
  noGrad(() => tidy(() => void tensor.copy_(identity(rows, columns, { dtype, device }))));
  return tensor;
}

/**
 * The kernel of a convolution that passes as many channels through unchanged as there are.
 *
 * @param tensor - `[out, in / groups, ...kernel]`
 * @throws TorchError when it has no kernel or `groups` do not divide `out`
 */
export function dirac<T extends Tensor>(tensor: T, options: { groups?: number } = {}): T {
  const { groups = 1 } = options;
  const [out, into, ...kernel] = tensor.shape;
  if (kernel.length < 1 || kernel.length > 3)
    throw new TorchError(
      `dirac: ${bracketed(tensor.shape)} must have one to three kernel dimensions after [out, in]`,
    );
  if (out % groups !== 0) throw new TorchError(`dirac: ${groups} groups do not divide ${out}`);
  const each = out / groups;
  const middle = kernel.map((size) => Math.floor(size / 2));
  zeros(tensor);
  noGrad(() =>
    tidy(() => {
      for (let group = 0; group < groups; group++)
        for (let channel = 0; channel < Math.min(each, into); channel++) {
          const at = [group * each + channel, channel, ...middle];
          at.reduce<Tensor>((part, index) => part.select(0, index), tensor).fill_(1);
        }
    }),
  );
  return tensor;
}

/**
 * A matrix with orthonormal rows or columns, whichever are fewer, times `gain`; dimensions after the
 * first count as columns. Uniform over such matrices (Mezzadri, math-ph/0609050).
 *
 * @throws TorchError when there are fewer than two dimensions
 */
export function orthogonal<T extends Tensor>(
  tensor: T,
  options: { gain?: number } & Source = {},
): T {
  const { gain = 1, ...source } = options;
  const { shape, dtype, device } = tensor;
  if (shape.length < 2)
    throw new TorchError(`orthogonal: ${bracketed(shape)} needs at least two dimensions`);
  if (tensor.size === 0) return tensor;
  const rows = shape[0];
  const columns = tensor.size / rows;
  noGrad(() =>
    tidy(() => {
      const drawn = normal(empty([rows, columns], { dtype, device }), 0, 1, source);
      const wide = rows < columns;
      const { Q, R } = linalgQr(wide ? drawn.t() : drawn);
      const unique = Q.mul(R.diagonal().sign());
      tensor.copy_((wide ? unique.t() : unique).reshape(shape)).mul_(gain);
    }),
  );
  return tensor;
}

/**
 * Normal numbers, with a `sparsity` of every column set to zero (Martens 2010).
 *
 * @param sparsity - between 0 and 1, rounded up to whole elements
 * @param options.std - default 0.01
 * @throws TorchError unless it is a matrix and `sparsity` a fraction
 */
export function sparse<T extends Tensor>(
  tensor: T,
  sparsity: number,
  options: { std?: number } & Source = {},
): T {
  const { std = 0.01, ...source } = options;
  const [rows, columns] = matrixShape("sparse", tensor);
  if (!(sparsity >= 0 && sparsity <= 1))
    throw new TorchError(`sparse: ${sparsity} is no fraction between 0 and 1`);
  const zeroed = Math.ceil(sparsity * rows);
  normal(tensor, 0, std, source);
  noGrad(() =>
    tidy(() => {
      for (let column = 0; column < columns; column++) {
        const order = randperm(rows, { dtype: "int64", ...source }).to(tensor.device);
        const rowsToZero = order.narrow(0, 0, zeroed);
        call("aten::index_fill_", "int_Scalar", 0, tensor.select(1, column), 0, rowsToZero, 0);
      }
    }),
  );
  return tensor;
}

function matrixShape(owner: string, tensor: Tensor): number[] {
  const { shape } = tensor;
  if (shape.length !== 2)
    throw new TorchError(`${owner}: ${bracketed(shape)} must have two dimensions`);
  return shape;
}
