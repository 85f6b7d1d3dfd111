import {
  hessianOf,
  hessianVectorProduct,
  hessianVectorProductByDifferences,
  type HessianVectorProduct,
  type Tensor,
  tidy,
  TorchError,
  zeros,
} from "@equimeter/torch";

import type { SymmetricOperator } from "../spectrum/index.js";

/** How products with the Hessian are computed. */
export type ProductKind = "autograd" | "differences";

/** The Hessian of a loss at one point, by what it does to vectors. */
export interface Products {
  readonly kind: ProductKind;
  readonly product: HessianVectorProduct;
  readonly operator: SymmetricOperator;
  /** The whole matrix [n, n] as it comes out, not quite symmetric. */
  matrix(onRow?: (done: number, all: number) => void): Tensor;
  /** Lets go of the graph. */
  [Symbol.dispose](): void;
}

/**
 * Products of vectors with the Hessian of a loss: by differentiating its gradient where all operators allow that, and
 * by differences of gradients where one of them has no second derivative.
 *
 * @param loss - recorded
 * @param again - computes the same at the present weights, without chance
 * @param kind - to insist on one of them
 * @throws TorchError where the loss does not depend on a parameter
 */
export function hessianProducts(
  loss: Tensor,
  again: () => Tensor,
  parameters: readonly Tensor[],
  kind?: ProductKind,
): Products {
  if (kind === "differences") return byDifferences(again, parameters);
  try {
    return byAutograd(loss, parameters);
  } catch (error) {
    if (kind === "autograd" || !hasNoSecondDerivative(error)) throw error;
    return byDifferences(again, parameters);
  }
}

function byAutograd(loss: Tensor, parameters: readonly Tensor[]): Products {
  const product = hessianVectorProduct(loss, parameters);
  // Some operators say only when asked that they have none.
  const { dtype, device } = parameters[0];
  tidy(() => void product(zeros([product.size], { dtype, device })));
  return of("autograd", parameters, product, (onRow) =>
    hessianOf(loss, parameters, { onRow }).to({ dtype: "float64", device: "cpu" }),
  );
}

function byDifferences(again: () => Tensor, parameters: readonly Tensor[]): Products {
  const product = hessianVectorProductByDifferences(again, parameters);
  return of("differences", parameters, product, (onRow) => {
    const { size } = product;
    const matrix = zeros([size, size], { dtype: "float64" });
    for (let i = 0; i < size; i++) {
      tidy(() => {
        const { dtype, device } = parameters[0];
        const unit = zeros([size], { dtype, device });
        unit.narrow(0, i, 1).fill_(1);
        matrix.select(0, i).copy_(product(unit));
      });
      onRow?.(i + 1, size);
    }
    return matrix;
  });
}

function of(
  kind: ProductKind,
  [{ dtype, device }]: readonly Tensor[],
  product: HessianVectorProduct,
  matrix: Products["matrix"],
): Products {
  const { size } = product;
  return {
    kind,
    product,
    operator: {
      size,
      // Krylov spaces are kept on the CPU.
      product: (vector) =>
        product(vector.to({ dtype, device })).to({ dtype: "float64", device: "cpu" }),
    },
    matrix,
    [Symbol.dispose]: () => product.dispose(),
  };
}

/** In libtorch's words, and in those of our own functions. */
function hasNoSecondDerivative(error: unknown): boolean {
  if (!(error instanceof TorchError)) return false;
  return /derivative.*not implemented|not implemented.*derivative|does not require grad|no second derivative|trying to differentiate twice/i.test(
    error.message,
  );
}
