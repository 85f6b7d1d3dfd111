import { describe, expect, test } from "vitest";

import { scenePicture, viewOf } from "./view.js";

/** A box of 6 × 3 × 1, turned by some rotation. */
const axes = [
  [0.36, 0.48, -0.8],
  [-0.8, 0.6, 0],
  [0.48, 0.64, 0.6],
];
const turned = (place: readonly number[]) =>
  axes.map((row) => row.reduce((sum, value, i) => sum + value * place[i], 0));
const box = [0, 1, 2, 3, 4, 5, 6, 7].map((corner) =>
  turned([corner & 1 ? 6 : 0, corner & 2 ? 3 : 0, corner & 4 ? 1 : 0]),
);
const size = { width: 700, height: 500, margin: 50 };

test("the longest axis runs from left to right, the shortest towards the eye", () => {
  const view = viewOf(box, size);
  expect(view.scale).toBeCloseTo(100, 9); // 600 pixels for 6
  expect(view.height).toBeCloseTo(400, 9);
  const seen = box.map((place) => view.at(place));
  for (const [key, low, high] of [
    ["x", 50, 650],
    ["y", 100, 400],
    ["deep", 0, 1],
  ] as const)
    for (const value of seen.map((one) => one[key]))
      expect(Math.min(Math.abs(value - low), Math.abs(value - high))).toBeLessThan(1e-9);
});

test("what is nearer in space is nearer to the eye: no mirror image", () => {
  const view = viewOf(box, size);
  const [origin, x, y] = [0, 1, 2].map((corner) => view.at(box[corner]));
  const [behind, before] = [box[0], box[4]].map((place) => view.at(place));
  const turn = (x.x - origin.x) * -(y.y - origin.y) - -(x.y - origin.y) * (y.x - origin.x);
  // x cross y points to the corner 4; seen anticlockwise it points to the eye.
  expect(turn > 0).toBe(before.deep < behind.deep);
});

describe("points that have no extent", () => {
  test.each([
    ["one point", [[1, 2, 3]]],
    [
      "a line",
      [
        [0, 0, 0],
        [0, 0, 4],
      ],
    ],
  ])("%s", (_, points) => {
    const view = viewOf(points, size);
    for (const place of points) {
      const { x, y, deep } = view.at(place);
      expect([x, y, deep].every(Number.isFinite)).toBe(true);
      expect(y).toBeCloseTo(250, 9);
    }
    const picture = scenePicture(points, ({ scale }) => String(scale));
    expect(picture.heightAt(700)).toBe(160);
  });
});
