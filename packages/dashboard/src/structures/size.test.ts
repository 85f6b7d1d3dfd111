import { expect, test } from "vitest";

import type { Chain, Molecule } from "./sample.ts";
import { arrowScale, radiusOfStructure } from "./size.ts";

const molecule = {
  kind: "forces",
  positions: Float32Array.of(3, 0, 0, -3, 0, 0),
  label: Float32Array.of(0, 0, 0.5, 0, 0, 0),
  mean: Float32Array.of(0, 0, 0, 0, 4, 0),
} as unknown as Molecule;

test("the longest arrow is as long for small forces as for large ones", () => {
  expect(arrowScale(molecule) * 4).toBeCloseTo(1.6, 6);
  expect(arrowScale({ ...molecule, mean: molecule.label }) * 0.5).toBeCloseTo(1.6, 6);
  expect(
    arrowScale({ ...molecule, mean: molecule.positions.map(() => 0), label: new Float32Array(6) }),
  ).toBe(1);
});

test("all of a sample is seen, and its arrows", () => {
  expect(radiusOfStructure(molecule)).toBeGreaterThan(3);
  const chain = { kind: "chain", label: molecule.label, mean: molecule.mean } as unknown as Chain;
  expect(radiusOfStructure(chain)).toBe(4);
  expect(arrowScale(chain)).toBe(1);
});
