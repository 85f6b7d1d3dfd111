import { rand, tensor, tidy } from "@equimeter/torch";

import { identity } from "./element.js";
import type { Group } from "./group.js";

/** Above this many things all orders are not listed: 7! = 5,040. */
const mostListed = 6;

/**
 * All orders of n things, each as likely: `Elements.permutation` [count, n], with the identity as
 * rotation. Listed in full up to n = 6.
 */
export function symmetric(n: number): Group {
  const order = factorial(n);
  return {
    name: `S(${n})`,
    law: "haar",
    ...(Number.isSafeInteger(order) && { order }),
    ...(n <= mostListed && {
      elements: () => ({
        ...identity(order),
        permutation: tensor(ordersOf(n), { dtype: "int64" }),
      }),
    }),
    sample: (count, generator) => ({
      ...identity(count),
      // The ranks of independent numbers are in any order as likely.
      permutation: tidy(() => rand([count, n], { generator, dtype: "float64" }).argsort(1)),
    }),
  };
}

/** All permutations of 0 … n − 1, the identity first, in the order of the dictionary. */
function ordersOf(n: number): number[][] {
  const extend = (start: number[]): number[][] =>
    start.length === n
      ? [start]
      : Array.from({ length: n }, (_, next) => next)
          .filter((next) => !start.includes(next))
          .flatMap((next) => extend([...start, next]));
  return extend([]);
}

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n && Number.isSafeInteger(product); i++) product *= i;
  return product;
}
