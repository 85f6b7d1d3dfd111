import { type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import {
  lossPart,
  type LossPartName,
  lossPartNames,
  type LossParts,
} from "../../measure/loss-parts.js";
import {
  type MatrixSpectrum,
  type OperatorSpectrum,
  type Spectrum,
  spectrumOfMatrix,
  spectrumOfOperator,
} from "../spectrum/index.js";
import { exactMemory, refuseTooLarge } from "./memory.js";
import { hessianProducts, type ProductKind, type Products } from "./products.js";

export type HessianMethod = "exact" | "lanczos";

/** How a spectrum is found. */
export interface SpectrumOptions {
  /** |λ| below this, relative to the largest, counts as zero; see `Spectrum`. */
  readonly tolerance?: number;
  /** Of Lanczos' method. */
  readonly steps?: number;
  readonly probes?: number;
  readonly seed?: number;
  readonly onProgress?: (part: LossPartName, done: number, all: number) => void;
}

export interface HessianOptions extends SpectrumOptions {
  /** Computes the parts of the loss at the present weights, recorded, without chance, in float64. */
  readonly parts: () => LossParts;
  /** What to differentiate by; all of them ask for gradients. */
  readonly parameters: readonly Tensor[];
  /**
   * `exact`: the whole matrix; `lanczos`: products with vectors alone. Default: exact up to
   * `largestExact` parameters where the memory suffices.
   */
  readonly method?: HessianMethod;
  /** How products are computed; by default, by autograd where that works. */
  readonly products?: ProductKind;
  /** Bytes of memory that an exact matrix may take. Default: no limit */
  readonly available?: number;
}

/** The Hessian of a part of the loss. */
export interface PartSpectrum extends Spectrum {
  /** The part itself, and the 2-norm of its gradient, at the same point. */
  readonly value: number;
  readonly gradientNorm: number;
}

export interface HessianReport {
  /** Parameters. */
  readonly size: number;
  readonly method: HessianMethod;
  readonly products: ProductKind;
  readonly parts: Readonly<Record<LossPartName, PartSpectrum>>;
  /** Condition number of L_mean over that of L_equiv; null where one is not known, or a bound. */
  readonly conditionRatio: number | null;
}

/** Beyond these the eigenvalues alone take minutes. */
export const largestExact = 4096;

/**
 * Eigenvalues of the Hessians of L, L_mean and L_equiv with respect to some parameters (section 3.4 and D.5
 * of the paper), of the plug-in forms of `lossParts`.
 *
 * The forward pass is recorded once; from then on nothing but what lies between the parameters and the loss is
 * computed, so a head costs what a head costs, whatever stands before it.
 *
 * @throws UserError where an exact matrix was asked for that does not fit into memory
 * @throws TorchError where the loss does not depend on a parameter
 */
export function hessianSpectra(options: HessianOptions): HessianReport {
  const { parts, parameters } = options;
  const size = parameters.reduce((sum, tensor) => sum + tensor.size, 0);
  const method = methodFor(size, options);
  return tidy(() => {
    const recorded = parts();
    refuseNotFinite(recorded.loss.item());
    let products: ProductKind = "autograd";
    const spectra: Partial<Record<LossPartName, PartSpectrum>> = {};
    for (const name of lossPartNames) {
      const part = lossPart(recorded, name);
      using made = hessianProducts(
        part,
        () => lossPart(parts(), name),
        parameters,
        options.products,
      );
      products = made.kind;
      const spectrum = tidy(() => told(spectrumOf(name, made, method, options)));
      const gradientNorm = Math.hypot(...made.product.gradient.map((of) => of.norm().item()));
      spectra[name] = { value: part.item(), gradientNorm, ...spectrum };
    }
    const all = spectra as Record<LossPartName, PartSpectrum>;
    return { size, method, products, parts: all, conditionRatio: ratioOf(all) };
  });
}

/** Of two bounds there is none. */
function ratioOf({ L_mean, L_equiv }: HessianReport["parts"]): number | null {
  const isKnown = [L_mean, L_equiv].every(({ conditionIs }) => conditionIs === "exact");
  if (!isKnown || L_mean.condition === null || L_equiv.condition === null) return null;
  return L_mean.condition / L_equiv.condition;
}

/** @throws UserError for a loss that has diverged */
export function refuseNotFinite(loss: number): void {
  if (Number.isFinite(loss)) return;
  throw new UserError(
    `the loss is ${loss} at these weights, which have no curvature: choose a checkpoint before it diverged`,
  );
}

/** @throws UserError where an exact matrix was asked for that does not fit */
export function methodFor(
  size: number,
  { method, available = Infinity }: Pick<HessianOptions, "method" | "available">,
): HessianMethod {
  if (method === "lanczos") return method;
  if (method === "exact") {
    refuseTooLarge(size, available);
    return method;
  }
  const fits = exactMemory(size).peak <= available / 2;
  return size <= largestExact && fits ? "exact" : "lanczos";
}

/** The spectrum of one part, with the vectors at its ends. */
export function spectrumOf(
  name: LossPartName,
  made: Products,
  method: HessianMethod,
  { tolerance, steps, probes, seed, onProgress }: SpectrumOptions,
): MatrixSpectrum | OperatorSpectrum {
  const onStep = (done: number, all: number) => onProgress?.(name, done, all);
  if (method === "exact") return spectrumOfMatrix(made.matrix(onStep), tolerance);
  const isRough = made.kind === "differences";
  return spectrumOfOperator(made.operator, {
    tolerance: tolerance ?? (isRough ? noiseOfDifferences(made.operator.size) : 1e-12),
    ...(steps !== undefined && { steps }),
    ...(probes !== undefined && { probes }),
    ...(seed !== undefined && { seed }),
    onStep,
  });
}

/** Ten digits of each number; a matrix of such errors has a norm of about √n times one of them. */
function noiseOfDifferences(size: number): number {
  return Math.max(1e-8, 1e-9 * Math.sqrt(size));
}

/** Without the vectors. */
function told(spectrum: MatrixSpectrum): Spectrum {
  const { largestVector: _, smallestVector: __, ...rest } = spectrum;
  return rest;
}
