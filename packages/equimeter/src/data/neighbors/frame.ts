import { UserError } from "../../errors.js";

/** How a structure repeats. */
export interface Lattice {
  /** [9] Å, rows are lattice vectors */
  readonly cell: Float64Array;
  /** Along each of them. */
  readonly periodic: readonly [boolean, boolean, boolean];
}

/**
 * Three vectors that span a structure, so that an atom has three fractions: the lattice vectors where it
 * is periodic; elsewhere a direction at right angles to those, as long as the structure is.
 */
export interface Frame {
  /** [9] Å, rows */
  readonly vectors: Float64Array;
  /** [9], columns give the fractions: f = (r − origin) inverse */
  readonly inverse: Float64Array;
  readonly origin: readonly number[];
  /** Distance between opposite faces, Å. */
  readonly heights: readonly number[];
  readonly periodic: readonly boolean[];
}

/** A flat structure still needs a frame with a volume. Å */
const thinnest = 1;

/** @throws UserError when the lattice vectors along which the structure repeats do not span a volume */
export function frameOf(positions: Float64Array, lattice?: Lattice): Frame {
  const periodic = lattice ? [...lattice.periodic] : [false, false, false];
  const vectors = completed(lattice, periodic);
  const directions = invert(vectors);
  const [origin, spans] = extent(positions, directions);
  for (let k = 0; k < 3; k++) {
    if (periodic[k]) {
      origin[k] = 0;
      continue;
    }
    const factor = Math.max(spans[k], thinnest / height(directions, k)) * (1 + 1e-9);
    for (let x = 0; x < 3; x++) {
      vectors[3 * k + x] *= factor;
      directions[3 * x + k] /= factor;
    }
    origin[k] /= factor;
  }
  const heights = [0, 1, 2].map((k) => height(directions, k));
  return { vectors, inverse: directions, origin: toSpace(origin, vectors), heights, periodic };
}

/** Lattice vectors where periodic, unit vectors at right angles to those elsewhere. */
function completed(lattice: Lattice | undefined, periodic: readonly boolean[]): Float64Array {
  const vectors = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  if (!lattice || !periodic.some(Boolean)) return vectors;
  const row = (k: number): number[] => [...lattice.cell.subarray(3 * k, 3 * k + 3)];
  const kept = [0, 1, 2].filter((k) => periodic[k]);
  for (const k of kept) vectors.set(row(k), 3 * k);
  const free = [0, 1, 2].filter((k) => !periodic[k]);
  const [a, b] = kept.map(row);
  if (kept.length === 2) vectors.set(unit(cross(a, b)), 3 * free[0]);
  if (kept.length === 1) {
    // Any vector that is not along a; the axis on which a is shortest is furthest from it.
    const axis = [0, 0, 0];
    axis[a.map(Math.abs).indexOf(Math.min(...a.map(Math.abs)))] = 1;
    const first = unit(cross(a, axis));
    vectors.set(first, 3 * free[0]);
    vectors.set(unit(cross(a, first)), 3 * free[1]);
  }
  const sizes = [0, 1, 2].map((k) => Math.hypot(...vectors.subarray(3 * k, 3 * k + 3)));
  const volume = Math.abs(determinant(vectors));
  if (!(volume > 1e-6 * sizes[0] * sizes[1] * sizes[2]))
    throw new UserError(
      `the cell [${Array.from(lattice.cell, (x) => +x.toPrecision(4)).join(", ")}] has no volume ` +
        "along the directions in which the structure is periodic",
    );
  return vectors;
}

/** Smallest fraction along each vector, and how far the others reach beyond it. */
function extent(positions: Float64Array, inverse: Float64Array): [number[], number[]] {
  const least = [0, 1, 2].map(() => Infinity);
  const most = [0, 1, 2].map(() => -Infinity);
  for (let i = 0; i < positions.length; i += 3)
    for (let k = 0; k < 3; k++) {
      const f =
        positions[i] * inverse[k] +
        positions[i + 1] * inverse[3 + k] +
        positions[i + 2] * inverse[6 + k];
      least[k] = Math.min(least[k], f);
      most[k] = Math.max(most[k], f);
    }
  if (positions.length === 0)
    return [
      [0, 0, 0],
      [0, 0, 0],
    ];
  return [least, most.map((value, k) => value - least[k])];
}

function toSpace(fractions: readonly number[], vectors: Float64Array): number[] {
  return [0, 1, 2].map((x) =>
    fractions.reduce((sum, fraction, k) => sum + fraction * vectors[3 * k + x], 0),
  );
}

/** The columns of the inverse are the normals of the faces, one over the height long. */
function height(inverse: Float64Array, k: number): number {
  return 1 / Math.hypot(inverse[k], inverse[3 + k], inverse[6 + k]);
}

function invert(m: Float64Array): Float64Array {
  const rows = [0, 1, 2].map((k) => [...m.subarray(3 * k, 3 * k + 3)]);
  const scale = 1 / determinant(m);
  const columns = [cross(rows[1], rows[2]), cross(rows[2], rows[0]), cross(rows[0], rows[1])];
  return Float64Array.from({ length: 9 }, (_, i) => columns[i % 3][Math.floor(i / 3)] * scale);
}

function determinant(m: Float64Array): number {
  const [a, b, c] = [0, 1, 2].map((k) => [...m.subarray(3 * k, 3 * k + 3)]);
  return cross(a, b).reduce((sum, value, x) => sum + value * c[x], 0);
}

function cross(a: readonly number[], b: readonly number[]): number[] {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(a: readonly number[]): number[] {
  const length = Math.hypot(...a);
  return a.map((value) => value / length);
}
