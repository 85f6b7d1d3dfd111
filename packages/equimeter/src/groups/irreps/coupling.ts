import { type Tensor, tensor } from "@equimeter/torch";

import { wigner3j } from "./wigner-3j.js";

const known = new Map<number, Float64Array>();

/**
 * C^{l,1,l+1}, by which degree l and a vector make degree l + 1: [(2l+1) · 3, 2l+3], rows (j, k).
 *
 * @param like - for precision and device
 */
export function couplingToNext(l: number, like: Tensor): Tensor {
  let values = known.get(l);
  if (!values) known.set(l, (values = wigner3j(l, 1, l + 1)));
  const { dtype, device } = like;
  return tensor(values, { dtype, device }).view([(2 * l + 1) * 3, 2 * l + 3]);
}
