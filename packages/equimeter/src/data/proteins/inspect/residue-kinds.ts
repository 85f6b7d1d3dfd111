import type { Chain } from "../chain.js";
import { isStandard, isStandardLetter } from "../residues.js";

/** Residues that are none of the twenty amino acids, by their names: how many. */
export interface ResidueKinds {
  /** Made from one of the twenty, and counted as it: MSE. */
  modified: Record<string, number>;
  /** With a letter of their own, U, O, B or Z: SEC. */
  rare: Record<string, number>;
  /** Anything else: X. */
  unknown: Record<string, number>;
  /** Chains with one of these at least. */
  chains: number;
}

export class ResidueSums {
  private readonly counts = {
    modified: new Map<string, number>(),
    rare: new Map<string, number>(),
    unknown: new Map<string, number>(),
  };
  private chains = 0;

  add({ sequence, residueNames }: Chain): void {
    let isPlain = true;
    for (const [i, name] of residueNames.entries()) {
      if (isStandard(name)) continue;
      isPlain = false;
      const letter = sequence[i];
      const kind = letter === "X" ? "unknown" : isStandardLetter(letter) ? "modified" : "rare";
      this.counts[kind].set(name, (this.counts[kind].get(name) ?? 0) + 1);
    }
    if (!isPlain) this.chains++;
  }

  result(): ResidueKinds {
    const { modified, rare, unknown } = this.counts;
    return {
      modified: commonestFirst(modified),
      rare: commonestFirst(rare),
      unknown: commonestFirst(unknown),
      chains: this.chains,
    };
  }
}

export function commonestFirst(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
