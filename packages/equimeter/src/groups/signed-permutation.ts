import { type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { rounding } from "./turn.js";

/** `R x` has `signs[i] · x[axes[i]]` as its coordinate i. */
export interface SignedPermutation {
  readonly axes: readonly number[];
  readonly signs: readonly number[];
}

/** What the matrices must be, for messages. */
interface Needed {
  readonly name: string;
  /** Of the grid: the coordinates beyond them must stay. */
  readonly axes: readonly number[];
  readonly advice: string;
}

/**
 * The distinct symmetries of the cube among matrices [rows, 3, 3], each with the rows that it acts on.
 *
 * @throws UserError for other matrices
 */
export function symmetriesOf(
  rotation: Tensor,
  needed: Needed,
): { permutation: SignedPermutation; rows: number[] }[] {
  const numbers = tidy(() => rotation.to({ dtype: "float64", device: "cpu" }).toNumbers());
  const found = new Map<string, { permutation: SignedPermutation; rows: number[] }>();
  for (let row = 0; row < numbers.length / 9; row++) {
    const permutation = signedPermutation(numbers.slice(9 * row, 9 * row + 9), needed);
    const key = `${permutation.axes.join()} ${permutation.signs.join()}`;
    const same = found.get(key);
    if (same) same.rows.push(row);
    else found.set(key, { permutation, rows: [row] });
  }
  return [...found.values()];
}

function signedPermutation(matrix: readonly number[], needed: Needed): SignedPermutation {
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
  const keepsPlane = needed.axes.length === 3 || (axes[2] === 2 && signs[2] === 1);
  if (new Set(axes).size === 3 && keepsPlane) return { axes, signs };
  const shown = [0, 1, 2].map((i) =>
    matrix
      .slice(3 * i, 3 * i + 3)
      .map((entry) => Number(entry.toFixed(3)))
      .join(" "),
  );
  const of = needed.axes.length === 3 ? "cube" : "square";
  throw new UserError(
    `${needed.name}: grids turn exactly by symmetries of the ${of} only, not by [${shown.join("; ")}]: ` +
      needed.advice,
  );
}
