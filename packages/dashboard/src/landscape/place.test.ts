import { expect, test } from "vitest";

import { movedPlace, onGrid, readingAt } from "./place.ts";

const axis = [-2, -1, 0, 1, 2];

test("arrows move the place by a step of the grid, from the weights themselves on", () => {
  expect(movedPlace(null, "ArrowUp", axis)).toEqual({ x: 0, y: 1 });
  expect(movedPlace({ x: 0.5, y: 1 }, "ArrowLeft", axis)).toEqual({ x: -0.5, y: 1 });
  expect(movedPlace({ x: 0, y: 0 }, "ArrowDown", axis)).toEqual({ x: 0, y: -1 });
});

test("the place stays on the grid, and other keys do not move it", () => {
  expect(movedPlace({ x: 1.5, y: 2 }, "ArrowRight", axis)).toEqual({ x: 2, y: 2 });
  expect(movedPlace({ x: -2, y: -2 }, "ArrowDown", axis)).toEqual({ x: -2, y: -2 });
  expect(movedPlace({ x: 1, y: 1 }, "Enter", axis)).toBeNull();
  expect(movedPlace(null, "toString", axis)).toBeNull();
});

test("rounding leaves a place on the border, and what lies beyond is none", () => {
  expect(onGrid({ x: 2.0001, y: -2.0001 }, axis)).toEqual({ x: 2, y: -2 });
  expect(onGrid({ x: 0.5, y: 1 }, axis)).toEqual({ x: 0.5, y: 1 });
  expect(onGrid({ x: 2.01, y: 0 }, axis)).toBeNull();
});

test("a reading has the height of both surfaces", () => {
  const plane = axis.map((y) => axis.map((x) => x + 10 * y));
  const surfaces = { L_mean: plane, L_equiv: plane.map((row) => row.map((value) => 2 * value)) };
  expect(readingAt({ x: 0.5, y: -1 }, surfaces, axis)).toEqual({
    x: "0.500",
    y: "−1.00",
    values: [
      { part: "L_mean", value: "−9.500" },
      { part: "L_equiv", value: "−19.00" },
    ],
  });
});
