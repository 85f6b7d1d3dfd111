import { expect, test } from "vitest";
import { nearestOwn } from "./cursor.ts";

const places = [0, 10, 20, 30, 40];
const at = (column: (number | null | undefined)[], x: number) => {
  const row = nearestOwn(places, column, x);
  return column[row] ?? null;
};

test("the point of a line nearest to the pointer, over places that only other lines have", () => {
  const column = [5, undefined, undefined, undefined, 9];
  expect([0, 10, 20, 30, 40, 99].map((x) => at(column, x))).toEqual([5, 5, 5, 9, 9, 9]);
  expect(at([undefined, 7, undefined, undefined, undefined], 40)).toBe(7);
  expect(at([undefined, 7, undefined, undefined, undefined], 0)).toBe(7);
});

test("a gap ends the search: where a line is grey its other colour has no point, however near the next one is", () => {
  const [grey, colored] = [
    [4, 3, 2, null, null],
    [null, null, 2, 1, 0],
  ];
  expect(at(grey, 10)).toBe(3);
  expect(at(colored, 10)).toBeNull();
  expect(at(colored, 30)).toBe(1);
  expect(at(grey, 30)).toBeNull();
  // Between two of its points, where another line has one, the nearer decides for both colours.
  expect(at([1, undefined, undefined, null, null], 10)).toBe(1);
  expect(at([null, undefined, undefined, 6, 5], 10)).toBeNull();
});

test("a column without any point has none", () => {
  expect(at([undefined, undefined, undefined, undefined, undefined], 20)).toBeNull();
});
