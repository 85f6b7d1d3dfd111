import { cat, rand, stack, type Tensor, tensor, tidy } from "@equimeter/torch";

import { finiteGroup } from "./finite-group.js";
import type { Group } from "./group.js";

/** Turns about z, uniform. */
export const SO2: Group = {
  name: "SO2",
  law: "haar",
  sample: (count, generator) => ({
    rotation: tidy(() => turnsBy(rand([count], { generator, dtype: "float64" }).mul(2 * Math.PI))),
  }),
};

/** The n turns about z by multiples of 360°/n. */
export function cyclic(n: number): Group {
  return finiteGroup(`C(${n})`, () => turnsInto(n));
}

/** The n turns of `cyclic`, and the n reflections of the plane that keep a regular n-gon: y → −y first. */
export function dihedral(n: number): Group {
  return finiteGroup(`D(${n})`, () =>
    tidy(() => {
      const turns = turnsInto(n);
      return cat([turns, turns.mul(tensor([1, -1, 1], { dtype: "float64" }))]);
    }),
  );
}

/** The turns about z by multiples of 360°/n, [n, 3, 3] float64; quarter turns without rounding. */
export function turnsInto(n: number): Tensor {
  return tidy(() => {
    // Of k/n of a turn, without rounding at the quarters.
    const wave = (of: (angle: number) => number, atQuarters: number[]) => (k: number) => {
      const quarters = (4 * k) / n;
      return atQuarters[quarters] ?? of((quarters * Math.PI) / 2);
    };
    const steps = Array.from({ length: n }, (_, k) => k);
    return about(
      tensor(steps.map(wave(Math.cos, [1, 0, -1, 0])), { dtype: "float64" }),
      tensor(steps.map(wave(Math.sin, [0, 1, 0, -1])), { dtype: "float64" }),
    );
  });
}

/** Turns about z by these angles [n], radians: [n, 3, 3]. */
export function turnsBy(angles: Tensor): Tensor {
  return tidy(() => about(angles.cos(), angles.sin()));
}

function about(cos: Tensor, sin: Tensor): Tensor {
  const [zero, one] = [cos.zerosLike(), cos.onesLike()];
  return stack([cos, sin.neg(), zero, sin, cos, zero, zero, zero, one], 1).view([-1, 3, 3]);
}
