import { TorchError } from "../errors.js";
import { keep, tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import {
  arrangedAs,
  checkMatching,
  checkScalar,
  differentiate,
  listOf,
  pullBack,
  scoped,
  type Like,
  type TensorFunction,
  type Tensors,
} from "./functional.js";
import { grad } from "./grad.js";
import { enableGrad, noGrad } from "./mode.js";
import { productFunction, type HessianVectorProduct } from "./parameter-hessian.js";

export interface DifferenceOptions {
  /**
   * h: the points are x ± h v. Default: ∛ε max(1, max|x|) / ‖v‖ with ε the spacing of x's dtype
   * near 1 (float64: 6.1e-6 for a unit vector and |x| ≤ 1; float32: 4.9e-3), which makes the error
   * of the difference, O(h²), about as small as that of rounding, O(ε/h).
   */
  step?: number;
}

/**
 * Hessian-vector product by a central difference of gradients,
 * `Hv ≈ (∇f(x + h v) − ∇f(x − h v)) / 2h`, for functions whose operators cannot be differentiated
 * twice. With the default step it has about 10 digits in float64 and 4 in float32.
 *
 * @param f - called with the inputs as arguments; returns a tensor of one element, without chance
 * @param inputs - floating point; @param vectors - v, one tensor for each input and of its shape
 * @returns of the inputs' shapes, the product
 * @throws TorchError where numbers or shapes do not fit, or the step is not positive
 */
export function hvpByDifferences<const I extends Tensors>(
  f: TensorFunction<Tensor>,
  inputs: I,
  vectors: Tensors,
  options: DifferenceOptions = {},
): Like<I> {
  const name = "hvpByDifferences";
  const x = listOf(inputs);
  return scoped(() => {
    const directions = checkMatching(name, "vector", vectors, x);
    const gradientAt = (amount: number): readonly Tensor[] => {
      const point = noGrad(() => x.map((one, i) => one.add(directions[i], { alpha: amount })));
      return differentiate(name, f, point, {}, (recorded) => {
        const ones = [checkScalar(name, recorded.outputs).onesLike()];
        return pullBack(recorded.outputs, recorded.inputs, ones);
      });
    };
    return arrangedAs(inputs, centralDifference(name, x, directions, options, gradientAt));
  });
}

/**
 * The same for a model that keeps its parameters to itself, such as TorchScript: v ↦ Hv for the
 * Hessian of a loss by its parameters. The parameters are moved in place for the two gradients of
 * each product and then have their values back, to the last bit.
 *
 * @param loss - computes the loss at the present parameters, without chance: a tensor of one element
 * @param parameters - the w to differentiate by, different tensors that require gradients
 * @throws TorchError where the loss does not depend on a parameter; each product throws where shapes
 *   do not fit
 */
export function hessianVectorProductByDifferences(
  loss: () => Tensor,
  parameters: Tensors,
  options: DifferenceOptions = {},
): HessianVectorProduct {
  const name = "hessianVectorProductByDifferences";
  const by = [...listOf(parameters)];
  if (new Set(by).size !== by.length)
    throw new TorchError(`${name}: a parameter occurs twice, and would be moved twice`);
  const gradientHere = (): Tensor[] =>
    enableGrad(() => tidy(() => grad(checkScalar(name, [loss()]), by)));
  return productFunction(name, by, gradientHere().map(keep), (vectors) => {
    const values = noGrad(() => by.map((parameter) => parameter.clone()));
    const gradientAt = (amount: number): Tensor[] => {
      noGrad(() => by.forEach((one, i) => one.copy_(values[i].add(vectors[i], { alpha: amount }))));
      return gradientHere();
    };
    try {
      return centralDifference(name, by, vectors, options, gradientAt);
    } finally {
      noGrad(() => by.forEach((parameter, i) => parameter.copy_(values[i])));
    }
  });
}

/** (g(h) − g(−h)) / 2h, where g(a) is the gradient at x + a v. */
function centralDifference(
  name: string,
  x: readonly Tensor[],
  vectors: readonly Tensor[],
  options: DifferenceOptions,
  gradientAt: (amount: number) => readonly Tensor[],
): Tensor[] {
  return noGrad(() =>
    tidy(() => {
      const step = options.step ?? defaultStep(x, vectors);
      if (!(step > 0 && Number.isFinite(step)))
        throw new TorchError(`${name}: the step must be positive and finite, not ${step}`);
      const ahead = gradientAt(step);
      const behind = gradientAt(-step);
      return ahead.map((gradient, i) => gradient.sub(behind[i]).mul(1 / (2 * step)));
    }),
  );
}

const spacing: Record<string, number> = {
  float64: 2 ** -52,
  float32: 2 ** -23,
  float16: 2 ** -10,
  bfloat16: 2 ** -7,
};

function defaultStep(x: readonly Tensor[], vectors: readonly Tensor[]): number {
  const largest = Math.max(1, ...x.map((one) => (one.size ? one.abs().max().item() : 0)));
  const length = Math.hypot(...vectors.map((vector) => vector.norm().item()));
  // Along no direction at all every step gives the exact product, zero.
  if (length === 0) return 1;
  return (Math.cbrt(spacing[x[0].dtype]) * largest) / length;
}
