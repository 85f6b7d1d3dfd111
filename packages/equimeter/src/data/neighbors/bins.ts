import type { Frame } from "./frame.js";

/** The atoms of a structure sorted into equal boxes along its frame. */
export interface Bins {
  /** How many along each vector. */
  readonly counts: readonly number[];
  /** The box of each atom, [n*3]. */
  readonly places: Int32Array;
  /** How many lattice vectors each atom lies outside of the first cell, [n*3]; 0 where not periodic. */
  readonly wraps: Int32Array;
  /** Atoms box by box: those of box b are `atoms[starts[b]] … atoms[starts[b + 1] - 1]`. */
  readonly atoms: Int32Array;
  readonly starts: Int32Array;
  /** No two atoms whose boxes are more than ρ apart are nearer than ρ · edge, Å. */
  readonly edge: number;
}

/** Atoms in a box, where they lie evenly. */
const filling = 2;
/** Boxes along a vector at most: a few atoms far apart must not make millions. */
const mostAlong = 128;

export function binned(positions: Float64Array, frame: Frame): Bins {
  const n = positions.length / 3;
  const { heights, origin, inverse, periodic } = frame;
  const volume = heights[0] * heights[1] * heights[2];
  const wanted = Math.cbrt((volume * filling) / Math.max(1, n));
  const counts = heights.map((h) => Math.min(mostAlong, Math.max(1, Math.floor(h / wanted))));
  const places = new Int32Array(3 * n);
  const wraps = new Int32Array(3 * n);
  const boxes = new Int32Array(n);
  const starts = new Int32Array(counts[0] * counts[1] * counts[2] + 1);
  for (let i = 0; i < n; i++) {
    const x = positions[3 * i] - origin[0];
    const y = positions[3 * i + 1] - origin[1];
    const z = positions[3 * i + 2] - origin[2];
    let box = 0;
    for (let k = 0; k < 3; k++) {
      let fraction = x * inverse[k] + y * inverse[3 + k] + z * inverse[6 + k];
      if (periodic[k]) {
        wraps[3 * i + k] = Math.floor(fraction);
        fraction -= wraps[3 * i + k];
      }
      const place = Math.min(counts[k] - 1, Math.max(0, Math.floor(fraction * counts[k])));
      places[3 * i + k] = place;
      box = box * counts[k] + place;
    }
    boxes[i] = box;
    starts[box + 1]++;
  }
  for (let box = 1; box < starts.length; box++) starts[box] += starts[box - 1];
  const next = starts.slice();
  const atoms = new Int32Array(n);
  for (let i = 0; i < n; i++) atoms[next[boxes[i]]++] = i;
  const edge = Math.min(...heights.map((h, k) => h / counts[k]));
  return { counts, places, wraps, atoms, starts, edge };
}
