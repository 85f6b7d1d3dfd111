import { type Tensor, tidy } from "@equimeter/torch";

import { meanOf } from "../spread.js";
import { superpose } from "../structures/superpose.js";
import { tmScore } from "../structures/tm-score.js";
import type { Trace } from "../structures/trace.js";

/** How different the structures are that two copies of a sample end as: means over all pairs. */
export interface PairDistances {
  /** nm, root-mean-square over the points as they lie, both turned back: 0 for an equivariant sampler. */
  readonly deviation: number;
  /** nm, the same of the best superposition: 0 where only the orientation differs. */
  readonly superposed: number;
  /** From 0 to 1, whatever the orientation: 1 for the same structure, above 0.5 for the same fold. */
  readonly tmScore: number;
}

const angstromPerNm = 10;

/**
 * @param copies - [n, B, N, 3] nm, turned back
 * @param mask - [B, N] bool, of five points a sample at least
 * @returns for each sample
 */
export function pairDistances(copies: Tensor, mask: Tensor): PairDistances[] {
  const [n, samples] = copies.shape;
  const traceOf = (copy: number, sample: number): Trace => {
    const positions = tidy(() => {
      const points = copies.select(0, copy).select(0, sample);
      const present = mask.select(0, sample).unsqueeze(1);
      return points.maskedSelect(present).mul(angstromPerNm).toNumbers();
    });
    return { name: `copy ${copy} of sample ${sample}`, positions };
  };
  return Array.from({ length: samples }, (_, sample) => {
    const traces = Array.from({ length: n }, (__, copy) => traceOf(copy, sample));
    const pairs = traces.flatMap((a, i) => traces.slice(0, i).map((b) => [a, b]));
    return meanDistances(pairs.map(([a, b]) => distancesOf(a, b)));
  });
}

function distancesOf(a: Trace, b: Trace): PairDistances {
  return {
    deviation: rmsd(a.positions, b.positions) / angstromPerNm,
    superposed: superpose(a, b).rmsd / angstromPerNm,
    tmScore: tmScore(a, b),
  };
}

export function meanDistances(all: readonly PairDistances[]): PairDistances {
  return {
    deviation: meanOf(all.map((one) => one.deviation)),
    superposed: meanOf(all.map((one) => one.superposed)),
    tmScore: meanOf(all.map((one) => one.tmScore)),
  };
}

/** Over the points, as they lie. */
function rmsd(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt((3 * sum) / a.length);
}
