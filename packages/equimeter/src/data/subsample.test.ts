import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { softSubsample } from "./subsample.js";

const all = Array.from({ length: 1000 }, (_, i) => i);

test("an epoch of a soft subsample is a fresh draw without replacement", () => {
  const epochOf = softSubsample(1000, 100, 3);
  const epochs = Array.from({ length: 60 }, (_, epoch) => epochOf(epoch));
  for (const epoch of epochs) {
    expect(new Set(epoch).size).toBe(100);
    for (const index of epoch) expect(index).toBeOneOf(all);
  }
  const common = epochs[0].filter((index) => epochs[1].includes(index)).length;
  expect(common).toBeLessThan(25); // 10 ± 3 by chance
  // Each of 1000 items is drawn 6 ± 2.3 times; with a fixed tenth, 900 would never be.
  const times = new Array<number>(1000).fill(0);
  for (const index of epochs.flat()) times[index]++;
  expect(times.filter((count) => count === 0).length).toBeLessThan(12);
  expect(Math.max(...times)).toBeLessThan(20);
  expect(softSubsample(1000, 100, 3)(7)).toEqual(epochs[7]);
  expect(softSubsample(1000, 100, 4)(7)).not.toEqual(epochs[7]);
  expect(softSubsample(5, 5, 1)(0).toSorted()).toEqual([0, 1, 2, 3, 4]);
});

test.each([
  [11, "a whole number of items from 1 to 10, all there are, not 11"],
  [0.5, "not 0.5"],
])("an epoch of %s of 10 items: one sentence", (count, sentence) => {
  expect(() => softSubsample(10, count, 1)).toThrow(UserError);
  expect(() => softSubsample(10, count, 1)).toThrow(sentence);
});
