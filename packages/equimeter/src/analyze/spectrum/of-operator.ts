import { Generator, type Tensor } from "@equimeter/torch";

import { mixedSeed } from "../../random.js";
import { lanczos, type Ritz, ritz } from "./lanczos.js";
import type { SymmetricOperator } from "./operator.js";
import { densityOf, type Spectrum } from "./spectrum.js";

export interface OperatorSpectrumOptions {
  /** Products for each probe at most. Default: 100 */
  readonly steps?: number;
  /** Random vectors that the density is estimated with. Default: 2 */
  readonly probes?: number;
  readonly seed?: number;
  /** How small an eigenvalue is told from zero at best, relative to max |λ|. Default: 1e-12 */
  readonly tolerance?: number;
  readonly onStep?: (done: number, all: number) => void;
}

/** As `MatrixSpectrum` has them. */
export interface OperatorSpectrum extends Spectrum {
  readonly largestVector: Tensor;
  readonly smallestVector: Tensor | null;
}

/**
 * What k products with random vectors tell of a symmetric matrix: its ends by Lanczos' method and its density by
 * stochastic Lanczos quadrature (Golub and Meurant; Ghorbani, Krishnan and Xiao 2019).
 *
 * Ritz values lie inside of the spectrum, so the largest is one from below. Of a positive Ritz value θ with residual ρ it is
 * sure that an eigenvalue lies within θ ± ρ; smaller ones may have been missed. What is said of the smallest positive eigenvalue is
 * therefore a bound from above: θ + ρ of the least θ that is told from zero (θ > ρ, and both above the
 * tolerance), and where θ is not told from zero, that bound alone stands. After n steps nothing is left out.
 */
export function spectrumOfOperator(
  operator: SymmetricOperator,
  options: OperatorSpectrumOptions = {},
): OperatorSpectrum {
  const { steps = 100, probes = 2, seed = 0, tolerance = 1e-12, onStep } = options;
  const { size } = operator;
  const used = Math.min(steps, size);
  const values: number[] = [];
  const shares: number[] = [];
  let ends: Omit<OperatorSpectrum, "density"> | null = null;
  for (let probe = 0; probe < probes; probe++) {
    const krylov = lanczos(operator, {
      steps: used,
      generator: new Generator(mixedSeed(seed, probe)),
      onStep: (step) => onStep?.(probe * used + step, probes * used),
    });
    const found = ritz(krylov);
    values.push(...found.values);
    shares.push(...found.weights.map((weight) => (weight * size) / probes));
    ends ??= endsOf(found, size, tolerance, used === size);
    krylov.basis.dispose();
  }
  return { ...ends!, density: densityOf(values, (i) => shares[i]) };
}

function endsOf(
  { values, residuals, vector }: Ritz,
  size: number,
  tolerance: number,
  isComplete: boolean,
): Omit<OperatorSpectrum, "density"> {
  const last = values.length - 1;
  const scale = Math.max(Math.abs(values[0]), Math.abs(values[last]));
  const limit = tolerance * scale;
  const told = values.findIndex((value, i) => value > limit && value > residuals[i]);
  const bound = told < 0 ? null : values[told] + (isComplete ? 0 : residuals[told]);
  const negative = values.filter((value) => value < -limit).length;
  const positive = values.filter((value) => value > limit).length;
  return {
    size,
    largest: values[last],
    lowest: values[0],
    smallestPositive: bound,
    condition: bound === null ? null : values[last] / bound,
    conditionIs: isComplete ? "exact" : "at least",
    tolerance,
    counts: isComplete ? { positive, negative, nearZero: size - positive - negative } : null,
    residuals: {
      largest: scale === 0 ? 0 : residuals[last] / scale,
      smallestPositive: told < 0 ? null : residuals[told] / scale,
    },
    largestVector: vector(last),
    smallestVector: told < 0 ? null : vector(told),
  };
}
