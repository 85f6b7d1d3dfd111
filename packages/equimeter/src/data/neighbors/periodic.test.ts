import * as fc from "fast-check";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import type { Lattice } from "./frame.js";
import { nearestNeighbors } from "./nearest.js";

interface Edge {
  j: number;
  image: number[];
  distance: number;
}

/** All edges of atom i by the definition: every image that a cutoff could reach. */
function edgesOf(i: number, positions: Float64Array, { cell, periodic }: Lattice, cutoff: number) {
  const reach = 8;
  const range = (k: number): number[] =>
    periodic[k] ? Array.from({ length: 2 * reach + 1 }, (_, m) => m - reach) : [0];
  const edges: Edge[] = [];
  for (let j = 0; j < positions.length / 3; j++)
    for (const a of range(0))
      for (const b of range(1))
        for (const c of range(2)) {
          const image = [a, b, c];
          if (i === j && image.every((s) => s === 0)) continue;
          const way = [0, 1, 2].map(
            (x) =>
              positions[3 * j + x] -
              positions[3 * i + x] +
              a * cell[x] +
              b * cell[3 + x] +
              c * cell[6 + x],
          );
          const distance = Math.hypot(...way);
          if (distance < cutoff) edges.push({ j, image, distance });
        }
  return edges.sort((one, other) => one.distance - other.distance);
}

const number = fc.double({ min: -1, max: 1, noNaN: true });
const crystals = fc
  .record({
    shear: fc.array(number, { minLength: 9, maxLength: 9 }),
    edges: fc.array(fc.double({ min: 2.5, max: 6, noNaN: true }), { minLength: 3, maxLength: 3 }),
    places: fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    }),
    periodic: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  })
  .map(({ shear, edges, places, periodic }) => ({
    // Diagonal cells, sheared by up to a third of an edge; atoms also far outside of them.
    cell: Float64Array.from(shear, (s, i) => (i % 4 === 0 ? edges[i / 4] : 0.8 * s)),
    positions: Float64Array.from(places.flat(), (f) => 5 * f),
    periodic,
  }));

test("equals looking at every image", () => {
  fc.assert(
    fc.property(crystals, fc.integer({ min: 1, max: 14 }), ({ positions, ...lattice }, count) => {
      const cutoff = 4;
      const all = Array.from({ length: positions.length / 3 }, (_, i) =>
        edgesOf(i, positions, lattice, cutoff),
      );
      fc.pre(all.every((edges) => edges.every(({ distance }) => distance > 2e-3)));
      const { index, image } = nearestNeighbors(positions, { cutoff, count }, lattice);
      expect(image !== undefined).toBe(lattice.periodic.some(Boolean));
      all.forEach((edges, i) => {
        const row = [...index.subarray(i * count, (i + 1) * count)];
        expect(row.filter((j) => j >= 0)).toHaveLength(Math.min(count, edges.length));
        row.forEach((j, slot) => {
          if (j < 0) return;
          const shift = image
            ? [...image.subarray(3 * (i * count + slot)).subarray(0, 3)]
            : [0, 0, 0];
          const found = edges.find((edge) => edge.j === j && edge.image.join() === shift.join());
          // Distances rather than edges: in a crystal many are equal but for rounding.
          expect(found?.distance).toBeCloseTo(edges[slot].distance, 9);
        });
      });
    }),
    { numRuns: 100 },
  );
});

test("an atom alone in a cubic cell sees six images of itself, in a fixed order", () => {
  const lattice = {
    cell: Float64Array.of(3, 0, 0, 0, 3, 0, 0, 0, 3),
    periodic: [true, true, true],
  } as const;
  const place = Float64Array.of(100.5, -7, 2);
  const { index, image } = nearestNeighbors(place, { cutoff: 3.5, count: 7 }, lattice);
  expect([...index]).toEqual([0, 0, 0, 0, 0, 0, -1]);
  expect(Array.from({ length: 6 }, (_, k) => image!.subarray(3 * k, 3 * k + 3).join())).toEqual([
    "-1,0,0",
    "0,-1,0",
    "0,0,-1",
    "0,0,1",
    "0,1,0",
    "1,0,0",
  ]);
});

test("a slab repeats in its plane only", () => {
  const lattice = {
    cell: Float64Array.of(2, 0, 0, 0, 2, 0, 0, 0, 2),
    periodic: [true, true, false],
  } as const;
  const { image } = nearestNeighbors(Float64Array.of(0, 0, 0), { cutoff: 3, count: 12 }, lattice);
  expect(image!.filter((_, k) => k % 3 === 2).every((s) => s === 0)).toBe(true);
});

test("cells without a volume, endless cutoffs and atoms on their own images are refused", () => {
  const flat = { cell: new Float64Array(9), periodic: [true, true, true] } as const;
  const small = {
    cell: Float64Array.of(5e-4, 0, 0, 0, 9, 0, 0, 0, 9),
    periodic: [true, true, true],
  } as const;
  const place = Float64Array.of(0, 0, 0);
  const options = { cutoff: 5, count: 2 };
  expect(() => nearestNeighbors(place, options, flat)).toThrow(
    "the cell [0, 0, 0, 0, 0, 0, 0, 0, 0] has no volume",
  );
  expect(() => nearestNeighbors(place, options, small)).toThrow("atom 0 and its own image");
  expect(() => nearestNeighbors(place, { cutoff: Infinity, count: 2 }, small)).toThrow(UserError);
});

test("the work grows with the number of atoms, not with its square", () => {
  const time = (side: number): number => {
    const positions = Float64Array.from({ length: 3 * side ** 3 }, (_, k) => {
      const atom = Math.floor(k / 3);
      const cell = Math.floor(atom / side ** (k % 3)) % side;
      return 2 * cell + 0.7 * Math.sin(k * k);
    });
    const start = performance.now();
    nearestNeighbors(positions, { cutoff: 12, count: 20 });
    return (performance.now() - start) / side ** 3;
  };
  time(8); // compiled
  const [few, many] = [10, 30].map((side) => Math.min(time(side), time(side))); // 1,000 and 27,000
  expect(many / few).toBeLessThan(3); // all pairs would be 27 times slower an atom
});
