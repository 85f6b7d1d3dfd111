import { einsum, Generator, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import {
  type Design,
  enumerate,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
} from "./design.js";
import { octahedralRotations } from "./finite.js";
import { O } from "./cube.js";
import { type Group, SO3 } from "./group.js";
import { distance } from "./testing.js";

/** [replicates, orbit, samples, 3, 3] */
function draw(design: Design, samples: number, seed = 0): Tensor {
  const { rotation } = design.draw(samples, new Generator(seed));
  return rotation.view([design.replicates, design.orbit, samples, 3, 3]);
}

test.each([
  ["independent × 10", independent({ count: 10 }), 10, 1, false, false],
  ["independent × 2 of O", independent({ count: 2, group: O }), 2, 1, false, false],
  ["tetrahedralOrbits × 2", tetrahedralOrbits({ replicates: 2 }), 2, 12, false, false],
  ["octahedralOrbits × 3", octahedralOrbits({ replicates: 3 }), 3, 24, false, false],
  ["icosahedralOrbits × 2", icosahedralOrbits({ replicates: 2 }), 2, 60, false, false],
  ["tetrahedralOrbits × 1 (biased low)", tetrahedralOrbits({ replicates: 1 }), 1, 12, false, true],
  ["octahedralOrbits × 1 (biased low)", octahedralOrbits({ replicates: 1 }), 1, 24, false, true],
  ["icosahedralOrbits × 1 (biased low)", icosahedralOrbits({ replicates: 1 }), 1, 60, false, true],
  ["enumerate O", enumerate({ group: O }), 1, 24, true, false],
] as const)("%s says what it is", (name, design, replicates, orbit, exact, biased) => {
  expect(design).toMatchObject({
    replicates,
    orbit,
    passes: replicates * orbit,
    name,
    exact,
    biased,
  });
  expect(design.draw(7, new Generator(0)).rotation.shape).toEqual([7 * design.passes, 3, 3]);
  expect(distance(draw(design, 7, 1), draw(design, 7, 1))).toBe(0);
  expect(distance(draw(design, 7, 1), draw(design, 7, 2)) > 0.1).toBe(!exact);
});

test("every element of an orbit alone is Haar", () => {
  const samples = 4000;
  for (const design of [
    tetrahedralOrbits({ replicates: 2 }),
    octahedralOrbits({ replicates: 1 }),
    icosahedralOrbits({ replicates: 1 }),
  ]) {
    const rotation = draw(design, samples);
    const trace = rotation.diagonal({ dim1: 3, dim2: 4 }).sum(-1); // [replicate, element, sample]
    const off = (value: Tensor, expected: number, variance: number) =>
      value.sub(expected).abs().max().item() / Math.sqrt(variance / samples);
    expect(off(rotation.mean(2), 0, 1 / 3)).toBeLessThan(5);
    expect(off(rotation.square().mean(2), 1 / 3, 1 / 5 - 1 / 9)).toBeLessThan(5);
    expect(off(trace.pow(3).mean(-1), 1, 14)).toBeLessThan(5);
    expect(off(trace.pow(4).mean(-1), 3, 82)).toBeLessThan(5);
  }
});

/** tr AᵀB, 0 on average for independent rotations. */
function inner(a: Tensor, b: Tensor): Tensor {
  return a.mul(b).sum([-2, -1]);
}

test("replicates and samples are independent, the elements of an orbit are not", () => {
  const rotation = draw(tetrahedralOrbits({ replicates: 2 }), 4000);
  const [first, second] = [rotation.select(0, 0), rotation.select(0, 1)];
  const error = 5 / Math.sqrt(4000); // E (tr R)² = 1
  expect(Math.abs(inner(first.select(0, 0), second.select(0, 0)).mean().item())).toBeLessThan(
    error,
  );
  const neighbours = inner(
    first.select(0, 0).narrow(0, 0, 3999),
    first.select(0, 0).narrow(0, 1, 3999),
  );
  expect(Math.abs(neighbours.mean().item())).toBeLessThan(error);
  // Within an orbit A g B Bᵀ hᵀ Aᵀ is a rotation by the angle of g hᵀ: 120° or 180°.
  const within = inner(first.select(0, 0), first.select(0, 1)).toNumbers();
  for (const trace of within) expect([0, -1]).toContain(Math.round(trace * 1e9) / 1e9 + 0);
});

test("an error of cubic symmetry is no worse than others, but would be without the left turn", () => {
  const v = tensor([0.36, 0.48, 0.8], { dtype: "float64" });
  const design = octahedralOrbits({ replicates: 1 });
  const cubic = (rotation: Tensor) =>
    einsum("gsij,j->gsi", [rotation, v])
      .pow(4)
      .sum(-1)
      .sub(3 / 5);
  const relative = (z: Tensor) =>
    (z.mean(0).square().mean().item() / z.square().mean().item()) * design.passes;
  const turns = SO3.sample(20_000, new Generator(5)).rotation;
  const withoutLeft = einsum("gij,sjk->gsik", [octahedralRotations(), turns]);
  expect(relative(cubic(draw(design, 20_000).select(0, 0)))).toBeCloseTo(24 / 9, 1);
  expect(relative(cubic(withoutLeft))).toBeCloseTo(24, 8); // 24 passes worth one
});

test("an enumerated group comes whole, in its own order, with its shifts", () => {
  const rotation = draw(enumerate({ group: O }), 3);
  for (let sample = 0; sample < 3; sample++)
    expect(distance(rotation.select(0, 0).select(1, sample), octahedralRotations())).toBe(0);
  const shifts = tensor(
    [
      [0, 0, 0],
      [1, 2, 3],
    ],
    { dtype: "float64" },
  );
  const pair: Group = {
    ...O,
    order: 2,
    elements: () => ({ rotation: octahedralRotations().narrow(0, 0, 2), translation: shifts }),
  };
  const drawn = enumerate({ group: pair }).draw(2, new Generator(0)).translation!;
  expect(drawn.toNumbers()).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 3, 1, 2, 3]);
});

test.each([
  ["at least 2 to see a spread, got 1", () => independent({ count: 1 })],
  ["count of at least 2 to see a spread, got 2.5", () => independent({ count: 2.5 })],
  ["got NaN", () => independent({ count: Number.NaN })],
  ["replicates of at least 1, got 0", () => tetrahedralOrbits({ replicates: 0 })],
  ["replicates of at least 1, got 1.5", () => octahedralOrbits({ replicates: 1.5 })],
  ["icosahedralOrbits needs replicates", () => icosahedralOrbits({ replicates: -1 })],
  ["a finite group such as O, and SO3 has no end", () => enumerate({ group: SO3 })],
])("… %s", (message, make) => {
  expect(make).toThrow(UserError);
  expect(make).toThrow(message);
});
