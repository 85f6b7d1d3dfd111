/** Values on a grid, x slowest. */
export interface GridOfValues {
  readonly values: Float32Array;
  /** Points along x, y and z. */
  readonly size: readonly [number, number, number];
}

/**
 * The surface on which a grid takes a value, linear between neighbouring points, by marching tetrahedra: each
 * cube of eight points is cut into six tetrahedra about a diagonal, so that no case is ambiguous and the
 * surface has no holes. Points stand at their indices; what is above the level is inside.
 *
 * @returns corners of triangles, x, y and z of each, seen from outside counterclockwise
 */
export function isosurface({ values, size }: GridOfValues, level: number): Float32Array {
  const [sizeX, sizeY, sizeZ] = size;
  const strides = [sizeY * sizeZ, sizeZ, 1];
  const corners: number[] = [];
  const cube = cornersOfCube.map((corner) => dot(corner, strides));
  const heights = new Float64Array(4);
  for (let x = 0; x + 1 < sizeX; x++)
    for (let y = 0; y + 1 < sizeY; y++)
      for (let z = 0; z + 1 < sizeZ; z++) {
        const first = x * strides[0] + y * strides[1] + z;
        let above = 0;
        for (const step of cube) if (values[first + step] > level) above++;
        if (above === 0 || above === 8) continue;
        for (const tetrahedron of tetrahedra) {
          for (let k = 0; k < 4; k++) heights[k] = values[first + cube[tetrahedron[k]]];
          cut(tetrahedron, heights, level, [x, y, z], corners);
        }
      }
  return Float32Array.from(corners);
}

const cornersOfCube = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1]);

/** About the diagonal from corner 0 to corner 7: one for each order in which x, y and z are gone along. */
const tetrahedra = [
  [1, 2, 4],
  [1, 4, 2],
  [2, 1, 4],
  [2, 4, 1],
  [4, 1, 2],
  [4, 2, 1],
].map(([a, b]) => [0, a, a | b, 7]);

/** The pieces of the surface in one tetrahedron: none, a triangle, or four corners as two of them. */
function cut(
  tetrahedron: readonly number[],
  heights: Float64Array,
  level: number,
  origin: readonly number[],
  corners: number[],
): void {
  const inside = [0, 1, 2, 3].filter((k) => heights[k] > level);
  const outside = [0, 1, 2, 3].filter((k) => !(heights[k] > level));
  if (inside.length === 0 || outside.length === 0) return;
  const between = (a: number, b: number): number[] => {
    const share = (level - heights[a]) / (heights[b] - heights[a]);
    const [from, to] = [cornersOfCube[tetrahedron[a]], cornersOfCube[tetrahedron[b]]];
    return from.map((value, axis) => origin[axis] + value + share * (to[axis] - value));
  };
  const outward = minus(centre(outside, tetrahedron), centre(inside, tetrahedron));
  const push = (a: number[], b: number[], c: number[]): void => {
    const isOutward = dot(cross(minus(b, a), minus(c, a)), outward) > 0;
    corners.push(...a, ...(isOutward ? [...b, ...c] : [...c, ...b]));
  };
  const [few, rest] = inside.length <= 2 ? [inside, outside] : [outside, inside];
  if (few.length === 1) {
    const [a, b, c] = rest.map((other) => between(few[0], other));
    push(a, b, c);
    return;
  }
  const [a, b, c, d] = [
    between(few[0], rest[0]),
    between(few[0], rest[1]),
    between(few[1], rest[1]),
    between(few[1], rest[0]),
  ];
  push(a, b, c);
  push(a, c, d);
}

const centre = (which: readonly number[], tetrahedron: readonly number[]): number[] =>
  [0, 1, 2].map((axis) =>
    which.reduce((sum, k) => sum + cornersOfCube[tetrahedron[k]][axis] / which.length, 0),
  );
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((v, i) => v - b[i]);
const dot = (a: readonly number[], b: readonly number[]): number =>
  a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = ([a, b, c]: readonly number[], [d, e, f]: readonly number[]): number[] => [
  b * f - c * e,
  c * d - a * f,
  a * e - b * d,
];
