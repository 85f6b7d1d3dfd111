import { expect, test } from "vitest";

import { contourLines, heightAt, rangeOf, rangesOf, relative, surfaceMesh } from "./surface.ts";

const axis = [-2, 0, 2];
const plane = axis.map((y) => axis.map((x) => x + 10 * y));

test("a mesh has every point once, the highest on top, and two triangles a cell that face up", () => {
  const range = rangeOf(plane);
  const { positions, colors, indices } = surfaceMesh(plane, axis, range);
  expect([positions.length, colors.length, indices.length]).toEqual([27, 27, 24]);
  expect([...positions.subarray(0, 3)]).toEqual([-1, -0.75, 1]);
  expect([...positions.subarray(24)]).toEqual([1, 0.75, -1]);
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) =>
      positions.subarray(3 * indices[i + k], 3 * indices[i + k] + 3),
    );
    const up = (b[2] - a[2]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[2] - a[2]);
    expect(up).toBeGreaterThan(0);
  }
});

test("contours lie on the surface at their heights, and all on the floor beneath", () => {
  const range = rangeOf(plane);
  const { above, beneath } = contourLines(plane, axis, range);
  expect(above.length).toBe(beneath.length);
  expect(above.length).toBeGreaterThan(60);
  for (let i = 0; i < above.length; i += 3) {
    const height = heightAt(plane, axis, 2 * above[i], -2 * above[i + 2]);
    expect(1.5 * (relative(height, range) - 0.5)).toBeCloseTo(above[i + 1], 5);
    expect(beneath[i + 1]).toBeLessThan(-0.75);
  }
  const flat = axis.map(() => axis.map(() => 3));
  expect(contourLines(flat, axis, rangeOf(flat)).above).toHaveLength(0);
});

test("heights between points are linear, off the grid there are none", () => {
  expect(heightAt(plane, axis, 1, -1)).toBeCloseTo(-9, 12);
  expect(heightAt(plane, axis, 2, 2)).toBe(22);
  expect(heightAt(plane, axis, 2.1, 0)).toBeNaN();
});

test("each surface has a range of its own, or both have one", () => {
  const surfaces = { L_mean: plane, L_equiv: [[7, 30]] };
  const both = { low: -22, high: 30 };
  expect(rangesOf(surfaces, true)).toEqual({ L_mean: both, L_equiv: both });
  expect(rangesOf(surfaces, false)).toEqual({
    L_mean: { low: -22, high: 22 },
    L_equiv: { low: 7, high: 30 },
  });
});
