import { Generator, linalgDet, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { groupNamed } from "./groups.js";
import { cyclic, dihedral } from "./plane.js";
import { distance } from "./testing.js";

const n = 40_000;

/** How far a mean is from what it should be, in standard errors of independent draws. */
function off(mean: Tensor, expected: number, variance: number): number {
  return mean.sub(expected).abs().max().item() / Math.sqrt(variance / n);
}

/** The statistic of Kolmogorov and Smirnov against the uniform law on [0, 1], times √n. */
function unevenness(values: Tensor): number {
  const sorted = values.toNumbers().toSorted((a, b) => a - b);
  const gaps = sorted.map((x, i) =>
    Math.max(Math.abs(x - i / sorted.length), Math.abs(x - (i + 1) / sorted.length)),
  );
  return Math.max(...gaps) * Math.sqrt(sorted.length);
}

const limit = 1.95; // its 0.1 % point

test("O3 is Haar's: half of it reflects, and both halves are uniform", () => {
  const { rotation } = groupNamed("O3").sample(n, new Generator(1));
  const sign = linalgDet(rotation);
  expect(sign.abs().sub(1).abs().max().item()).toBeLessThan(1e-13);
  expect(off(sign.mean(), 0, 1)).toBeLessThan(5);
  const trace = rotation.diagonal({ dim1: 1, dim2: 2 }).sum(-1);
  // Odd moments vanish under R → −R; E tr² = 1 and E tr⁴ = 3 as for rotations.
  expect(off(rotation.mean(0), 0, 1 / 3)).toBeLessThan(5);
  expect(off(rotation.square().mean(0), 1 / 3, 1 / 5 - 1 / 9)).toBeLessThan(5);
  expect(off(trace.pow(3).mean(), 0, 15)).toBeLessThan(5);
  expect(off(trace.pow(4).mean(), 3, 82)).toBeLessThan(5);
  // Of the rotations among R and −R the sign must say nothing: E det R tr³(det R · R) = 0.
  expect(off(trace.mul(sign).pow(3).mean(), 1, 14)).toBeLessThan(5);
  expect(off(trace.mul(sign).pow(3).mul(sign).mean(), 0, 15)).toBeLessThan(5);
});

test.each(["translations(2)", "SE3(2)"])("shifts of %s fill their ball evenly", (name) => {
  const group = groupNamed(name);
  expect(group).toMatchObject({ law: "probe", name });
  expect(group.elements).toBeUndefined();
  const { rotation, translation } = group.sample(n, new Generator(2));
  const distances = translation!.square().sum(1).sqrt();
  expect(distances.max().item()).toBeLessThanOrEqual(2);
  expect(unevenness(distances.div(2).pow(3))).toBeLessThan(limit);
  // Archimedes: each coordinate of a uniform direction is uniform.
  const direction = translation!.div(distances.unsqueeze(1));
  for (const axis of [0, 1, 2])
    expect(unevenness(direction.select(1, axis).add(1).div(2))).toBeLessThan(limit);
  const turned = rotation.diagonal({ dim1: 1, dim2: 2 }).sum(-1).sub(3).abs().max().item();
  expect(turned > 1).toBe(name.startsWith("SE3"));
});

test("SO2 turns about z by uniform angles", () => {
  const { rotation } = groupNamed("SO2").sample(n, new Generator(3));
  const [cos, sin] = [rotation.select(1, 0).select(1, 0), rotation.select(1, 1).select(1, 0)];
  expect(
    unevenness(
      sin
        .atan2(cos)
        .div(2 * Math.PI)
        .remainder(1),
    ),
  ).toBeLessThan(limit);
  expect(rotation.select(1, 2).select(1, 2).sub(1).abs().max().item()).toBe(0);
  expect(linalgDet(rotation).sub(1).abs().max().item()).toBeLessThan(1e-14);
});

test("quarter turns among C(n) and D(n) are whole numbers", () => {
  for (const count of [1, 2, 4, 8, 12])
    for (const group of [cyclic(count), dihedral(count)]) {
      const { rotation } = group.elements!();
      const near = rotation.sub(rotation.round()).abs();
      const whole = near.amax([1, 2]).eq(0).sum().item();
      expect(whole).toBe((count % 4 === 0 ? 4 : count) * (group.order! / count));
    }
});

test("orders of many things are even too, and never listed", () => {
  const group = groupNamed("S(10)");
  expect(group.order).toBe(3_628_800);
  expect(group.elements).toBeUndefined();
  const permutation = group.sample(n, new Generator(4)).permutation!;
  const places = permutation.sort(1).values.to("float64");
  expect(distance(places.amin(0), places.amax(0))).toBe(0); // each is an order
  // One thing stays in its place on average, and the spread of that number is 1.
  const fixed = permutation
    .eq(group.sample(1, new Generator(5)).permutation!)
    .sum(1)
    .to("float64");
  expect(off(fixed.mean(), 1, 1)).toBeLessThan(5);
  expect(off(fixed.sub(1).square().mean(), 1, 3)).toBeLessThan(5);
  // Every place is as likely for each, and pairs come in either order.
  for (const i of [0, 4, 9])
    for (const place of [0, 5, 9])
      expect(off(permutation.select(1, i).eq(place).to("float64").mean(), 0.1, 0.09)).toBeLessThan(
        5,
      );
  const ordered = permutation.select(1, 2).lt(permutation.select(1, 7)).to("float64");
  expect(off(ordered.mean(), 0.5, 0.25)).toBeLessThan(5);
});

test("the number of all orders is given as long as it is exact", () => {
  expect(groupNamed("S(18)").order).toBe(6_402_373_705_728_000);
  expect(groupNamed("S(19)").order).toBeUndefined();
  expect(groupNamed("S(300)").sample(2, new Generator(0)).permutation!.shape).toEqual([2, 300]);
});
