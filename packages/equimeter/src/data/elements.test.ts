import { expect, test } from "vitest";
import { atomicNumberOf, elementSymbols, largestAtomicNumber, symbolOf } from "./elements.js";

test("there are 118 elements, each once, and both directions agree", () => {
  expect(largestAtomicNumber).toBe(118);
  expect(new Set(elementSymbols).size).toBe(119);
  for (let number = 1; number <= 118; number++) {
    const symbol = symbolOf(number)!;
    expect(symbol).toMatch(/^[A-Z][a-z]?$/);
    expect(atomicNumberOf(symbol)).toBe(number);
  }
});

test("elements stand at their places in the periodic table", () => {
  const noble = { He: 2, Ne: 10, Ar: 18, Kr: 36, Xe: 54, Rn: 86, Og: 118 };
  const others = { H: 1, C: 6, N: 7, O: 8, F: 9, S: 16, Cl: 17, Fe: 26, I: 53, W: 74, U: 92 };
  for (const [symbol, number] of Object.entries({ ...noble, ...others })) {
    expect([symbol, atomicNumberOf(symbol)]).toEqual([symbol, number]);
  }
});

test("the case of a symbol does not matter, and what is no element is undefined", () => {
  expect(["CL", "cl", "Cl"].map(atomicNumberOf)).toEqual([17, 17, 17]);
  expect(["", "X", "Qq", "C1", "6", " C"].map(atomicNumberOf)).toEqual(Array(6).fill(undefined));
  expect([0, -1, 119, 1.5].map(symbolOf)).toEqual(Array(4).fill(undefined));
});
