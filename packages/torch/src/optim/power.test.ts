import { expect, test } from "vitest";

import { power } from "./power.js";

test("powers are rounded once", () => {
  // What Python makes of `base ** exponent`.
  const exact: [number, number, number][] = [
    [0.9, 4, 0.6561],
    [0.9, 17, 0.16677181699666577],
    [0.999, 16, 0.9841194418156399],
    [0.999, 1000, 0.36769542477096373],
    [0.99, 6, 0.941480149401],
  ];
  for (const [base, exponent, wanted] of exact) expect(power(base, exponent)).toBe(wanted);
  expect(power(0.5, 0)).toBe(1);
  expect(power(0, 3)).toBe(0);
  expect(power(3, 30)).toBe(205891132094649);
});
