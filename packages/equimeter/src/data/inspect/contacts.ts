import { UserError } from "../../errors.js";
import { nearestNeighbors } from "../neighbors/index.js";
import type { Structure } from "../structure.js";

/** Atoms that are nearer than any bond. */
export interface Contacts {
  /** The shortest distance of all, Å, and whose it is; null when no two atoms are within `reach`. */
  shortest: { distance: number; structure: string; atoms: [number, number] } | null;
  /** Structures with two atoms nearer than `tooNear`. */
  overlapping: number;
  firstOverlapping: string | null;
  /** What keeps neighbours from being found, such as atoms in one place, and of which structure. */
  broken: { structures: number; first: string } | null;
}

/** Å; the shortest bond, of hydrogen, is 0.74. */
export const tooNear = 0.5;
/** Å; pairs further apart are no contacts. */
export const reach = 1.6;

export class ContactSums {
  private readonly result_: Contacts = {
    shortest: null,
    overlapping: 0,
    firstOverlapping: null,
    broken: null,
  };

  add(structure: Structure): void {
    const found = this.result_;
    try {
      const shortest = shortestOf(structure);
      if (!shortest) return;
      if (!found.shortest || shortest.distance < found.shortest.distance) found.shortest = shortest;
      if (shortest.distance >= tooNear) return;
      found.overlapping++;
      found.firstOverlapping ??= structure.name;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      found.broken ??= { structures: 0, first: `${structure.name}: ${error.message}` };
      found.broken.structures++;
    }
  }

  result(): Contacts {
    return this.result_;
  }
}

function shortestOf({ name, positions, cell, periodic }: Structure): Contacts["shortest"] {
  const isPeriodic = periodic.some(Boolean);
  if (isPeriodic && !cell) throw new UserError("it is periodic but has no cell");
  const { index, image } = nearestNeighbors(
    positions,
    { cutoff: reach, count: 1 },
    isPeriodic ? { cell: cell!, periodic } : undefined,
  );
  let best: Contacts["shortest"] = null;
  index.forEach((neighbor, atom) => {
    if (neighbor < 0) return;
    const arm = [0, 1, 2].map((axis) => {
      const shift = image
        ? [0, 1, 2].reduce((sum, k) => sum + image[3 * atom + k] * cell![3 * k + axis], 0)
        : 0;
      return positions[3 * neighbor + axis] + shift - positions[3 * atom + axis];
    });
    const distance = Math.hypot(...arm);
    if (!best || distance < best.distance)
      best = { distance, structure: name, atoms: [atom, neighbor] };
  });
  return best;
}
