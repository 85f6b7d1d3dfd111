import { expect, test } from "vitest";

import { rankTest } from "./rank-test.js";

const range = (count: number, value: (i: number) => number): number[] =>
  Array.from({ length: count }, (_, i) => value(i));

// scipy 1.10.1: mannwhitneyu(a, b, alternative="greater", method="asymptotic")
test.each([
  {
    a: [1.1, 2.3, 3.7, 4.2, 5.9, 6.4, 7.7, 8.1],
    b: [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5],
    u: 39,
    p: 0.40494706521423735,
  },
  {
    a: [1, 2, 2, 3, 3, 3, 4, 5],
    b: [1, 1, 2, 2, 2, 3, 4, 4, 0],
    u: 47.5,
    p: 0.13917863331664782,
  },
  { a: [1, 2, 3, 4], b: [5, 6, 7, 8, 9], u: 0, p: 0.9949438330393333 },
  { a: [3], b: [1, 2, 4, 3], u: 2.5, p: 0.5 },
  { a: range(60, (i) => i + 100), b: range(50, (i) => i), u: 3000, p: 1.113253334167204e-19 },
  {
    a: range(100, (i) => (i % 7) / 10),
    b: range(80, (i) => (i % 5) / 10),
    u: 5072,
    p: 0.0008922967053429057,
  },
])("u is $u and p is $p, as in scipy", ({ a, b, u, p }) => {
  const test_ = rankTest(a, b);
  expect(test_.u).toBe(u);
  expect(test_.auc).toBeCloseTo(u / (a.length * b.length), 12);
  expect(test_.p / p).toBeCloseTo(1, 10);
  expect(rankTest(b, a).auc).toBeCloseTo(1 - test_.auc, 12);
});

test("values that are all equal speak for nothing", () => {
  expect(rankTest([2, 2, 2], [2, 2])).toEqual({ u: 3, auc: 0.5, z: 0, p: 1 });
});

test("the order does not matter, and what is given stays as it is", () => {
  const [a, b] = [
    [3, 1, 2],
    [0, 2.5],
  ];
  expect(rankTest(a, b)).toEqual(rankTest([1, 2, 3], [2.5, 0]));
  expect(a).toEqual([3, 1, 2]);
});

test.each([
  [[], [1], "the first list has no value to rank"],
  [[1], [], "the second list has no value to rank"],
  [[1], [2, Number.NaN], "the second list has a value that is not a number; it has no rank"],
])("mistake %j %j", (a, b, sentence) => {
  expect(() => rankTest(a, b)).toThrow(sentence);
});
