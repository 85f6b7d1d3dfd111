import { Generator, randn, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { enumerate, independent, O, tetrahedralOrbits } from "../../groups/index.js";
import { Concentrations } from "./concentration.js";
import { sumsOfRows } from "./row-sums.js";

const float64 = { dtype: "float64" } as const;

/** Rows of spread 1, and one in ten of spread 10: of all L_equiv they have 1000 in 1009 parts · 10. */
function rows(passes: number, count: number, seed = 0) {
  const scale = zeros([1, count, 1], float64).add(1);
  for (let i = 0; i < count; i += 10) scale.select(1, i).fill_(10);
  const twisted = randn([passes, count, 3], { generator: new Generator(seed), ...float64 });
  return sumsOfRows(twisted.mul(scale), zeros([count, 3], float64), designOf(passes));
}
const designOf = (count: number) => independent({ count });
const exact = 1000 / 1090;

test("what a tenth of the rows has is known from many rotations, and bounded from few", () => {
  for (const passes of [6, 40]) {
    const concentrations = new Concentrations(designOf(passes));
    concentrations.add(rows(passes, 2000), 1);
    const { share, held } = concentrations.at(0.1);
    expect(share).toBeGreaterThan(exact - 0.01);
    expect(held!).toBeLessThan(exact + 0.01);
    expect(held!).toBeGreaterThan(exact - 0.05);
  }
});

test("rows that are all alike seem to differ by noise alone, which halves do not believe", () => {
  const concentrations = new Concentrations(designOf(6));
  const twisted = randn([6, 5000, 3], { generator: new Generator(3), ...float64 });
  concentrations.add(sumsOfRows(twisted, zeros([5000, 3], float64), designOf(6)), 1);
  const { share, held } = concentrations.at(0.1);
  expect(share).toBeGreaterThan(0.15);
  expect(Math.abs(held! - 0.1)).toBeLessThan(0.012);
});

test("samples by their weights, however they come", () => {
  const [one, two] = [new Concentrations(designOf(40)), new Concentrations(designOf(40))];
  one.add(rows(40, 400), 1);
  two.add(rows(40, 400), 1);
  two.add(rows(40, 4000, 5), 1e-9);
  // The added rows count as rows, and have next to nothing of L_equiv.
  expect(two.at(0.1 / 11).share).toBeCloseTo(one.at(0.1).share, 3);
});

test("halves are there where there are two of something", () => {
  const held = (design: Parameters<typeof sumsOfRows>[2]) => {
    const concentrations = new Concentrations(design);
    const twisted = randn([design.passes, 50, 1], { generator: new Generator(1), ...float64 });
    concentrations.add(sumsOfRows(twisted, zeros([50, 1], float64), design), 1);
    return concentrations.at(0.1).held;
  };
  expect(held(independent({ count: 3 }))).toBeNull();
  expect(held(independent({ count: 4 }))).not.toBeNull();
  expect(held(tetrahedralOrbits({ replicates: 2 }))).not.toBeNull();
  expect(held(enumerate({ group: O }))).not.toBeNull();
});
