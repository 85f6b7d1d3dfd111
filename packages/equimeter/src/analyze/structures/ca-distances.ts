import { checkTrace, distance, type Trace } from "./trace.js";

/** Distances of neighbouring alpha carbons. Shares are of all neighbours, from 0 to 1. */
export interface CaDistances {
  /** Å */
  readonly mean: number;
  /** How many are not within 3.8 ± 0.1 Å: trans peptides are 3.80 ± 0.03 Å in 670 chains. */
  readonly outside01: number;
  /** How many are not within 3.8 ± 0.4 Å; those around cis peptides are among them. */
  readonly outside04: number;
  /** How many are within 2.9 ± 0.3 Å as around a cis peptide: about 0.3 % in real chains. */
  readonly cis: number;
}

/** Å, of a trans and of a cis peptide: fixed by the bonds and angles of a planar one. */
const [trans, cis] = [3.8, 2.9];

/**
 * Distances of residues i and i + 1. Every neighbour counts, so that a chain which a model tore apart
 * shows it; of real chains with residues missing take a segment (`longestSegment`).
 *
 * @throws UserError for a bad trace
 */
export function caDistances(trace: Trace): CaDistances {
  const { positions } = trace;
  const bonds = Array.from({ length: checkTrace(trace) - 1 }, (_, i) =>
    distance(positions, i, i + 1),
  );
  const share = (isCounted: (length: number) => boolean): number =>
    bonds.filter(isCounted).length / bonds.length;
  return {
    mean: bonds.reduce((sum, length) => sum + length, 0) / bonds.length,
    outside01: share((length) => Math.abs(length - trans) > 0.1),
    outside04: share((length) => Math.abs(length - trans) > 0.4),
    cis: share((length) => Math.abs(length - cis) <= 0.3),
  };
}
