import { UserError } from "../../errors.js";
import { checkTrace, distance, type Trace } from "./trace.js";

/** Residues that are nearer in the sequence are held together by their peptides. */
const fewestBetween = 3;

/**
 * Å, twice the radius of carbon (1.7 Å, Bondi 1964). In 670 chains of the PDB (96,020 residues) 11
 * pairs of alpha carbons are nearer.
 */
export const clashDistance = 3.4;

/** Pairs of alpha carbons in each other's way. */
export interface Clashes {
  /** Pairs of residues i and j, |i − j| ≥ 3, nearer than the distance. */
  readonly count: number;
  readonly per100: number;
}

/**
 * @param nearest - Å. Default 3.4
 * @throws UserError for a bad trace, a distance that is none
 */
export function clashes(trace: Trace, nearest: number = clashDistance): Clashes {
  if (!(nearest > 0 && nearest < Infinity))
    throw new UserError(`the distance of a clash must be one in Å above 0, not ${nearest}`);
  const residues = checkTrace(trace);
  let count = 0;
  for (let i = 0; i < residues; i++)
    for (let j = i + fewestBetween; j < residues; j++)
      if (distance(trace.positions, i, j) < nearest) count++;
  return { count, per100: (100 * count) / residues };
}
