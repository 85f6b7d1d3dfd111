import { fromTypedArray, type Tensor, tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Batch } from "./batch.js";
import { nearestNeighbors, type NeighborOptions } from "./neighbors.js";
import type { Structure } from "./structure.js";

/** A structure with the neighbours that every rotated copy of it shares. */
export interface Prepared {
  readonly structure: Structure;
  /** [n · K], −1 where there are fewer. */
  readonly neighbors: Int32Array;
}

/** Finds the neighbours of every structure once. @throws UserError for coincident atoms, with the frame */
export function prepare(structures: readonly Structure[], options: NeighborOptions): Prepared[] {
  return structures.map((structure) => {
    try {
      return { structure, neighbors: nearestNeighbors(structure.positions, options).index };
    } catch (error) {
      if (error instanceof UserError) throw new UserError(`${structure.name}: ${error.message}`);
      throw error;
    }
  });
}

/**
 * Structures of any size side by side as one batch: positions and labels in float32, integers in
 * int64. `energy` and `forces` are there when every structure has them. An empty neighbour slot
 * points at the atom itself and is false in `neighborMask`.
 */
export function collate(items: readonly Prepared[]): Batch {
  const counts = items.map(({ structure }) => structure.atomicNumbers.length);
  const atoms = counts.reduce((total, count) => total + count, 0);
  const width = items[0].neighbors.length / counts[0];
  const positions = new Float32Array(3 * atoms);
  const forces = new Float32Array(3 * atoms);
  const atomicNumbers = new Int32Array(atoms);
  const batch = new Int32Array(atoms);
  const index = new Int32Array(atoms * width);
  const mask = new Uint8Array(atoms * width);
  let first = 0;
  items.forEach(({ structure, neighbors }, sample) => {
    const count = counts[sample];
    positions.set(structure.positions, 3 * first);
    if (structure.forces) forces.set(structure.forces, 3 * first);
    atomicNumbers.set(structure.atomicNumbers, first);
    batch.fill(sample, first, first + count);
    for (let slot = 0; slot < neighbors.length; slot++) {
      const at = first * width + slot;
      const own = Math.floor(slot / width);
      mask[at] = neighbors[slot] < 0 ? 0 : 1;
      index[at] = first + (neighbors[slot] < 0 ? own : neighbors[slot]);
    }
    first += count;
  });
  const record: Batch = {
    positions: fromTypedArray(positions, [atoms, 3]),
    atomicNumbers: integers(atomicNumbers, [atoms]),
    batch: integers(batch, [atoms]),
    atomCounts: integers(Int32Array.from(counts), [items.length]),
    neighborIndex: integers(index, [atoms, width]),
    neighborMask: fromTypedArray(mask, [atoms, width]).to("bool"),
  };
  if (items.every(({ structure }) => structure.forces))
    record.forces = fromTypedArray(forces, [atoms, 3]);
  if (items.every(({ structure }) => structure.energy !== undefined))
    record.energy = column(items.map(({ structure }) => structure.energy!));
  if (items.every(({ structure }) => structure.cell))
    record.cell = column(items.flatMap(({ structure }) => [...structure.cell!])).view([-1, 3, 3]);
  return record;
}

function integers(values: Int32Array, shape: number[]): Tensor {
  return fromTypedArray(values, shape).to("int64");
}

function column(values: number[]): Tensor {
  return tensor(values);
}
