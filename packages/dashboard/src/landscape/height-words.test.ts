import { expect, test } from "vitest";

import { heightWords, rangeWords } from "./height-words.ts";

test("heights that differ in the fifth digit are told by their difference", () => {
  const range = { low: 0.2191253, high: 0.2191295 };
  expect(rangeWords(range)).toBe("0.2191, rises by 4.2 × 10⁻⁶");
  expect(heightWords(0.2191265, range)).toBe("0.2191, 1.2 × 10⁻⁶ above the lowest");
  expect(heightWords(range.low, range)).toBe("0.2191, the lowest");
});

test("others by themselves", () => {
  const range = { low: 1, high: 6 };
  expect(rangeWords(range)).toBe("from 1.000 to 6.000");
  expect(heightWords(2.5, range)).toBe("2.500");
  expect(rangeWords({ low: -0.001, high: 0.001 })).toBe("from −0.001000 to 0.001000");
});

test("rounding is no rise", () => {
  const range = { low: 0.2, high: 0.2 + 1e-16 };
  expect(rangeWords(range)).toBe("0.2000 everywhere");
  expect(heightWords(0.2, range)).toBe("0.2000");
  expect(rangeWords({ low: 0, high: 0 })).toBe("0 everywhere");
});
