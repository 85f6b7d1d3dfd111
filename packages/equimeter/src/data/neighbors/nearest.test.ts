import * as fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../errors.js";
import { nearestNeighbors } from "./nearest.js";

/** The definition, written down naively. */
function sorted(positions: Float64Array, cutoff: number, count: number): number[] {
  const n = positions.length / 3;
  const square = (i: number, j: number) =>
    [0, 1, 2].reduce((sum, k) => sum + (positions[3 * j + k] - positions[3 * i + k]) ** 2, 0);
  const atoms = Array.from({ length: n }, (_, i) => i);
  return atoms.flatMap((i) => {
    const others = atoms
      .filter((j) => j !== i && square(i, j) < cutoff ** 2)
      .sort((a, b) => square(i, a) - square(i, b) || a - b);
    return [...others, ...Array<number>(count).fill(-1)].slice(0, count);
  });
}

/** Points of a grid, so that equal distances and distances equal to the cutoff are common. */
const gridPoints = fc
  .uniqueArray(fc.integer({ min: 0, max: 124 }), { maxLength: 30 })
  .map((cells) =>
    Float64Array.from(cells.flatMap((c) => [c % 5, Math.floor(c / 5) % 5, Math.floor(c / 25)])),
  );

const points = fc
  .array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 60 })
  .map((values) => Float64Array.from(values.slice(0, values.length - (values.length % 3))))
  .filter((positions) => {
    const keys = sorted(positions, 2e-3, 1);
    return keys.every((key) => key === -1);
  });

test("equals sorting all distances", () => {
  fc.assert(
    fc.property(
      fc.oneof(gridPoints, points),
      fc.constantFrom(0.5, 1, 2, 3.3, Infinity),
      fc.integer({ min: 1, max: 12 }),
      (positions, cutoff, count) => {
        const { index } = nearestNeighbors(positions, { cutoff, count });
        expect([...index]).toEqual(sorted(positions, cutoff, count));
      },
    ),
  );
});

test("the cutoff is strict", () => {
  const pair = Float64Array.of(0, 0, 0, 0, 0, 2);
  expect([...nearestNeighbors(pair, { cutoff: 2, count: 1 }).index]).toEqual([-1, -1]);
  expect([...nearestNeighbors(pair, { cutoff: 2.001, count: 1 }).index]).toEqual([1, 0]);
});

test("a rotation changes nothing", () => {
  // Irregular on purpose: no two distances from an atom are within rounding of each other.
  const positions = Float64Array.from({ length: 60 }, (_, k) => 3 * Math.sin(k * k + 0.7 * k));
  const [cos, sin] = [Math.cos(0.9), Math.sin(0.9)];
  const turned = positions.slice();
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = positions.subarray(i, i + 3);
    const [x1, y1] = [cos * x - sin * y, sin * x + cos * y];
    turned.set([x1, cos * y1 - sin * z, sin * y1 + cos * z], i);
  }
  const options = { cutoff: 3, count: 6 };
  const { index } = nearestNeighbors(positions, options);
  expect(index.some((j) => j >= 0)).toBe(true);
  expect(nearestNeighbors(turned, options).index).toEqual(index);
});

test("lone atoms and empty structures have no neighbours", () => {
  const options = { cutoff: 5, count: 3 };
  expect([...nearestNeighbors(Float64Array.of(1, 2, 3), options).index]).toEqual([-1, -1, -1]);
  expect(nearestNeighbors(new Float64Array(0), options).index).toHaveLength(0);
});

test("coincident atoms are refused by number, whatever the cutoff", () => {
  const positions = Float64Array.of(0, 0, 0, 1, 0, 0, 5, 5, 5, 1, 0, 0.0005);
  for (const cutoff of [1e-4, 5]) {
    expect(() => nearestNeighbors(positions, { cutoff, count: 2 })).toThrow(
      /^atoms 1 and 3 \(counted from 0\) are 0\.00050 Å apart/,
    );
  }
});

test.each([
  [[0, 0, 0], 0, 1, "cutoff must be a positive distance in Å, not 0"],
  [[0, 0, 0], NaN, 1, "cutoff must be a positive distance in Å, not NaN"],
  [[0, 0, 0], 5, 0, "whole number from 1 on, not 0"],
  [[0, 0, 0], 5, 1.5, "whole number from 1 on, not 1.5"],
  [[0, 0], 5, 1, "3 numbers an atom, but there are 2"],
  [[0, 0, 0, 1, NaN, 1], 5, 1, "a coordinate of atom 1 is NaN"],
])("bad input %j, cutoff %d, count %d", (positions, cutoff, count, message) => {
  const call = () => nearestNeighbors(Float64Array.from(positions), { cutoff, count });
  expect(call).toThrow(UserError);
  expect(call).toThrow(message);
});
