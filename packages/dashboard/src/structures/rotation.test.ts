import { expect, test } from "vitest";

import { axisAngleOf, byAngle, turnedBy, turnText } from "./rotation.ts";

function about([x, y, z]: readonly number[], degrees: number): number[] {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const k = 1 - c;
  return [
    c + k * x * x,
    k * x * y - s * z,
    k * x * z + s * y,
    k * x * y + s * z,
    c + k * y * y,
    k * y * z - s * x,
    k * x * z - s * y,
    k * y * z + s * x,
    c + k * z * z,
  ];
}

const axes = [
  [0, 0, 1],
  [0.6, 0, 0.8],
  [1 / 3, -2 / 3, 2 / 3],
];

test.each([1, 37, 90, 179.5, 180])("the axis and angle of a turn by %d°", (degrees) => {
  for (const axis of axes) {
    const found = axisAngleOf(about(axis, degrees));
    expect(found.degrees).toBeCloseTo(degrees, 4);
    const along = axis.reduce((sum, part, i) => sum + part * found.axis![i], 0);
    expect(degrees === 180 ? Math.abs(along) : along).toBeCloseTo(1, degrees === 179.5 ? 3 : 6);
    expect(found.isImproper).toBe(false);
    const mirrored = axisAngleOf(about(axis, degrees).map((value) => -value));
    expect(mirrored.isImproper).toBe(true);
    expect(mirrored.degrees).toBeCloseTo(degrees, 4);
  }
});

test("in words, and in order of the angle", () => {
  expect(turnText(about([0, 0, 1], 0))).toBe("not turned");
  expect(turnText(about([0.6, 0, -0.8], 132.2))).toBe("132° about (0.6, 0, −0.8)");
  expect(turnText([-1, 0, 0, 0, -1, 0, 0, 0, -1])).toBe("mirrored");
  const matrices = Float32Array.from([120, 5, 60].flatMap((angle) => about([0, 1, 0], angle)));
  expect(byAngle(matrices)).toEqual([1, 2, 0]);
});

test("vectors turn by T x", () => {
  const quarter = about([0, 0, 1], 90);
  const turned = turnedBy(quarter, Float32Array.from([1, 0, 0, 0, 1, 5]));
  [0, 1, 0, -1, 0, 5].forEach((value, i) => expect(turned[i]).toBeCloseTo(value, 6));
});
