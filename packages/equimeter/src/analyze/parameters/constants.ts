import { cat, Generator, noGrad, type Tensor, tidy } from "@equimeter/torch";

import { lanczos, ritz, type SymmetricOperator } from "../spectrum/index.js";
import { splitWeights, withLayerWeights } from "./deviation.js";
import type { Equivariance } from "./equivariance-gradient.js";
import type { LayerSpace } from "./spaces.js";

/** The largest eigenvalue of the quadratic form of theorem 5. */
export interface LargestConstant {
  /** λ_max of Q, from below. */
  readonly lambdaMax: number;
  /** An eigenvalue of Q is no farther from it than this. */
  readonly residual: number;
  /** Products with Q. */
  readonly products: number;
}

/** How far from E products are taken, relative to ‖θ_⊥‖: L_equiv is quadratic there, and not yet rounding. */
const step = 1e-4;

/**
 * λ_max of `L_equiv(θ_E + v) ≈ vᵀ Q v` by Lanczos' method, with products `Q v ≈ ∇_⊥ L_equiv(θ_E + ε v) / 2ε`.
 * λ_min is out of its reach: near 0 many eigenvalues crowd.
 *
 * Of a model that is not equivariant at θ_E the products mean nothing.
 */
export function largestConstant(options: {
  readonly spaces: readonly LayerSpace[];
  readonly evaluate: () => Equivariance;
  readonly products: number;
  readonly seed: number;
  readonly onProduct?: (done: number) => void;
}): LargestConstant {
  const { spaces, evaluate, products, seed, onProduct } = options;
  return tidy(() => {
    const own = splitWeights(spaces);
    const epsilon = step * Math.hypot(...own.deviation.map((one) => one.norm().item()));
    const operator: SymmetricOperator = {
      size: spaces.reduce((sum, { size }) => sum + size, 0),
      product: (vector) =>
        tidy(() => {
          const v = across(spaces, apart(spaces, vector));
          const weights = noGrad(() =>
            own.equivariant.map((part, i) => part.add(v[i].mul(epsilon))),
          );
          const { gradient } = withLayerWeights(spaces, weights, evaluate);
          return together(across(spaces, gradient)).div(2 * epsilon);
        }),
    };
    const krylov = lanczos(operator, {
      steps: products,
      generator: new Generator(seed),
      ...(onProduct && { onStep: onProduct }),
    });
    const { values, residuals } = ritz(krylov);
    krylov.basis.dispose();
    return {
      lambdaMax: values.at(-1)!,
      residual: residuals.at(-1)!,
      products: krylov.steps,
    };
  });
}

/** What is orthogonal to E. */
function across(spaces: readonly LayerSpace[], parts: readonly Tensor[]): Tensor[] {
  return parts.map((part, i) => part.sub(spaces[i].project(part)));
}

function apart(spaces: readonly LayerSpace[], vector: Tensor): Tensor[] {
  const sizes = spaces.map(({ size }) => size);
  return vector
    .splitWithSizes(sizes)
    .map((part, i) => part.view(spaces[i].parameter.shape).to(spaces[i].parameter.device));
}

function together(parts: readonly Tensor[]): Tensor {
  return cat(parts.map((part) => part.to({ dtype: "float64", device: "cpu" }).reshape([-1])));
}
