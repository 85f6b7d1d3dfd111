import { expect, test } from "vitest";

import { principalFrame } from "./frame.ts";
import { axisAngleOf, turnedBy } from "./rotation.ts";

test("the longest axis comes to x, the shortest to z, and nothing is mirrored", () => {
  const along = [
    [0, 0, 3],
    [0, 1, 0],
    [0.2, 0, 0],
  ];
  const points = Float32Array.from(
    along.flatMap((axis) => [...axis, ...axis.map((value) => -value)]),
  );
  const frame = principalFrame(points.map((value) => value + 7));
  expect(axisAngleOf(frame).isImproper).toBe(false);
  const turned = turnedBy(frame, points);
  const sizes = [0, 6, 12].map((i) => [0, 1, 2].map((axis) => Math.abs(turned[i + axis])));
  sizes.forEach((size, i) =>
    size.forEach((value, axis) =>
      expect(value).toBeCloseTo(i === axis ? Math.max(...along[i]) : 0, 5),
    ),
  );
});
