import type { Structure } from "../structure.js";
import { align, centred, turned } from "./align.js";

/** Whether forces are minus the slope of the energy, from conformations of the same molecules. */
export interface ForceCheck {
  /** Pairs of near conformations. */
  pairs: number;
  /** Of the energy differences over −F·displacement: 1, and −1 for a gradient stored as forces. */
  slope: number;
  /** Between the two, from −1 to 1. */
  correlation: number;
  verdict: "consistent" | "gradient" | "other units" | "unclear" | "too few pairs";
}

/** Conformations kept of each molecule, and molecules. */
const mostConformations = 32;
const mostMolecules = 128;
const fewestPairs = 5;

interface Labelled {
  positions: Float64Array;
  energy: number;
  forces: Float64Array;
}

/**
 * Keeps some conformations of each molecule and compares, between each and its nearest, the
 * difference of the energies with the work of the mean force along the way, which is exact where the
 * energy is a quadratic function. Conformations are turned onto each other first, and the forces with
 * them, so that it does not matter whether a molecule tumbles.
 */
export class ForceCheckSums {
  private readonly molecules = new Map<string, Labelled[]>();

  add({ atomicNumbers, positions, energy, forces, periodic }: Structure): void {
    if (energy === undefined || !forces || periodic.some(Boolean) || atomicNumbers.length < 2)
      return;
    const key = String.fromCharCode(...atomicNumbers);
    const known = this.molecules.get(key);
    const frame = () => ({ positions: centred(positions), energy, forces: forces.slice() });
    if (known) {
      if (known.length < mostConformations) known.push(frame());
    } else if (this.molecules.size < mostMolecules) this.molecules.set(key, [frame()]);
  }

  result(): ForceCheck {
    let [pairs, xx, xy, yy] = [0, 0, 0, 0];
    for (const conformations of this.molecules.values())
      for (const { work, difference, path } of nearestPairs(conformations)) {
        // Long ways count less: there the energy is least quadratic.
        const weight = 1 / path ** 4;
        pairs++;
        xx += weight * work * work;
        xy += weight * work * difference;
        yy += weight * difference * difference;
      }
    const slope = xx > 0 ? xy / xx : 0;
    const correlation = xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    return { pairs, slope, correlation, verdict: verdictOf(pairs, slope, correlation) };
  }
}

/** The check of a list, of which the first conformations of the first molecules are looked at. */
export function checkForces(structures: Iterable<Structure>): ForceCheck {
  const sums = new ForceCheckSums();
  for (const structure of structures) sums.add(structure);
  return sums.result();
}

function verdictOf(pairs: number, slope: number, correlation: number): ForceCheck["verdict"] {
  if (pairs < fewestPairs) return "too few pairs";
  const [sure, size] = [Math.abs(correlation), Math.abs(slope)];
  // In a scatter of far conformations the slope is uncertain; along a straight line it is not.
  const isOne = sure > 0.97 ? size > 0.75 && size < 1.35 : size > 0.4 && size < 2.5;
  if (sure < 0.6 || (sure < 0.9 && !isOne)) return "unclear";
  if (!isOne) return "other units";
  return slope > 0 ? "consistent" : "gradient";
}

interface Pair {
  /** −F·displacement, eV. */
  work: number;
  /** Of the energies, eV. */
  difference: number;
  /** Root mean square displacement, Å. */
  path: number;
}

/** Each conformation with the one nearest to it, every pair once. */
function* nearestPairs(all: readonly Labelled[]): Generator<Pair> {
  const seen = new Set<number>();
  for (let i = 0; i < all.length; i++) {
    let best: { j: number; rotation: number[]; rmsd: number } | undefined;
    for (let j = 0; j < all.length; j++) {
      if (j === i) continue;
      const alignment = align(all[j].positions, all[i].positions);
      if (alignment.rmsd > 1e-4 && !(best && best.rmsd <= alignment.rmsd))
        best = { j, ...alignment };
    }
    if (!best) continue;
    const key = Math.min(i, best.j) * all.length + Math.max(i, best.j);
    if (seen.has(key)) continue;
    seen.add(key);
    const [from, to] = [all[i], all[best.j]];
    const end = turned(to.positions, best.rotation);
    const endForces = turned(to.forces, best.rotation);
    let work = 0;
    for (let k = 0; k < end.length; k++)
      work -= 0.5 * (from.forces[k] + endForces[k]) * (end[k] - from.positions[k]);
    yield { work, difference: to.energy - from.energy, path: best.rmsd };
  }
}
