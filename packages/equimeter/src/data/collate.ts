import { fromTypedArray, type Tensor, tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Batch } from "./batch.js";
import {
  nearestNeighbors,
  type NearestNeighbors,
  type NeighborOptions,
} from "./neighbors/index.js";
import type { Structure } from "./structure.js";

/** A structure with the neighbours that every rotated copy of it shares. */
export interface Prepared {
  readonly structure: Structure;
  /** `index [n · K]`, −1 where there are fewer; `image [n · K · 3]` where it is periodic. */
  readonly neighbors: NearestNeighbors;
}

/** Finds the neighbours of every structure once. @throws UserError for coincident atoms, with the frame */
export function prepare(structures: readonly Structure[], options: NeighborOptions): Prepared[] {
  return structures.map((structure) => {
    try {
      return { structure, neighbors: neighborsOf(structure, options) };
    } catch (error) {
      if (error instanceof UserError) throw new UserError(`${structure.name}: ${error.message}`);
      throw error;
    }
  });
}

function neighborsOf(structure: Structure, options: NeighborOptions): NearestNeighbors {
  const { positions, cell, periodic } = structure;
  if (!periodic.some(Boolean)) return nearestNeighbors(positions, options);
  if (!cell) throw new UserError("it is periodic but has no cell");
  return nearestNeighbors(positions, options, { cell, periodic });
}

/**
 * Structures of any size side by side as one batch: positions and labels in float32, integers in
 * int64. `energy` and `forces` are there when every structure has them. An empty neighbour slot
 * points at the atom itself and is false in `neighborMask`. Where a structure is periodic there is
 * `neighborImage [N, K, 3]`: the lattice vectors of `cell` to add to each neighbour's position.
 */
export function collate(items: readonly Prepared[]): Batch {
  const counts = items.map(({ structure }) => structure.atomicNumbers.length);
  const atoms = counts.reduce((total, count) => total + count, 0);
  const width = items[0].neighbors.index.length / counts[0];
  const positions = new Float32Array(3 * atoms);
  const forces = new Float32Array(3 * atoms);
  const atomicNumbers = new Int32Array(atoms);
  const batch = new Int32Array(atoms);
  const index = new Int32Array(atoms * width);
  const mask = new Uint8Array(atoms * width);
  const periodic = items.some(({ neighbors }) => neighbors.image);
  const image = new Int32Array(periodic ? 3 * atoms * width : 0);
  let first = 0;
  items.forEach(({ structure, neighbors }, sample) => {
    const count = counts[sample];
    positions.set(structure.positions, 3 * first);
    if (structure.forces) forces.set(structure.forces, 3 * first);
    atomicNumbers.set(structure.atomicNumbers, first);
    batch.fill(sample, first, first + count);
    neighbors.index.forEach((neighbor, slot) => {
      const at = first * width + slot;
      const own = Math.floor(slot / width);
      mask[at] = neighbor < 0 ? 0 : 1;
      index[at] = first + (neighbor < 0 ? own : neighbor);
    });
    if (neighbors.image) image.set(neighbors.image, 3 * first * width);
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
  if (periodic) record.neighborImage = integers(image, [atoms, width, 3]);
  if (items.every(({ structure }) => structure.forces))
    record.forces = fromTypedArray(forces, [atoms, 3]);
  if (items.every(({ structure }) => structure.energy !== undefined))
    record.energy = column(items.map(({ structure }) => structure.energy!));
  if (periodic || items.every(({ structure }) => structure.cell))
    record.cell = column(items.flatMap(({ structure }) => cellOf(structure))).view([-1, 3, 3]);
  return record;
}

/** Molecules among crystals have a cell of zeros: nothing is added to their neighbours' positions. */
function cellOf({ cell }: Structure): number[] {
  return cell ? [...cell] : new Array<number>(9).fill(0);
}

function integers(values: Int32Array, shape: number[]): Tensor {
  return fromTypedArray(values, shape).to("int64");
}

function column(values: number[]): Tensor {
  return tensor(values);
}
