/** Second derivatives of a loss by a model's parameters, from a loss that is already recorded. */
import { TorchError } from "../errors.js";
import { keep, tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { denseRows, type DenseOptions } from "./dense.js";
import { checkMatching, checkScalar, listOf, pullBack, type Tensors } from "./functional.js";
import { grad } from "./grad.js";
import { enableGrad, noGrad } from "./mode.js";
import { parametersToVector, vectorToTensors } from "./vector.js";

/** v ↦ Hv. */
export interface HessianVectorProduct {
  /** One tensor for each parameter and of its shape, to the same. */
  (vectors: readonly Tensor[]): Tensor[];
  /** All elements as one vector `[n]`, in the order of `parametersToVector`, to the same. */
  (vector: Tensor): Tensor;
  /** The gradient at the same point, one tensor for each parameter. Freed by `dispose`. */
  readonly gradient: readonly Tensor[];
  /** n, the number of elements of all parameters. */
  readonly size: number;
  /** Lets go of the graph. */
  dispose(): void;
  [Symbol.dispose](): void;
}

export interface HessianOptions {
  /** Let a parameter on which the loss does not depend have derivatives 0. Default: an error */
  allowUnused?: boolean;
}

/**
 * Products of many vectors with the Hessian H = ∂²L/∂w² of a loss, `Hv = ∂(∇Lᵀv)/∂w`. The gradient
 * is recorded once; each product is then a backward pass through it. The graph is kept until
 * `dispose`, or until nothing refers to the function; do not change the parameters meanwhile.
 *
 * @param loss - a tensor of one element, recorded; its graph is kept
 * @param parameters - the w to differentiate by: a model's parameters, or some of them
 * @throws TorchError where the loss has no graph or does not depend on a parameter; each product
 *   throws where shapes do not fit or an operator has no second derivative
 */
export function hessianVectorProduct(
  loss: Tensor,
  parameters: Tensors,
  options: HessianOptions = {},
): HessianVectorProduct {
  const name = "hessianVectorProduct";
  const by = [...listOf(parameters)];
  const gradient = recordedGradient(name, loss, by, options).map(keep);
  return productFunction(name, by, gradient, (vectors) =>
    enableGrad(() => pullBack(gradient, by, vectors, { retainGraph: true })),
  );
}

/**
 * The Hessian of a recorded loss as one matrix, H_ab = ∂²L/∂w_a∂w_b.
 *
 * It is made of one backward pass for each row; what a row needs is freed before the next, so that
 * memory is that of the result (8 n² bytes in float64) and of one product.
 *
 * @param loss - a tensor of one element, recorded; its graph is kept
 * @param parameters - the w to differentiate by: a model's parameters, or some of them
 * @param options.symmetrize - replace H by (H + Hᵀ)/2: rounding makes H_ab and H_ba differ a little
 * @param options.onRow - called after each row with how many are done and how many there are
 * @returns `[n, n]` for n elements, in the order of `parametersToVector`
 * @throws TorchError where the loss has no graph or does not depend on a parameter, dtypes differ,
 *   or an operator has no second derivative
 */
export function hessianOf(
  loss: Tensor,
  parameters: Tensors,
  options: HessianOptions & Pick<DenseOptions, "onRow"> & { symmetrize?: boolean } = {},
): Tensor {
  const name = "hessianOf";
  const { symmetrize = false, onRow } = options;
  const by = [...listOf(parameters)];
  return enableGrad(() =>
    tidy(() => {
      const gradient = recordedGradient(name, loss, by, options);
      const matrix = denseRows(gradient, by, { name, onRow });
      if (symmetrize) makeSymmetric(matrix);
      return matrix;
    }),
  );
}

/** @internal A function of lists of tensors as one of vectors too, with its size checks. */
export function productFunction(
  name: string,
  parameters: readonly Tensor[],
  gradient: readonly Tensor[],
  multiply: (vectors: readonly Tensor[]) => Tensor[],
): HessianVectorProduct {
  let open = true;
  const dispose = (): void => {
    open = false;
    for (const tensor of gradient) tensor.dispose();
  };
  function product(vectors: readonly Tensor[]): Tensor[];
  function product(vector: Tensor): Tensor;
  function product(given: Tensors): Tensor | Tensor[] {
    if (!open) throw new TorchError(`${name}: this product was disposed; make it again`);
    return tidy((): Tensor | Tensor[] => {
      if (Array.isArray(given)) return multiply(checkMatching(name, "vector", given, parameters));
      const parts = vectorToTensors(given as Tensor, parameters);
      return parametersToVector(multiply(parts));
    });
  }
  const size = parameters.reduce((sum, tensor) => sum + tensor.size, 0);
  return Object.assign(product, { gradient, size, dispose, [Symbol.dispose]: dispose });
}

function recordedGradient(
  name: string,
  loss: Tensor,
  parameters: Tensor[],
  options: HessianOptions,
): Tensor[] {
  checkScalar(name, [loss]);
  if (parameters.length === 0) throw new TorchError(`${name}: no parameters were given`);
  if (!loss.requiresGrad)
    throw new TorchError(
      `${name}: the loss has no graph; compute it outside noGrad from parameters that require gradients`,
    );
  return enableGrad(() =>
    tidy(() => {
      const found = grad(loss, parameters, { createGraph: true, allowUnused: true });
      return found.map((gradient, i) => {
        if (!gradient && !options.allowUnused)
          throw new TorchError(
            `${name}: the loss does not depend on parameter ${i}; leave it out or set allowUnused`,
          );
        return gradient ?? parameters[i].zerosLike();
      });
    }),
  );
}

/** In place and a row at a time, without a second matrix. */
function makeSymmetric(matrix: Tensor): void {
  const [size] = matrix.shape;
  noGrad(() => {
    for (let i = 0; i + 1 < size; i++)
      tidy(() => {
        const right = matrix.select(0, i).narrow(0, i + 1, size - i - 1);
        const below = matrix.select(1, i).narrow(0, i + 1, size - i - 1);
        below.copy_(right.add_(below).mul_(0.5));
      });
  });
}
