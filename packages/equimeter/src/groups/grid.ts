import { type Tensor, tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Elements } from "./element.js";
import type { Representation } from "./representation.js";
import { symmetriesOf, type SignedPermutation } from "./signed-permutation.js";
import { expectRows } from "./turn.js";

/** What lies at each place of a grid, and which axes of the tensor run along x, y and z. */
export interface Grid {
  readonly name: string;
  /** Counted from the end: [−3, −2, −1] for voxels, [−1, −2] for images. */
  readonly axes: readonly number[];
  /** For messages: "X, Y, Z". */
  readonly shown: string;
  /** Groups that move grids onto themselves, for messages. */
  readonly advice: string;
  /** Acts on the axes before the grid; null for densities. */
  readonly fibre: Representation | null;
  /** What it needs of the axes between the rows and the grid, and how to say so: "3, ". */
  readonly room: { readonly shown: string; fits(before: readonly number[]): boolean };
}

/** `(R f)(x) = ρ(R) f(R⁻¹ x)` about the grid's centre, ρ the fibre's: every place onto a place. */
export function turnGrids(elements: Elements, values: Tensor, grid: Grid): Tensor {
  checkShape(values, grid);
  expectRows(elements.rotation.shape[0], values, grid.name);
  if (elements.translation)
    throw new UserError(`${grid.name} cannot carry translations: they would need interpolation`);
  const rowsOf = symmetriesOf(elements.rotation, grid);
  const turned = (permutation: SignedPermutation, rows: Tensor) =>
    turnFibres(permutation, turnGrid(permutation, rows, grid), grid);
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
function turnGrid({ axes, signs }: SignedPermutation, values: Tensor, grid: Grid): Tensor {
  const { rank, shape } = values;
  const at = grid.axes.map((axis) => rank + axis); // of coordinate i
  if (at.some((axis, i) => shape[at[axes[i]]] !== shape[axis]))
    throw new UserError(
      `${grid.name}: a grid of ${shape.slice(rank - at.length).join(" × ")} does not fit onto itself ` +
        `when its axes change places; use ${at.length === 3 ? "a cubic grid" : "a square image"}, ` +
        `or ${at.length === 3 ? "turns about its long axis" : "mirrors and half turns"}`,
    );
  const order = shape.map((_, axis) => axis);
  at.forEach((axis, i) => (order[axis] = at[axes[i]]));
  return values.permute(order).flip(at.filter((_, i) => signs[i] < 0));
}

/** The same matrix for all places and rows, without the rounding of the elements. */
function turnFibres(permutation: SignedPermutation, values: Tensor, grid: Grid): Tensor {
  if (!grid.fibre) return values;
  const { dtype, device } = values;
  const matrix = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => (permutation.axes[i] === j ? permutation.signs[i] : 0)),
  );
  const rotation = tensor([matrix], { dtype: dtype === "float64" ? dtype : "float32", device });
  const last = grid.axes.map((_, i) => i - grid.axes.length);
  const first = last.map((_, i) => i + 1);
  const fibres = values.movedim(last, first); // [rows, grid, …, fibre]
  return grid.fibre.act({ rotation }, fibres.unsqueeze(0)).squeeze(0).movedim(first, last);
}

function checkShape({ shape, rank }: Tensor, { name, axes, shown, room }: Grid): void {
  if (rank > axes.length && room.fits(shape.slice(1, rank - axes.length))) return;
  throw new UserError(
    `${name} needs the shape [rows, …, ${room.shown}${shown}], got [${shape.join(", ")}]`,
  );
}
