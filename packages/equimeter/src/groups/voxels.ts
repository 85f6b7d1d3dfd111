import { type Tensor, tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Elements } from "./element.js";
import type { Representation } from "./representation.js";

/**
 * Densities on a grid, `(R f)(x) = f(R⁻¹ x)` about the grid's centre: [rows, …, X, Y, Z]. Exact, for the
 * symmetries of the cube only: those move voxels onto voxels, and nothing is interpolated.
 */
export const voxels: Representation = {
  name: "voxels",
  act: (elements, values) => turnGrids(elements, values, "voxels", 0),
};

/** Vector fields on a grid: the voxels move and the vectors turn. [rows, …, 3, X, Y, Z] */
export const voxelVectors: Representation = {
  name: "voxels(vector)",
  act: (elements, values) => turnGrids(elements, values, "voxels(vector)", 1),
};

/**
 * `R x` has `signs[i] · x[axes[i]]` as its coordinate i.
 */
interface SignedPermutation {
  readonly axes: readonly number[];
  readonly signs: readonly number[];
}

function turnGrids(elements: Elements, values: Tensor, name: string, vectorAxes: 0 | 1): Tensor {
  const { shape, rank } = values;
  const components = vectorAxes === 1 ? shape[rank - 4] : 3;
  if (rank < 4 + vectorAxes || components !== 3) {
    const needed = vectorAxes === 1 ? "[rows, …, 3, X, Y, Z]" : "[rows, …, X, Y, Z]";
    throw new UserError(`${name} needs the shape ${needed}, got [${shape.join(", ")}]`);
  }
  if (elements.rotation.shape[0] !== shape[0])
    throw new UserError(
      `${name}: ${elements.rotation.shape[0]} group elements for ${shape[0]} rows`,
    );
  if (elements.translation)
    throw new UserError(`${name} cannot carry translations: they would need interpolation`);
  const rowsOf = rowsByElement(elements.rotation, name);
  const turned = (permutation: SignedPermutation, rows: Tensor) => {
    const moved = turnGrid(permutation, rows, name);
    return vectorAxes === 1 ? turnComponents(permutation, moved) : moved;
  };
  return tidy(() => {
    if (rowsOf.length === 1) return turned(rowsOf[0].permutation, values);
    let result = values;
    for (const { permutation, rows } of rowsOf) {
      const index = tensor(rows, { dtype: "int64", device: values.device });
      result = result.indexCopy(0, index, turned(permutation, values.indexSelect(0, index)));
    }
    return result;
  });
}

/** out[p] = in[R⁻¹ p]: axis i of the result is axis axes[i] of the grid, backwards for a sign of −1. */
function turnGrid({ axes, signs }: SignedPermutation, grids: Tensor, name: string): Tensor {
  const first = grids.rank - 3;
  const size = grids.shape.slice(first);
  if (axes.some((axis, i) => size[axis] !== size[i]))
    throw new UserError(
      `${name}: a grid of ${size.join(" × ")} does not fit onto itself when its axes change places; ` +
        "use a cubic grid, or turns about its long axis",
    );
  const leading = Array.from({ length: first }, (_, i) => i);
  const moved = grids.permute([...leading, ...axes.map((axis) => first + axis)]);
  return moved.flip([0, 1, 2].filter((i) => signs[i] < 0).map((i) => first + i));
}

function turnComponents({ axes, signs }: SignedPermutation, fields: Tensor): Tensor {
  const options = { dtype: fields.dtype, device: fields.device };
  const axis = fields.rank - 4;
  const order = tensor([...axes], { dtype: "int64", device: fields.device });
  const sign = tensor([...signs], options).view([3, 1, 1, 1]);
  return fields.indexSelect(axis, order).mul(sign);
}

/** The distinct elements, each with the rows that it acts on. */
function rowsByElement(
  rotation: Tensor,
  name: string,
): { permutation: SignedPermutation; rows: number[] }[] {
  const numbers = tidy(() => rotation.to({ dtype: "float64", device: "cpu" }).toNumbers());
  const found = new Map<string, { permutation: SignedPermutation; rows: number[] }>();
  for (let row = 0; row < numbers.length / 9; row++) {
    const permutation = signedPermutation(numbers.slice(9 * row, 9 * row + 9), name);
    const key = `${permutation.axes.join()} ${permutation.signs.join()}`;
    const same = found.get(key);
    if (same) same.rows.push(row);
    else found.set(key, { permutation, rows: [row] });
  }
  return [...found.values()];
}

/** Entries that are off by more than this are no rounding. */
const rounding = 1e-5;

/** @throws UserError for a rotation that is no symmetry of the cube */
function signedPermutation(matrix: readonly number[], name: string): SignedPermutation {
  const axes: number[] = [];
  const signs: number[] = [];
  for (let i = 0; i < 3; i++) {
    const row = matrix.slice(3 * i, 3 * i + 3);
    const axis = row.findIndex((entry) => Math.abs(Math.abs(entry) - 1) < rounding);
    if (axis >= 0) {
      axes.push(axis);
      signs.push(Math.sign(row[axis]));
    }
  }
  if (new Set(axes).size === 3) return { axes, signs };
  const shown = [0, 1, 2].map((i) =>
    matrix
      .slice(3 * i, 3 * i + 3)
      .map((entry) => Number(entry.toFixed(3)))
      .join(" "),
  );
  throw new UserError(
    `${name} turn exactly by symmetries of the cube only, not by [${shown.join("; ")}]: ` +
      "use the group O, Oh or C4z, or turn the molecule and make its grid again",
  );
}
