import { expect, test } from "vitest";

import { alignToPolymer } from "./align.js";

const align = (seen: string, numbers: number[], starts: number[], polymer: string) =>
  alignToPolymer(
    Array.from(seen, (name) => [name]),
    numbers,
    starts,
    Array.from(polymer),
  );

test("numbers along the polymer, wherever they begin", () => {
  expect(align("BCEF", [2, 3, 5, 6], [0, 2], "ABCDEF")).toEqual(Int32Array.of(1, 2, 4, 5));
  expect(align("BCEF", [-8, -7, -5, -4], [0, 2], "ABCDEF")).toEqual(Int32Array.of(1, 2, 4, 5));
});

test("the numbers decide among repeats", () => {
  expect(align("AAAAA", [1, 2, 6, 7, 8], [0, 2], "AAAAAAAA")).toEqual(Int32Array.of(0, 1, 5, 6, 7));
  // No shift fits both pieces, and the second is where its numbers continue the first's.
  expect(align("ABAB", [1, 1, 6, 7], [0, 2], "ABXABXABX")).toEqual(Int32Array.of(0, 1, 6, 7));
});

test("pieces whose numbers tell nothing are laid in order, with a way back", () => {
  expect(align("ABCD", [1, 2, 100, 101], [0, 2], "XABXCDX")).toEqual(Int32Array.of(1, 2, 4, 5));
  // AB first fits at 0, behind which there is no room for the next piece with its C.
  expect(align("ABAC", [7, 8, 3, 4], [0, 2], "ABXABAC")).toEqual(Int32Array.of(0, 1, 5, 6));
  expect(align("ABC", [1, 2, 2], [0], "XABCX")).toEqual(Int32Array.of(1, 2, 3));
});

test("any name of an alternate will do", () => {
  const residues = [["A"], ["K", "R"], ["C"]];
  expect(alignToPolymer(residues, [1, 2, 3], [0], ["A", "R", "C"])).toEqual(Int32Array.of(0, 1, 2));
});

test("what does not fit has no place", () => {
  expect(align("ABQ", [1, 2, 3], [0], "ABC")).toBeUndefined();
  expect(align("ABCD", [1, 2, 3, 4], [0], "ABC")).toBeUndefined();
  expect(align("QQ", [1, 2], [0], "ABC")).toBeUndefined();
  expect(align("BA", [1, 5], [0, 1], "AB")).toBeUndefined();
});

test("repeats cost no time", () => {
  const pieces = 60;
  const seen = "A".repeat(2 * pieces) + "B";
  const numbers = Array.from(seen, (_, i) => i % 7);
  const starts = Array.from({ length: pieces + 1 }, (_, i) => 2 * i);
  expect(align(seen, numbers, starts, "A".repeat(400))).toBeUndefined();
});
