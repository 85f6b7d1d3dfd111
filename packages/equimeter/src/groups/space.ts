import {
  cat,
  type Generator,
  rand,
  randint,
  randn,
  type Tensor,
  tensor,
  tidy,
} from "@equimeter/torch";

import { identity } from "./element.js";
import { finiteGroup } from "./finite-group.js";
import { type Group, SO3 } from "./group.js";

/** Rotations of space and their products with the inversion x → −x, uniform. */
export const O3: Group = {
  name: "O3",
  law: "haar",
  sample: (count, generator) => ({
    rotation: tidy(() => {
      const { rotation } = SO3.sample(count, generator);
      const sign = randint(2, [count, 1, 1], { generator }).mul(2).sub(1);
      return rotation.mul(sign.to("float64"));
    }),
  }),
  // With −R beside each R whatever changes sign under the inversion leaves no error.
  rotationOrbits: {
    cosets: 2,
    extend: (rotation) => ({
      rotation: tidy(() => cat([rotation, rotation.neg()], 1).reshape([-1, 3, 3])),
    }),
  },
};

/**
 * Shifts, uniform in a ball. No law on all shifts is uniform: a probe, whose answer is about shifts of
 * this size.
 *
 * @param range - radius of the ball, Å
 */
export function translations(range: number): Group {
  return {
    name: `translations(${range})`,
    law: "probe",
    sample: (count, generator) => ({
      ...identity(count),
      translation: inBall(range, count, generator),
    }),
  };
}

/**
 * Rotations, uniform, and after each a shift, uniform in a ball: a probe, as `translations`.
 *
 * @param range - radius of the ball, Å
 */
export function SE3(range: number): Group {
  return {
    name: `SE3(${range})`,
    law: "probe",
    sample: (count, generator) => ({
      ...SO3.sample(count, generator),
      translation: inBall(range, count, generator),
    }),
    rotationOrbits: {
      cosets: 1,
      extend(rotation, generator) {
        const flat = rotation.reshape([-1, 3, 3]);
        return { rotation: flat, translation: inBall(range, flat.shape[0], generator) };
      },
    },
  };
}

/** The inversion x → −x, and nothing. */
export const inversion = finiteGroup("inversion", () => withIdentity([-1, -1, -1]));

/** The reflection that turns one axis around, and nothing. */
export function mirror(axis: "x" | "y" | "z"): Group {
  const signs = ["x", "y", "z"].map((name) => (name === axis ? -1 : 1));
  return finiteGroup(`mirror(${axis})`, () => withIdentity(signs));
}

/** The identity and the matrix with these on its diagonal, [2, 3, 3]. */
function withIdentity(diagonal: number[]): Tensor {
  return tidy(() => {
    const one = identity(1).rotation;
    return cat([one, one.mul(tensor(diagonal, { dtype: "float64" }))]);
  });
}

/** A normal vector has a uniform direction, and u^{1/3} the law of the distance from the centre. */
function inBall(radius: number, count: number, generator: Generator): Tensor {
  return tidy(() => {
    const options = { generator, dtype: "float64" } as const;
    const normal = randn([count, 3], options);
    const distance = rand([count, 1], options).pow(1 / 3);
    return normal.div(normal.square().sum(1, { keepdim: true }).sqrt()).mul(distance.mul(radius));
  });
}
