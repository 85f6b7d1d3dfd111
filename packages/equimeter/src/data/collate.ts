import { fromTypedArray, type Tensor, tensor } from "@equimeter/torch";

import type { Batch } from "./batch.js";
import type { Prepared } from "./prepared.js";
import type { Structure } from "./structure.js";

/**
 * Structures of any size side by side as one batch: positions and labels in float32, integers in
 * int64. `energy` and `forces` are there when every structure has them. An empty neighbour slot
 * points at the atom itself and is false in `neighborMask`. Where a structure is periodic there is
 * `neighborImage [N, K, 3]`: the lattice vectors of `cell` to add to each neighbour's position.
 *
 * @param options.slots - K; by default as many as the atom with the most neighbours needs
 */
export function collate(items: readonly Prepared[], options: { slots?: number } = {}): Batch {
  const counts = items.map(({ structure }) => structure.atomicNumbers.length);
  const atoms = counts.reduce((total, count) => total + count, 0);
  const width = options.slots ?? Math.max(1, ...items.map(mostNeighbors));
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
    const found = neighbors.index.length / count;
    for (let atom = 0; atom < count; atom++)
      for (let slot = 0; slot < width; slot++) {
        const at = (first + atom) * width + slot;
        const from = atom * found + slot;
        const neighbor = slot < found ? neighbors.index[from] : -1;
        mask[at] = neighbor < 0 ? 0 : 1;
        index[at] = first + (neighbor < 0 ? atom : neighbor);
        if (neighbors.image && neighbor >= 0)
          image.set(neighbors.image.subarray(3 * from, 3 * from + 3), 3 * at);
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
  if (periodic) record.neighborImage = integers(image, [atoms, width, 3]);
  if (items.every(({ structure }) => structure.forces))
    record.forces = fromTypedArray(forces, [atoms, 3]);
  if (items.every(({ structure }) => structure.energy !== undefined))
    record.energy = column(items.map(({ structure }) => structure.energy!));
  if (periodic || items.every(({ structure }) => structure.cell))
    record.cell = column(items.flatMap(({ structure }) => cellOf(structure))).view([-1, 3, 3]);
  return record;
}

/** Neighbours stand before the empty slots. */
function mostNeighbors({ structure, neighbors: { index } }: Prepared): number {
  const found = index.length / structure.atomicNumbers.length;
  let most = 0;
  for (let row = 0; row < index.length; row += found)
    while (most < found && index[row + most] >= 0) most++;
  return most;
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
