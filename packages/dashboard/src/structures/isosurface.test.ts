import { expect, test } from "vitest";

import { type GridOfValues, isosurface } from "./isosurface.ts";

function gridOf(
  size: [number, number, number],
  at: (x: number, y: number, z: number) => number,
): GridOfValues {
  const [a, b, c] = size;
  const values = Float32Array.from({ length: a * b * c }, (_, i) =>
    at(Math.floor(i / (b * c)), Math.floor(i / c) % b, i % c),
  );
  return { values, size };
}

/** Divergence theorem: a sixth of the sum of a · (b × c), which is right for closed surfaces alone. */
function volume(corners: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < corners.length; i += 9) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = corners.subarray(i, i + 9);
    sum += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
  return sum / 6;
}

test("a ball on a grid of unequal sides has its volume, its radius, and faces that look outward", () => {
  const centre = [9, 10, 11];
  const ball = gridOf(
    [20, 22, 24],
    (...at) => -Math.hypot(...at.map((value, i) => value - centre[i])),
  );
  const corners = isosurface(ball, -7);
  expect(volume(corners) / ((4 / 3) * Math.PI * 7 ** 3)).toBeCloseTo(1, 1.5);
  for (let i = 0; i < corners.length; i += 3) {
    const radius = Math.hypot(...[0, 1, 2].map((axis) => corners[i + axis] - centre[axis]));
    expect(Math.abs(radius - 7)).toBeLessThan(0.15);
  }
});

test("it is closed: every edge is gone along once in each direction", () => {
  const wild = gridOf([7, 6, 5], (x, y, z) =>
    x % 6 === 0 || y % 5 === 0 || z % 4 === 0 ? 0 : Math.sin(12.9 * x + 78.2 * y + 37.7 * z),
  );
  const corners = isosurface(wild, 0.2);
  expect(corners.length).toBeGreaterThan(500);
  const edges = new Map<string, number>();
  const name = (i: number) => [0, 1, 2].map((axis) => corners[i + axis].toFixed(4)).join();
  for (let i = 0; i < corners.length; i += 9) {
    const names = [name(i), name(i + 3), name(i + 6)];
    names.forEach((from, k) => {
      const to = names[(k + 1) % 3];
      if (from === to) return;
      const [key, sign] = from < to ? [`${from} ${to}`, 1] : [`${to} ${from}`, -1];
      edges.set(key, (edges.get(key) ?? 0) + sign);
    });
  }
  expect([...edges.values()].filter((sum) => sum !== 0)).toEqual([]);
});

test("no surface where nothing, or all, is above the level", () => {
  const flat = gridOf([3, 3, 3], () => 1);
  expect(isosurface(flat, 2)).toHaveLength(0);
  expect(isosurface(flat, 0.5)).toHaveLength(0);
});
