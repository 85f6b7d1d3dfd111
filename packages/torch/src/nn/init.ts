/** Initial values, written in place from the default generator in PyTorch's order: same seed, same weights. */
import { noGrad } from "../autograd.js";
import { TorchError } from "../errors.js";
import type { Generator } from "../random.js";
import type { Tensor } from "../tensor.js";

interface Source {
  generator?: Generator;
}

/** Uniform between `from` and `to`. */
export function uniform<T extends Tensor>(tensor: T, from = 0, to = 1, source: Source = {}): T {
  return noGrad(() => tensor.uniform_({ from, to, ...source }));
}

export function normal<T extends Tensor>(tensor: T, mean = 0, std = 1, source: Source = {}): T {
  return noGrad(() => tensor.normal_({ mean, std, ...source }));
}

export function constant<T extends Tensor>(tensor: T, value: number): T {
  return noGrad(() => tensor.fill_(value));
}

/**
 * He's rule for layers followed by a leaky ReLU of slope `a`: uniform with variance
 * 2 / ((1 + a²) fanIn). A linear layer of PyTorch takes a = √5, that is, bounds ±1/√fanIn.
 */
export function kaimingUniform<T extends Tensor>(
  tensor: T,
  options: { a?: number } & Source = {},
): T {
  const { a = 0, ...source } = options;
  const gain = Math.sqrt(2 / (1 + a * a));
  const bound = Math.sqrt(3) * (gain / Math.sqrt(fans(tensor).in));
  return uniform(tensor, -bound, bound, source);
}

/** Glorot's rule: uniform with variance 2 gain² / (fanIn + fanOut). */
export function xavierUniform<T extends Tensor>(
  tensor: T,
  options: { gain?: number } & Source = {},
): T {
  const { gain = 1, ...source } = options;
  const fan = fans(tensor);
  const bound = Math.sqrt(3) * (gain * Math.sqrt(2 / (fan.in + fan.out)));
  return uniform(tensor, -bound, bound, source);
}

/** How many inputs an output sees, and the reverse: `[out, in, ...kernel]`. */
function fans(tensor: Tensor): { in: number; out: number } {
  const { shape } = tensor;
  if (shape.length < 2)
    throw new TorchError(`init: [${shape.join(", ")}] needs at least two dimensions, [out, in]`);
  const kernel = shape.slice(2).reduce((product, size) => product * size, 1);
  return { in: shape[1] * kernel, out: shape[0] * kernel };
}
