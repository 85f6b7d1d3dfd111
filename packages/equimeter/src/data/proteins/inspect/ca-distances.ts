import type { Chain } from "../chain.js";

/** Distances of alpha carbons that follow each other in a chain, Å. */
export interface NeighborDistances {
  /** Neighbours without a gap between them. */
  count: number;
  /** null without neighbours. */
  mean: number | null;
  /** How many are within 2.9 ± 0.3 Å, as around a cis peptide: about 0.3 % in real chains. */
  cis: number;
  /** How many are neither that nor within 3.8 ± 0.4 Å. */
  off: number;
  shortest: NeighborPlace | null;
  longest: NeighborPlace | null;
}

export interface NeighborPlace {
  distance: number;
  chain: string;
  /** Numbers of the two residues, with their insertion codes. */
  residues: [string, string];
}

/** Residues missing inside of chains, or chains torn apart. */
export interface ChainGaps {
  gaps: number;
  /** Chains with one at least. */
  chains: number;
  /** Residues that are missing, as far as polymers are known. */
  missing: number;
  /** Gaps where no residue is missing: the two neighbours are too far apart. */
  torn: number;
  longest: NeighborPlace | null;
}

/** Å, of a trans and of a cis peptide. */
const [trans, cis] = [3.8, 2.9];
/** Å around these; every experiment is nearer, as a rule. */
export const around = { trans: 0.4, cis: 0.3 };

export class CaDistanceSums {
  private readonly neighbors: NeighborDistances = {
    count: 0,
    mean: null,
    cis: 0,
    off: 0,
    shortest: null,
    longest: null,
  };
  private readonly gaps: ChainGaps = { gaps: 0, chains: 0, missing: 0, torn: 0, longest: null };
  private sum = 0;

  add(chain: Chain): void {
    this.addGaps(chain);
    const apart = new Set(chain.gaps.map(({ after }) => after));
    for (let i = 0; i + 1 < chain.sequence.length; i++)
      if (!apart.has(i)) this.addNeighbors(chain, i);
  }

  result(): { neighbors: NeighborDistances; gaps: ChainGaps } {
    const { neighbors, gaps, sum } = this;
    return {
      neighbors: { ...neighbors, mean: neighbors.count > 0 ? sum / neighbors.count : null },
      gaps,
    };
  }

  private addNeighbors(chain: Chain, i: number): void {
    const { positions } = chain;
    const arm = [0, 1, 2].map((axis) => positions[3 * i + 3 + axis] - positions[3 * i + axis]);
    const distance = Math.hypot(...arm);
    const found = this.neighbors;
    found.count++;
    this.sum += distance;
    if (Math.abs(distance - cis) <= around.cis) found.cis++;
    else if (Math.abs(distance - trans) > around.trans) found.off++;
    if (distance < (found.shortest?.distance ?? Infinity))
      found.shortest = placeOf(chain, i, distance);
    if (distance > (found.longest?.distance ?? -1)) found.longest = placeOf(chain, i, distance);
  }

  private addGaps(chain: Chain): void {
    const found = this.gaps;
    if (chain.gaps.length > 0) found.chains++;
    for (const { after, missing, distance } of chain.gaps) {
      found.gaps++;
      found.missing += missing ?? 0;
      if (missing === 0) found.torn++;
      if (distance > (found.longest?.distance ?? -1))
        found.longest = placeOf(chain, after, distance);
    }
  }
}

function placeOf(chain: Chain, i: number, distance: number): NeighborPlace {
  const label = (at: number) => `${chain.residueNumbers[at]}${chain.insertionCodes[at]}`;
  return { distance, chain: chain.name, residues: [label(i), label(i + 1)] };
}
