import type { Density } from "equimeter/analyze/spectrum";
import type { Minibatch } from "equimeter/runs/analyze";
import {
  conditionOf,
  type OverMinibatches,
} from "../../../equimeter/src/analyze/hessian/summary.ts";
import { formatNumber } from "../format.ts";

export const lossParts = ["L", "L_mean", "L_equiv"] as const;
export type LossPart = (typeof lossParts)[number];

/** So many eigenvalues, on the average over minibatches, from `low` on, a half decade or so wide. */
export interface Bin {
  /** log10 |λ| */
  readonly low: number;
  readonly width: number;
  readonly count: number;
}

/** The eigenvalues of a part of the loss by size; those that are rounding are left out. */
export function spectrumOf(
  minibatches: readonly Minibatch[],
  part: LossPart,
  sign: "positive" | "negative",
): Bin[] {
  const counts = new Map<number, number>();
  let width: Density["width"] = 0.5;
  for (const { parts } of minibatches) {
    const { density, largest, tolerance } = parts[part];
    ({ width } = density);
    density.decades.forEach((low, i) => {
      const share = density[sign][i] / minibatches.length;
      if (share > 0 && 10 ** low >= tolerance * largest)
        counts.set(low, (counts.get(low) ?? 0) + share);
    });
  }
  return [...counts].sort(([a], [b]) => a - b).map(([low, count]) => ({ low, width, count }));
}

/** A condition number in words: `2.7 × 10¹⁰ (middle half 1.9 × 10¹⁰ to 4.2 × 10¹⁰)`. */
export function conditionText(minibatches: readonly Minibatch[], part: LossPart): string {
  const found = conditionOf(minibatches, part);
  return found === null ? "none: no eigenvalue above 0" : textOf(found, minibatches.length);
}

export function textOf({ median, half, isBound }: OverMinibatches, count: number): string {
  const bound = isBound ? "at least " : "";
  const [low, high] = half.map((end) => formatNumber(end, 2));
  return count === 1
    ? `${bound}${formatNumber(median, 2)}`
    : `${bound}${formatNumber(median, 2)} (middle half ${low} to ${high})`;
}

/** The outline of bins from 0 back to 0, as points [log10 |λ|, count]. */
export function outline(bins: readonly Bin[]): [number, number][] {
  return bins.flatMap(({ low, width, count }, i): [number, number][] => {
    const isNext = (a?: Bin, b?: Bin) =>
      a !== undefined && b !== undefined && b.low - a.low < 1.5 * width;
    return [
      ...(isNext(bins[i - 1], bins[i]) ? [] : [[low, 0] as [number, number]]),
      [low, count],
      [low + width, count],
      ...(isNext(bins[i], bins[i + 1]) ? [] : [[low + width, 0] as [number, number]]),
    ];
  });
}
