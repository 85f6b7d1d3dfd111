/** Spreads that keep the size of signals, or of gradients, from layer to layer. */
import { TorchError } from "../../errors.js";
import type { Tensor } from "../../tensor.js";
import { bracketed } from "../sizes.js";
import { normal, uniform, type Source } from "./fill.js";

const gains = {
  linear: () => 1,
  conv1d: () => 1,
  conv2d: () => 1,
  conv3d: () => 1,
  convTranspose1d: () => 1,
  convTranspose2d: () => 1,
  convTranspose3d: () => 1,
  sigmoid: () => 1,
  tanh: () => 5 / 3,
  relu: () => Math.sqrt(2),
  leakyRelu: (slope = 0.01) => Math.sqrt(2 / (1 + slope ** 2)),
  selu: () => 3 / 4,
} satisfies Record<string, (slope?: number) => number>;

export type Nonlinearity = keyof typeof gains;

/**
 * By how much the weights before a nonlinearity are to be larger, as PyTorch has it.
 *
 * @param slope - the negative slope of `leakyRelu`. Default: 0.01
 * @throws TorchError on another name
 */
export function calculateGain(nonlinearity: Nonlinearity, slope?: number): number {
  if (!Object.hasOwn(gains, nonlinearity))
    throw new TorchError(
      `calculateGain: ${String(nonlinearity)} is none of ${Object.keys(gains).join(", ")}`,
    );
  return gains[nonlinearity](slope);
}

interface Kaiming extends Source {
  /** Negative slope of the leaky ReLU that follows. Default: 0 */
  a?: number;
  /** Keep the size of signals (`fanIn`) or of gradients (`fanOut`). Default: `fanIn` */
  mode?: "fanIn" | "fanOut";
  /** Default: `leakyRelu` */
  nonlinearity?: Nonlinearity;
}

/**
 * He's rule: uniform with variance gain² / fan. A linear layer of PyTorch takes a = √5, that is,
 * bounds ±1/√fanIn.
 */
export function kaimingUniform<T extends Tensor>(tensor: T, options: Kaiming = {}): T {
  if (tensor.size === 0) return tensor;
  const bound = Math.sqrt(3) * kaimingStd(tensor, options);
  return uniform(tensor, -bound, bound, sourceOf(options));
}

/** He's rule: normal with variance gain² / fan. */
export function kaimingNormal<T extends Tensor>(tensor: T, options: Kaiming = {}): T {
  if (tensor.size === 0) return tensor;
  return normal(tensor, 0, kaimingStd(tensor, options), sourceOf(options));
}

function kaimingStd(tensor: Tensor, options: Kaiming): number {
  const { a = 0, mode = "fanIn", nonlinearity = "leakyRelu" } = options;
  if (mode !== "fanIn" && mode !== "fanOut")
    throw new TorchError(`init: mode ${String(mode)} is neither fanIn nor fanOut`);
  return calculateGain(nonlinearity, a) / Math.sqrt(fans(tensor)[mode]);
}

/** Glorot's rule: uniform with variance 2 gain² / (fanIn + fanOut). */
export function xavierUniform<T extends Tensor>(
  tensor: T,
  options: { gain?: number } & Source = {},
): T {
  const bound = Math.sqrt(3) * xavierStd(tensor, options.gain);
  return uniform(tensor, -bound, bound, sourceOf(options));
}

/** Glorot's rule: normal with variance 2 gain² / (fanIn + fanOut). */
export function xavierNormal<T extends Tensor>(
  tensor: T,
  options: { gain?: number } & Source = {},
): T {
  return normal(tensor, 0, xavierStd(tensor, options.gain), sourceOf(options));
}

function xavierStd(tensor: Tensor, gain = 1): number {
  const { fanIn, fanOut } = fans(tensor);
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

function sourceOf({ generator }: Source): Source {
  return generator ? { generator } : {};
}

/** How many inputs an output sees, and the reverse: `[out, in, ...kernel]`. */
export function fans(tensor: Tensor): { fanIn: number; fanOut: number } {
  const { shape } = tensor;
  if (shape.length < 2)
    throw new TorchError(`init: ${bracketed(shape)} needs at least two dimensions, [out, in]`);
  const kernel = shape.slice(2).reduce((product, size) => product * size, 1);
  return { fanIn: shape[1] * kernel, fanOut: shape[0] * kernel };
}
