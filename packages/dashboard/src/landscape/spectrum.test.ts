import { expect, test } from "vitest";

import type { Minibatch } from "equimeter/runs/analyze";
import { conditionText, outline, spectrumOf } from "./spectrum.ts";

function minibatch(positive: number[], condition: number | null, tolerance = 1e-12): Minibatch {
  const part = {
    largest: 10,
    tolerance,
    condition,
    conditionIs: "exact" as const,
    density: { decades: [-2, -1.5, 0, 0.5], width: 0.5, positive, negative: [0, 0, 2, 0], rest: 0 },
  };
  return { parts: { L: part, L_mean: part, L_equiv: part } } as unknown as Minibatch;
}

test("counts are means over minibatches, rounding is left out", () => {
  const both = [minibatch([4, 0, 1, 0], 10), minibatch([2, 0, 1, 0], 30)];
  expect(spectrumOf(both, "L_mean", "positive")).toEqual([
    { low: -2, width: 0.5, count: 3 },
    { low: 0, width: 0.5, count: 1 },
  ]);
  expect(spectrumOf(both, "L_mean", "negative").map(({ count }) => count)).toEqual([2]);
  const rounded = [minibatch([4, 0, 1, 0], 10, 0.05)];
  expect(spectrumOf(rounded, "L", "positive").map(({ low }) => low)).toEqual([0]);
});

test("outlines go down to 0 where bins are apart, and not between neighbours", () => {
  const bin = (low: number, count: number) => ({ low, width: 0.5, count });
  const lowest = outline([bin(-2, 3), bin(0, 1), bin(0.5, 2)]);
  expect(lowest).toEqual([
    [-2, 0],
    [-2, 3],
    [-1.5, 3],
    [-1.5, 0],
    [0, 0],
    [0, 1],
    [0.5, 1],
    [0.5, 2],
    [1, 2],
    [1, 0],
  ]);
});

test("condition numbers in words", () => {
  expect(conditionText([minibatch([1], 12)], "L")).toBe("12");
  const three = [10, 20, 30].map((condition) => minibatch([1], condition));
  expect(conditionText(three, "L_equiv")).toBe("20 (middle half 15 to 25)");
  expect(conditionText([minibatch([1], null)], "L")).toBe("none: no eigenvalue above 0");
});
