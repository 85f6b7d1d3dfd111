import { Generator, grad, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { LossParts } from "../../measure/loss-parts.js";
import { mixedSeed } from "../../random.js";
import { hessianProducts, type ProductKind } from "../hessian/index.js";
import { lanczos, ritz, type SymmetricOperator } from "../spectrum/index.js";
import type { SmoothnessPoint } from "./propositions.js";

export interface SmoothnessOptions {
  /** Computes the parts of the loss at the present weights, recorded, without chance, in float64. */
  readonly parts: () => LossParts;
  /** What to differentiate by; all of them ask for gradients. Those that take no part are left out. */
  readonly parameters: readonly Tensor[];
  /** Of Lanczos' method: products for each of the two Hessians. */
  readonly lanczosSteps: number;
  readonly seed?: number;
  /** After each product, with how many there were and will be. */
  readonly onProduct?: (done: number, all: number) => void;
}

/** The ends of a Hessian's spectrum, from within. */
export interface Extremes {
  readonly largest: number;
  readonly lowest: number;
  /** How far the one of the larger size is from an eigenvalue at most, relative to its size. */
  readonly residual: number;
}

export interface SmoothnessReport extends Omit<SmoothnessPoint, "step"> {
  readonly hessianEpsilon: Extremes;
  readonly hessianEquiv: Extremes;
  /** How products with the Hessians were computed. */
  readonly products: ProductKind;
  /** Numbers in the parameters that take part. */
  readonly size: number;
}

/**
 * What propositions 2 and 3 need of the weights of one step: L_mean and L_equiv of `lossParts`, for which they
 * hold as for the expectations, the norms of their gradients and of that of ε = L_equiv / L_mean, and the sizes of the Hessians
 * of ε and L_equiv, from below, by Lanczos' method.
 *
 * @throws UserError where the parts depend on none of the parameters, or L_mean is 0
 */
export function smoothnessAt(options: SmoothnessOptions): SmoothnessReport {
  const { parts, lanczosSteps, seed = 0, onProduct } = options;
  return tidy(() => {
    const { mean, equiv } = parts();
    const [L_mean, L_equiv] = [mean.item(), equiv.item()];
    if (!(L_mean > 0)) throw new UserError(`L_mean is ${L_mean}: L_equiv / L_mean has no value`);
    const { used, normMean } = gradientOf(mean, options.parameters);
    const epsilon = ({ mean: m, equiv: e }: LossParts) => e.div(m);
    const hessians = [
      { of: epsilon({ mean, equiv } as LossParts), again: () => epsilon(parts()) },
      { of: equiv, again: () => parts().equiv },
    ].map(({ of, again }, i) => {
      using made = hessianProducts(of, again, used);
      const norm = normOf(made.product.gradient);
      const extremes = extremesOf(made.operator, lanczosSteps, mixedSeed(seed, i), (step, all) =>
        onProduct?.(i * all + step, 2 * all),
      );
      return { norm, extremes, kind: made.kind, size: made.operator.size };
    });
    const [ofEpsilon, ofEquiv] = hessians;
    return {
      L_mean,
      L_equiv,
      normMean,
      normEquiv: ofEquiv.norm,
      normEpsilon: ofEpsilon.norm,
      curvatureEpsilon: sizeOf(ofEpsilon.extremes),
      curvatureEquiv: sizeOf(ofEquiv.extremes),
      hessianEpsilon: ofEpsilon.extremes,
      hessianEquiv: ofEquiv.extremes,
      products: ofEquiv.kind,
      size: ofEquiv.size,
    };
  });
}

const sizeOf = ({ largest, lowest }: Extremes): number =>
  Math.max(Math.abs(largest), Math.abs(lowest));

function gradientOf(loss: Tensor, parameters: readonly Tensor[]) {
  const slopes = grad(loss, [...parameters], { retainGraph: true, allowUnused: true });
  const used = parameters.filter((_, i) => slopes[i] !== null);
  if (used.length === 0)
    throw new UserError("the predictions depend on none of the parameters given");
  return { used, normMean: normOf(slopes.filter((slope) => slope !== null)) };
}

function normOf(tensors: readonly Tensor[]): number {
  return Math.hypot(...tensors.map((of) => tidy(() => of.to("float64").norm().item())));
}

function extremesOf(
  operator: SymmetricOperator,
  steps: number,
  seed: number,
  onStep: (step: number, all: number) => void,
): Extremes {
  const all = Math.min(steps, operator.size);
  return tidy(() => {
    const { values, residuals } = ritz(
      lanczos(operator, {
        steps,
        generator: new Generator(seed),
        onStep: (step) => onStep(step, all),
      }),
    );
    const last = values.length - 1;
    const end = Math.abs(values[0]) > Math.abs(values[last]) ? 0 : last;
    const size = Math.abs(values[end]);
    return {
      largest: values[last],
      lowest: values[0],
      residual: size === 0 ? 0 : residuals[end] / size,
    };
  });
}
