import { type Generator, randn, type Tensor } from "@equimeter/torch";

import type { Elements } from "./element.js";
import { SO3 } from "./group.js";

/** The Legendre polynomial P_l of every element, by Bonnet's recursion. */
export function legendre(l: number, x: Tensor): Tensor {
  let [previous, current] = [x.onesLike(), x];
  if (l === 0) return previous;
  for (let n = 1; n < l; n++)
    [previous, current] = [
      current,
      x
        .mul(current)
        .mul(2 * n + 1)
        .sub(previous.mul(n))
        .div(n + 1),
    ];
  return current;
}

/** Uniform directions, [n, 3] float64. */
export function directions(n: number, generator: Generator): Tensor {
  const normal = randn([n, 3], { generator, dtype: "float64" });
  return normal.div(normal.square().sum(-1, { keepdim: true }).sqrt());
}

/** Random rotations followed by random shifts. */
export function motions(n: number, generator: Generator): Elements & { translation: Tensor } {
  const { rotation } = SO3.sample(n, generator);
  return { rotation, translation: randn([n, 3], { generator, dtype: "float64" }) };
}

/** The largest absolute difference of two tensors. */
export function distance(a: Tensor, b: Tensor): number {
  return a.sub(b).abs().max().item();
}
