/** Kernel sizes, strides and input shapes: written once for one, two and three dimensions. */
import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";

/** One number for all spatial dimensions, or one for each. */
export type Size = number | readonly number[];
/** How many spatial dimensions a layer has. */
export type Dimensions = 1 | 2 | 3;

export function bracketed(values: readonly unknown[]): string {
  return `[${values.join(", ")}]`;
}

/**
 * A size as one integer per dimension.
 *
 * @param least - the smallest integer that makes sense. Default: 1
 * @throws TorchError when there are more or fewer, or one is no integer of at least `least`
 */
export function sizesOf(
  owner: string,
  name: string,
  size: Size,
  dimensions: Dimensions,
  least = 1,
): number[] {
  const sizes = typeof size === "number" ? new Array<number>(dimensions).fill(size) : [...size];
  if (sizes.length !== dimensions || sizes.some((one) => !Number.isInteger(one) || one < least)) {
    const several = dimensions === 1 ? "" : ` or ${dimensions} of them`;
    const given = typeof size === "number" ? size : bracketed(size);
    throw new TorchError(
      `${owner}: ${name} must be an integer of at least ${least}${several}, not ${given}`,
    );
  }
  return sizes;
}

/** @throws TorchError when a number of channels, features or groups is no positive integer */
export function checkCount(owner: string, name: string, count: number): number {
  if (!Number.isInteger(count) || count < 1)
    throw new TorchError(`${owner}: ${name} must be a positive integer, not ${count}`);
  return count;
}

const spatialNames = ["", ", L", ", H, W", ", D, H, W"];

/**
 * Checks an input of `channels` (null: any number) and this many spatial dimensions.
 *
 * @param options.unbatched - whether the batch may be missing. Default: true
 * @throws TorchError that names the shapes that are taken
 */
export function checkInput(
  owner: string,
  x: Tensor,
  channels: number | null,
  dimensions: 0 | Dimensions,
  options: { unbatched?: boolean } = {},
): void {
  const { shape } = x;
  const unbatched = options.unbatched ?? true;
  const extra = shape.length - dimensions;
  const fits = extra === 2 || (unbatched && extra === 1);
  if (fits && (channels === null || shape[extra - 1] === channels)) return;
  const sample = `${channels ?? "C"}${spatialNames[dimensions]}`;
  const alternative = unbatched ? ` or [${sample}]` : "";
  throw new TorchError(
    `${owner}: the input must be [N, ${sample}]${alternative}, not ${bracketed(shape)}`,
  );
}
