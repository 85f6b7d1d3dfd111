/** Places in space, [n*3]; an angle beyond an end is NaN. */
type Positions = ArrayLike<number>;

type Vector = readonly [number, number, number];

const degrees = 180 / Math.PI;

/** Degrees at residue i between i − 1 and i + 1, from 0 to 180. */
export function bendAngle(positions: Positions, i: number): number {
  const [a, b] = [vector(positions, i, i - 1), vector(positions, i, i + 1)];
  return degrees * Math.atan2(norm(cross(a, b)), dot(a, b));
}

/**
 * Degrees of the dihedral of residues i − 1, i, i + 1 and i + 2, from −180 to 180: positive where
 * they turn as a right-handed screw does (IUPAC 1970).
 */
export function dihedralAngle(positions: Positions, i: number): number {
  const [a, b, c] = [0, 1, 2].map((k) => vector(positions, i + k - 1, i + k));
  const [left, right] = [cross(a, b), cross(b, c)];
  return degrees * Math.atan2(norm(b) * dot(a, right), dot(left, right));
}

function vector(positions: Positions, from: number, to: number): Vector {
  const axis = (k: number): number => positions[3 * to + k] - positions[3 * from + k];
  return [axis(0), axis(1), axis(2)];
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const norm = (a: Vector): number => Math.sqrt(dot(a, a));

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
