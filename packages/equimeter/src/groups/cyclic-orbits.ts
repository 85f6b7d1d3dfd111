import { rand, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { type Design, orbitsOf } from "./design.js";
import { SO2, turnsBy, turnsInto } from "./plane.js";

/**
 * Turns about z by a random angle and the multiples of 360°/n from there, angles afresh for every
 * replicate and every sample: no error in frequencies that are no multiples of n, and n times the
 * variance of as many independent draws in those that are.
 *
 * @param options.turns - n; 12 where it is left out
 */
export function cyclicOrbits(options: { replicates: number; turns?: number }): Design {
  const { replicates, turns = 12 } = options;
  if (!Number.isInteger(turns) || turns < 2)
    throw new UserError(`cyclicOrbits need a number of turns from 2 on, got ${turns}`);
  return {
    ...orbitsOf(`cyclicOrbits(${turns})`, SO2, turns, replicates),
    draw: (samples, generator) =>
      tidy(() => {
        const count = [replicates, 1, samples];
        const angle = rand(count, { generator, dtype: "float64" }).mul(2 * Math.PI);
        const start = turnsBy(angle.view([-1])).view([...count, 3, 3]);
        const rotation = turnsInto(turns).view([1, turns, 1, 3, 3]).matmul(start);
        return { rotation: rotation.reshape([-1, 3, 3]) };
      }),
  };
}
