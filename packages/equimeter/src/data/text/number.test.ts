import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseNumber, readDecimal } from "./number.js";

/** What the byte reader makes of `text` standing between other text; undefined if it declines. */
function fromBytes(text: string): number | undefined {
  const target = new Float64Array(1);
  const bytes = Buffer.from(`9 ${text} 9`);
  const after = readDecimal(bytes, 2, bytes.length, target, 0);
  return after === 2 + text.length ? target[0] : undefined;
}

test("every double in any usual notation is read exactly", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const notations = [String(value), value.toExponential(16), value.toPrecision(17)];
      for (const text of notations) expect(Number(text) + 0).toBe(value + 0);
      for (const text of notations) expect(parseNumber(text)).toBe(Number(text));
    }),
  );
});

test("the byte reader agrees with Number to the last bit wherever it does not decline", () => {
  const digits = fc.integer({ min: 0, max: 22 });
  const numbers = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  let read = 0;
  fc.assert(
    fc.property(numbers, digits, (value, places) => {
      const text = value.toFixed(places);
      const number = fromBytes(text);
      if (number === undefined) return;
      read++;
      expect(number).toBe(Number(text));
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(500);
});

test("signs, points and what stops a number", () => {
  expect(["+1.5", "-0.25", "3.", ".5", "007"].map(fromBytes)).toEqual([1.5, -0.25, 3, 0.5, 7]);
  expect(fromBytes("-0.0")).toBe(-0);
  for (const text of ["", "-", ".", "-.", "1e5", "1.2.3", "0x10", "1,5", "abc", "nan"]) {
    expect([text, fromBytes(text)]).toEqual([text, undefined]);
  }
  expect(fromBytes("9007199254740993")).toBeUndefined(); // 2^53 + 1 needs the careful way
});

test("parseNumber takes Fortran and the values that are not finite, and nothing else", () => {
  const good = ["1.0D-3", "2d2", "+1E5", "inf", "-Infinity", "NaN"];
  expect(good.map(parseNumber)).toEqual([1e-3, 200, 1e5, Infinity, -Infinity, NaN]);
  const bad = ["", " ", "1 2", "0x10", "1_000", "1e", "--1", "e5", ".", "1*^5", "infinite", "T"];
  expect(bad.map(parseNumber)).toEqual(bad.map(() => undefined));
});
