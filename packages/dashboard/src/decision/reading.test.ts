import { expect, test } from "vitest";

import type { Mark } from "./marks.ts";
import { indexOfReading, nearestReading, readingsOf, steppedReading } from "./reading.ts";

const mark = (label: string, shape: Mark["shape"], points: Mark["points"]): Mark => ({
  run: 0,
  label,
  shape,
  isGrey: false,
  isHollow: false,
  points,
});
const readings = readingsOf(
  [
    mark("a, as it is", "plain", [{ x: 3, y: 0.5, error: 0.0123 }]),
    mark("b", "line", [
      { x: 1, y: 2 },
      { x: 10, y: 1 },
    ]),
    mark("front", "front", [{ x: 1, y: 1 }]),
  ],
  (x) => `${x} s`,
);

test("points are read from left to right, with their errors; the front is none", () => {
  expect(readings.map(({ text }) => text)).toEqual([
    "b: 2.000 at 1 s",
    "a, as it is: 0.5000 ± 0.012 at 3 s",
    "b: 1.000 at 10 s",
  ]);
});

test("the nearest one to the pointer, unless it is far", () => {
  const place = ({ x, y }: { x: number; y: number }) => [10 * x, 10 * y] as const;
  expect(nearestReading(readings, place, [28, 12])).toBe(1);
  expect(nearestReading(readings, place, [12, 18])).toBe(0);
  expect(nearestReading(readings, place, [65, 300])).toBeNull();
});

const pressed = (key: string, held = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

test.each([{ altKey: true }, { ctrlKey: true }, { metaKey: true }])(
  "with %j keys are the browser's: Alt and ← goes back",
  (held) => {
    for (const key of ["ArrowLeft", "ArrowRight", "Home", "End", "Escape"])
      expect(steppedReading(3, 1, pressed(key, held))).toBeUndefined();
  },
);

test.each<[string, number | null, number | null | undefined]>([
  ["ArrowRight", null, 0],
  ["ArrowRight", 1, 2],
  ["ArrowRight", 2, 2],
  ["ArrowLeft", null, 2],
  ["ArrowLeft", 0, 0],
  ["Home", 2, 0],
  ["End", null, 2],
  ["Escape", 1, null],
  ["a", 1, undefined],
])("%s from %s leads to %s", (key, from, to) => {
  expect(steppedReading(3, from, pressed(key))).toBe(to);
});

test("in a figure without points there is nothing to step to", () => {
  expect(steppedReading(0, null, pressed("ArrowRight"))).toBeUndefined();
  expect(steppedReading(0, null, pressed("Escape"))).toBeNull();
});

test("a point is found again when others came, and not when it is gone", () => {
  const [first, second] = readings;
  const more = [{ x: 0.5, y: 3, text: "new" }, first, { ...second }];
  expect(indexOfReading(more, second)).toBe(2);
  expect(indexOfReading([first], second)).toBeNull();
  expect(indexOfReading(readings, null)).toBeNull();
});
