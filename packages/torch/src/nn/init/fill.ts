import { noGrad } from "../../autograd/index.js";
import { TorchError } from "../../errors.js";
import type { Generator } from "../../random.js";
import { tidy } from "../../scope.js";
import { tensor as tensorOf, type Tensor } from "../../tensor.js";

/** Where random numbers come from. Default: the default generator, seeded by `manualSeed`. */
export interface Source {
  generator?: Generator;
}

/** Uniform between `from` and `to`. */
export function uniform<T extends Tensor>(tensor: T, from = 0, to = 1, source: Source = {}): T {
  return noGrad(() => tensor.uniform_({ from, to, ...source }));
}

export function normal<T extends Tensor>(tensor: T, mean = 0, std = 1, source: Source = {}): T {
  return noGrad(() => tensor.normal_({ mean, std, ...source }));
}

/**
 * Normal between the cutoffs `a` and `b`: uniform numbers through the inverse of the cumulative
 * distribution. The cutoffs are values, not multiples of `std`.
 *
 * @param options - default: mean 0, std 1, from a = −2 to b = 2
 * @throws TorchError unless a < b
 */
export function truncNormal<T extends Tensor>(
  tensor: T,
  options: { mean?: number; std?: number; a?: number; b?: number } & Source = {},
): T {
  const { mean = 0, std = 1, a = -2, b = 2, ...source } = options;
  if (!(a < b)) throw new TorchError(`truncNormal: the cutoff a = ${a} must be below b = ${b}`);
  const cutoffs = [(a - mean) / std / Math.SQRT2, (b - mean) / std / Math.SQRT2];
  const errors = tidy(() => tensorOf(cutoffs, { dtype: "float64" }).erf().toNumbers());
  // Φ = (1 + erf) / 2, stretched to what erfinv takes.
  const [from, to] = errors.map((erf) => 2 * ((1 + erf) / 2) - 1);
  uniform(tensor, from, to, source);
  noGrad(() => tidy(() => void tensor.copy_(tensor.erfinv())));
  return noGrad(() =>
    tensor
      .mul_(std * Math.SQRT2)
      .add_(mean)
      .clamp_(a, b),
  );
}

export function constant<T extends Tensor>(tensor: T, value: number): T {
  return noGrad(() => tensor.fill_(value));
}

export function zeros<T extends Tensor>(tensor: T): T {
  return constant(tensor, 0);
}

export function ones<T extends Tensor>(tensor: T): T {
  return constant(tensor, 1);
}
