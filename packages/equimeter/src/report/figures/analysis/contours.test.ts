import { expect, test } from "vitest";

import { contourSegments } from "./contours.js";

const axis = [-2, -1, 0, 1, 2];
const grid = (at: (y: number, x: number) => number) => axis.map((y) => axis.map((x) => at(y, x)));

test("of a plane: straight lines from border to border", () => {
  const lines = contourSegments(
    grid((_, x) => x),
    axis,
    0.25,
  );
  expect(lines).toHaveLength(4);
  for (const { x1, x2 } of lines) expect([x1, x2]).toEqual([0.25, 0.25]);
  const ends = lines.flatMap(({ y1, y2 }) => [y1, y2]);
  expect([Math.min(...ends), Math.max(...ends)]).toEqual([-2, 2]);
});

test("of a bowl: all crossings lie at the height, none where there is no such height", () => {
  const bowl = grid((y, x) => x * x + y * y);
  const lines = contourSegments(bowl, axis, 3);
  expect(lines.length).toBeGreaterThan(4);
  for (const { x1, y1 } of lines) expect(Math.hypot(x1, y1)).toBeCloseTo(Math.sqrt(3), 0);
  expect(contourSegments(bowl, axis, 9)).toEqual([]);
});

test("a saddle has two lines in a cell", () => {
  expect(
    contourSegments(
      [
        [1, -1],
        [-1, 1],
      ],
      [0, 1],
      0,
    ),
  ).toHaveLength(2);
});
