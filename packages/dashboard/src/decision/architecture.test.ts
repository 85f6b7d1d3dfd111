import { expect, test } from "vitest";

import { architectureAdvice } from "./architecture.ts";
import { advice, known } from "./testing.ts";

const forces = { field: "forces", t: null };
const told = (more: Parameters<typeof advice>[2]) =>
  architectureAdvice(known("a", { advice: advice(1, [], more) }), forces);

test("when an equivariant architecture wins, by the run's own curve", () => {
  expect(told({})).toBe(
    "A model equivariant by construction, as good otherwise as a, would lose 20.0 % less after as many steps; " +
      "it wins where it is less than 1.56 times slower, if loss falls as cost^−0.500 (this run's own curve).",
  );
});

test("by exponents that are assumed, or given", () => {
  const slower = [
    { exponent: 0.1, times: 9.31, from: "assumed" as const },
    { exponent: 0.2, times: 3.05, from: "assumed" as const },
  ];
  expect(told({ slower })).toContain(
    "less than 9.31 or 3.05 times slower, if loss falls as cost^−0.100 or cost^−0.200 (assumed: its own curve tells none).",
  );
  expect(told({ slower: [{ exponent: 0.3, times: 2, from: "given" }] })).toMatch(
    /cost\^−0\.300\.$/,
  );
});

test("nothing where nothing is known, or of another output", () => {
  expect(architectureAdvice(known("a"), forces)).toBeNull();
  expect(told({ penalty: null as unknown as number })).toBeNull();
  expect(told({ slower: [] })).toBeNull();
  expect(told({ target: "energy" })).toBeNull();
  expect(told({ weights: "ema" })).toBeNull();
});
