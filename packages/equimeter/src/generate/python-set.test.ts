import { expect, test } from "vitest";

import { firstOfSet } from "./python-set.js";

// What CPython 3.11 gives for next(iter(set)), after adding in this order.
test.each([
  [[5], 5],
  [[71, 90], 90],
  [[6, 8, 22], 8],
  [[199, 223, 304, 341], 304],
  [[18, 25, 26, 42, 59], 42],
  [[16, 23, 101, 102, 128, 144], 128],
  [[4, 8, 18, 24, 32, 35, 37], 32],
  [[13, 34, 40, 61, 80, 92, 120, 156], 34], // not the least number modulo 32
  [[33, 49, 166, 229, 321, 362], 321],
  [[16, 18, 20, 37, 38, 45, 48, 52, 62, 66, 71, 91, 95, 127, 135, 140, 146, 156, 157, 174], 135],
])("a set of %j begins with %i", (numbers, first) => {
  expect(firstOfSet(numbers)).toBe(first);
});
