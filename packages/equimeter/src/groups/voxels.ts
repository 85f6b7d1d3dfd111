import { vector } from "./cartesian.js";
import { type Grid, turnGrids } from "./grid.js";
import type { Representation } from "./representation.js";
import { type Syntax, widths, written } from "./syntax.js";

const kinds = {
  voxels: {
    axes: [-3, -2, -1],
    shown: "X, Y, Z",
    advice: "use the group O, Oh or C4z, or turn the molecule and make its grid again",
  },
  image: {
    axes: [-1, -2],
    shown: "H, W",
    advice: "use the group C(4), D(4) or mirror(x), or turn and resample the image yourself",
  },
} as const;

/**
 * Densities on a grid, `(R f)(x) = f(R⁻¹ x)` about the grid's centre: [rows, …, X, Y, Z]. Exact, for the
 * symmetries of the cube only: those move voxels onto voxels, and nothing is interpolated.
 */
export const voxels: Representation = gridOf("voxels", null);

/** Vector fields on a grid: the voxels move and the vectors turn. [rows, …, 3, X, Y, Z] */
export const voxelVectors: Representation = voxelsOf(vector);

/**
 * Images, turned about their centre by symmetries of the square: [rows, …, H, W]. As usual in images x
 * runs along W and y along H, so that a quarter turn from x to y looks clockwise.
 */
export const image: Representation = gridOf("image", null);

/** Fields on a grid of voxels, `fibre` acting on the axes before it: [rows, …, fibre, X, Y, Z]. */
export function voxelsOf(fibre: Representation): Representation {
  return gridOf("voxels", fibre);
}

/** Fields on an image, `fibre` acting on the axes before it: [rows, …, fibre, H, W]. */
export function imageOf(fibre: Representation): Representation {
  return gridOf("image", fibre);
}

function gridOf(kind: "voxels" | "image", fibre: Representation | null): Representation {
  const syntax: Syntax = { kind, fibre: fibre?.syntax ?? null };
  const name = written(syntax);
  const grid: Grid = { ...kinds[kind], name, fibre, room: roomFor(fibre?.syntax ?? null, kind) };
  return { name, syntax, act: (elements, values) => turnGrids(elements, values, grid) };
}

/** The axes that a fibre needs before the grid. */
function roomFor(fibre: Syntax | null, kind: "voxels" | "image"): Grid["room"] {
  // Voxels turn in ways that vectors of the plane cannot follow.
  const sizes = fibre && widths(fibre)?.filter((size) => kind === "image" || size !== 2);
  if (sizes)
    return { shown: `${sizes.join(" or ")}, `, fits: (before) => sizes.includes(before.at(-1)!) };
  if (fibre?.kind === "tensor") {
    const { rank } = fibre;
    const isThree = (size: number) => size === 3;
    return {
      shown: "3, ".repeat(rank),
      fits: (before) => before.length >= rank && before.slice(-rank).every(isThree),
    };
  }
  if (fibre?.kind === "sum") {
    const least = Math.max(...fibre.terms.map(({ end }) => end));
    return { shown: `${least} or more, `, fits: (before) => before.at(-1)! >= least };
  }
  return { shown: "", fits: () => true };
}
