import type { Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";

/** Entries that are off by more than this are no rounding, of float32 either. */
export const rounding = 1e-5;

/** `R v` for the vectors along the last axis of [rows, …, 3]. */
export function turnLast(rotation: Tensor, values: Tensor, name: string): Tensor {
  expectTrailing(values, 1, name);
  return turnBy(rotation, values, name);
}

/**
 * `M v` for the vectors along the last axis of [rows, …, n], in the precision of the matrices and then
 * rounded to that of the vectors.
 *
 * @param matrices - one for each row, [rows, n, n]
 */
export function turnBy(matrices: Tensor, values: Tensor, name: string): Tensor {
  expectReal(values, name);
  expectRows(matrices.shape[0], values, name);
  const [rows, ...rest] = values.shape;
  const wide = values.to({ dtype: matrices.dtype });
  const turned = () => {
    if (rest.length === 1) return matrices.mul(wide.unsqueeze(1)).sum(-1);
    const vectors = rest.slice(0, -1).reduce((product, size) => product * size, 1);
    const flat = wide.reshape([rows, vectors, rest.at(-1)!]);
    return flat.matmul(matrices.transpose(1, 2)).view(values.shape);
  };
  return turned().to({ dtype: values.dtype });
}

/** Whether the vectors of [rows, …, 2] are of the plane. */
export function isPlanar(values: Tensor): boolean {
  return values.rank > 1 && values.shape.at(-1) === 2;
}

/**
 * How the elements turn the plane of x and y, [rows, 2, 2].
 *
 * @throws UserError unless all of them keep z
 */
export function planePart(rotation: Tensor, values: Tensor, name: string): Tensor {
  const { shape } = values;
  const corner = rotation.select(1, 2).select(1, 2); // 1 where z stays
  if (shape[0] > 0 && corner.sub(1).abs().max().item() > rounding)
    throw new UserError(
      `${name} needs the shape [rows, …, 3], got [${shape.join(", ")}]: two components turn by groups ` +
        "that keep z only, such as SO2, C(6), D(4) or mirror(x)",
    );
  return rotation.narrow(1, 0, 2).narrow(2, 0, 2);
}

/** @throws UserError unless the last axes have a size of 3 each */
export function expectTrailing(values: Tensor, axes: number, name: string): void {
  const { shape } = values;
  const trailing = shape.slice(1).slice(-axes);
  if (trailing.length === axes && trailing.every((size) => size === 3)) return;
  const needed = `[rows, …${", 3".repeat(axes)}]`;
  throw new UserError(`${name} needs the shape ${needed}, got [${shape.join(", ")}]`);
}

/** @throws UserError for integers and the like */
export function expectReal(values: Tensor, name: string): void {
  if (!/float/.test(values.dtype))
    throw new UserError(`${name} needs real numbers, got ${values.dtype} [${values.shape}]`);
}

/** @throws UserError unless there is an element for every row */
export function expectRows(elements: number, values: Tensor, name: string): void {
  const [rows] = values.shape;
  if (elements !== rows)
    throw new UserError(`${name}: ${elements} group elements for ${rows} rows`);
}
