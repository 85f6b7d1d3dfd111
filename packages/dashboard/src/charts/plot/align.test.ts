import { expect, test } from "vitest";
import { align } from "./align.ts";

test("lines over one x: undefined where only others have a point, null where a value is missing", () => {
  const { x, columns } = align([
    { x: [0, 10, 20], columns: [[1, null, 3]] },
    {
      x: [5, 10],
      columns: [
        [7, 8],
        [9, null],
      ],
    },
  ]);
  expect(x).toEqual([0, 5, 10, 20]);
  expect(columns).toEqual([
    [1, undefined, null, 3],
    [undefined, 7, 8, undefined],
    [undefined, 9, null, undefined],
  ]);
});

test("lines that share their x are copied, none give nothing", () => {
  const y = [1, 2];
  const { x, columns } = align([
    { x: [1, 2], columns: [y] },
    { x: [1, 2], columns: [[3, 4]] },
  ]);
  expect([x, columns]).toEqual([
    [1, 2],
    [
      [1, 2],
      [3, 4],
    ],
  ]);
  expect(columns[0]).not.toBe(y);
  expect(align([])).toEqual({ x: [], columns: [] });
});

test("numbers sort as numbers", () => {
  expect(
    align([
      { x: [9], columns: [[1]] },
      { x: [10], columns: [[1]] },
    ]).x,
  ).toEqual([9, 10]);
});
