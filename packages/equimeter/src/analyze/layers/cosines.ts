import { jackknifeError, type Ratio } from "./ratio.js";

/** How alike the latents of a sample under turns are, and those of different samples. */
export interface LayerCosines {
  /** Of a sample turned with itself as it lies, a mean over turns and samples. */
  readonly same: Ratio;
  /** Of pairs of different samples, both as they lie. */
  readonly different: Ratio;
  /** (1 − same) / (1 − different): 0 is invariant, from 1 on a turned sample is no nearer than another. */
  readonly relative: Ratio;
}

/**
 * Cosine similarities of latents, means over a sample's rows. Errors are a jackknife's over samples.
 *
 * @param base - latents as the samples lie, [samples][channels]
 * @param turned - of each element, the same
 * @param about - is taken off all latents; the mean of all of them shows what they do not have in common
 */
export function layerCosines(
  base: readonly Float64Array[],
  turned: readonly (readonly Float64Array[])[],
  about: ArrayLike<number> | null = null,
): LayerCosines {
  const n = base.length;
  const directions = base.map((latent) => unit(latent, about));
  const same = directions.map((direction, sample) => {
    const all = turned.map((latents) => dot(unit(latents[sample], about), direction));
    return all.reduce((sum, cosine) => sum + cosine, 0) / all.length;
  });
  const pairs = directions.map((a, i) =>
    directions.reduce((sum, b, j) => sum + (i === j ? 0 : dot(a, b)), 0),
  );
  const sums = { same: total(same), pairs: total(pairs) / 2 };
  const of = (left: number, ofSame: number, ofPairs: number) => {
    const [alike, unlike] = [ofSame / left, ofPairs / ((left * (left - 1)) / 2)];
    const relative = 1 - unlike > rounding ? (1 - alike) / (1 - unlike) : Number.NaN;
    return { same: alike, different: unlike, relative };
  };
  const value = of(n, sums.same, sums.pairs);
  const without = same.map((one, i) => of(n - 1, sums.same - one, sums.pairs - pairs[i]));
  const ratio = (name: keyof typeof value, least: number): Ratio => ({
    value: value[name],
    error: n < least ? Number.NaN : jackknifeError(without.map((one) => one[name])),
  });
  return {
    same: ratio("same", 2),
    different: ratio("different", 3),
    relative: ratio("relative", 3),
  };
}

/** Below this, 1 − a cosine, or the part of a latent that is its own, is rounding. */
const rounding = 1e-12;

/** The mean of all latents, turned ones and those as they lie alike. */
export function meanLatent(latents: readonly (readonly Float64Array[])[]): Float64Array {
  const all = latents.flat();
  return Float64Array.from(
    all[0],
    (_, channel) => all.reduce((sum, latent) => sum + latent[channel], 0) / all.length,
  );
}

/** NaN for a latent that is zero but for rounding, and has no direction. */
function unit(latent: Float64Array, about: ArrayLike<number> | null): Float64Array {
  const from = about ? latent.map((value, i) => value - about[i]) : latent;
  const [square, whole] = [dot(from, from), dot(latent, latent)];
  const length = square > rounding ** 2 * whole ? Math.sqrt(square) : Number.NaN;
  return from.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
