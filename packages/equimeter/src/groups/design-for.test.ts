import { Generator, linalgDet, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { cyclicOrbits } from "./cyclic-orbits.js";
import { designFor } from "./design-for.js";
import {
  type Design,
  enumerate,
  icosahedralOrbits,
  octahedralOrbits,
  tetrahedralOrbits,
} from "./design.js";
import { groupNamed } from "./groups.js";
import { distance } from "./testing.js";

test.each([
  ["SO3", "tetrahedralOrbits × 2", 2, 12, false],
  ["O3", "tetrahedralOrbits × 2 of O3", 2, 24, false],
  ["SE3(3)", "tetrahedralOrbits × 2 of SE3(3)", 2, 12, false],
  ["SO2", "cyclicOrbits(12) × 2 of SO2", 2, 12, false],
  ["translations(3)", "independent × 24 of translations(3)", 24, 1, false],
  ["O", "enumerate O", 1, 24, true],
  ["Oh", "enumerate Oh", 1, 48, true],
  ["D(4)", "enumerate D(4)", 1, 8, true],
  ["C(64)", "enumerate C(64)", 1, 64, true],
  ["C(65)", "independent × 24 of C(65)", 24, 1, false],
  ["S(4)", "enumerate S(4)", 1, 24, true],
  ["S(5)", "independent × 24 of S(5)", 24, 1, false],
  ["S(30)", "independent × 24 of S(30)", 24, 1, false],
  ["mirror(x)", "enumerate mirror(x)", 1, 2, true],
])("the design of %s is %s", (name, design, replicates, orbit, exact) => {
  const group = groupNamed(name);
  const own = designFor(group);
  const passes = replicates * orbit;
  expect(own).toMatchObject({ name: design, replicates, orbit, passes, exact, biased: false });
  expect(own.group).toBe(group);
  const { rotation, translation, permutation } = own.draw(5, new Generator(0));
  expect(rotation.shape).toEqual([5 * passes, 3, 3]);
  expect(translation?.shape).toEqual(/SE3|tra/.test(name) ? [5 * passes, 3] : undefined);
  expect(permutation?.shape[0]).toBe(name.startsWith("S(") ? 5 * passes : undefined);
  const again = own.draw(5, new Generator(0));
  expect(distance(rotation, again.rotation)).toBe(0);
});

/** [replicates, orbit, samples, 3, 3] */
function draw(design: Design, samples: number): Tensor {
  const { rotation } = design.draw(samples, new Generator(1));
  return rotation.view([design.replicates, design.orbit, samples, 3, 3]);
}

test.each([tetrahedralOrbits, octahedralOrbits, icosahedralOrbits])(
  "orbits in O3 have R and −R, %o",
  (orbits) => {
    const rotation = draw(orbits({ replicates: 2, group: groupNamed("O3") }), 50);
    const [, orbit] = rotation.shape;
    const halves = [0, orbit / 2].map((start) => rotation.narrow(1, start, orbit / 2));
    expect(distance(halves[0], halves[1].neg())).toBe(0);
    expect(linalgDet(halves[0]).sub(1).abs().max().item()).toBeLessThan(1e-13);
    // What changes sign under the inversion, and degrees 1 and 2, leave no error.
    expect(rotation.pow(3).mean(1).abs().max().item()).toBeLessThan(1e-15);
    expect(rotation.mean(1).abs().max().item()).toBeLessThan(1e-15);
    const trace = rotation.diagonal({ dim1: 3, dim2: 4 }).sum(-1);
    expect(trace.square().mean(1).sub(1).abs().max().item()).toBeLessThan(1e-13);
  },
);

test("every element of an orbit in SE3 has a shift of its own, and a uniform rotation", () => {
  const samples = 3000;
  const design = octahedralOrbits({ replicates: 2, group: groupNamed("SE3(1)") });
  const { rotation, translation } = design.draw(samples, new Generator(2));
  const of = rotation.view([2, 24, samples, 3, 3]).select(0, 0).select(0, 5);
  expect(of.mean(0).abs().max().item()).toBeLessThan(5 / Math.sqrt(3 * samples));
  const shifts = translation!.view([2, 24, samples, 3]);
  const variance = 1 / 5; // of a coordinate in the unit ball
  const pair = shifts.select(1, 0).mul(shifts.select(1, 1)).mean([0, 1]);
  expect(pair.abs().max().item()).toBeLessThan((5 * variance) / Math.sqrt(2 * samples));
  expect(Math.abs(shifts.square().mean().item() - variance)).toBeLessThan(0.005);
});

test("orbits of SO2 leave no error in frequencies below the number of turns, nor in others", () => {
  const samples = 2000;
  const rotation = draw(cyclicOrbits({ replicates: 3, turns: 8 }), samples);
  const [cos, sin] = [0, 1].map((i) => rotation.select(3, i).select(3, 0));
  const angle = sin.atan2(cos); // [replicate, turn, sample]
  for (let frequency = 1; frequency < 20; frequency++) {
    const mean = angle.mul(frequency).cos().mean(1);
    const error = mean.square().mean().item();
    // One draw has the variance 1/2, and so has the whole orbit where 8 divides the frequency.
    const isLeft = frequency % 8 === 0;
    const chance = 5 * Math.sqrt(1 / 8 / (3 * samples));
    expect(Math.abs(error - (isLeft ? 1 / 2 : 0))).toBeLessThan(isLeft ? chance : 1e-24);
  }
  // Each element alone is uniform, and samples and replicates have angles of their own.
  const alone = angle.select(1, 3);
  expect(Math.abs(alone.cos().mean().item())).toBeLessThan(5 / Math.sqrt(6 * samples));
  const apart = alone.select(0, 0).sub(alone.select(0, 1)).cos().mean().item();
  expect(Math.abs(apart)).toBeLessThan(5 / Math.sqrt(2 * samples));
});

test.each<[() => unknown, string]>([
  [
    () => tetrahedralOrbits({ replicates: 2, group: groupNamed("C(5)") }),
    "tetrahedralOrbits turn by rotations of space, in the groups SO3, O3 and SE3, not C(5)",
  ],
  [
    () => icosahedralOrbits({ replicates: 0, group: groupNamed("O3") }),
    "icosahedralOrbits needs replicates of at least 1, got 0",
  ],
  [() => cyclicOrbits({ replicates: 2, turns: 1 }), "a number of turns from 2 on, got 1"],
  [() => cyclicOrbits({ replicates: 1.5 }), "needs replicates of at least 1, got 1.5"],
  [
    () => enumerate({ group: groupNamed("S(8)") }),
    "the 40320 elements of S(8) are too many to enumerate; draw some of them",
  ],
  [
    () => enumerate({ group: groupNamed("SO2") }),
    "enumerate needs a finite group such as O, and SO2 has no end",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
