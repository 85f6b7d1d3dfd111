import { expect, test } from "vitest";

import { classesBetween, evenClasses, quantileClasses } from "./classes.js";

test("an edge belongs to the class above it", () => {
  const { names, indexOf } = classesBetween([1, 2, 5]);
  expect(names).toEqual(["below 1", "1 to 2", "2 to 5", "5 and more"]);
  expect([-3, 0.99, 1, 2, 4.9, 5, 1e9].map(indexOf)).toEqual([0, 0, 1, 2, 2, 3, 3]);
});

test("even classes have round edges that cover what there is", () => {
  expect(evenClasses(7.3).edges).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(evenClasses(8).edges).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(evenClasses(0.031, 5).edges).toEqual([0.01, 0.02, 0.03]);
  expect(evenClasses(2.1, 10).edges).toEqual([0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]);
  expect(evenClasses(0).names).toEqual(["all"]);
});

test("quantile classes hold about as many each; equal values stay together", () => {
  const values = Array.from({ length: 800 }, (_, i) => i / 100);
  const { edges, indexOf } = quantileClasses(values, 4);
  expect(edges).toEqual([2, 4, 6]);
  const counts = [0, 0, 0, 0];
  for (const value of values) counts[indexOf(value)]++;
  expect(counts).toEqual([200, 200, 200, 200]);
  expect(quantileClasses([0, 0, 0, 0, 0, 0, 3, 3], 4).edges).toEqual([3]);
  expect(quantileClasses([1, 1, 1]).names).toEqual(["all"]);
});
