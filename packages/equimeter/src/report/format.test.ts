import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatBeside,
  formatCount,
  formatDuration,
  formatError,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatPercent,
  formatWithError,
} from "./format.js";

test.each([
  [12.345, "12.3"],
  [0.012345, "0.0123"],
  [9.999, "10.0"],
  [999.9, "1000"],
  [12345.6, "12346"],
  [123456, "1.23 × 10⁵"],
  [1.234e-7, "1.23 × 10⁻⁷"],
  [-0.5, "−0.500"],
  [-2.5e-10, "−2.50 × 10⁻¹⁰"],
  [0, "0"],
  [NaN, "NaN"],
  [Infinity, "∞"],
  [-Infinity, "−∞"],
])("%s is written %s", (x, written) => {
  expect(formatNumber(x)).toBe(written);
});

test.each([
  [12.345, 0.41, "12.3 ± 0.4"],
  [12.345, 0.14, "12.35 ± 0.14"],
  [12.345, 0.096, "12.3 ± 0.1"],
  [123.4, 56, "123 ± 56"],
  [0.0123, 0.002, "0.012 ± 0.002"],
  [1.234e-5, 4.2e-7, "(1.23 ± 0.04) × 10⁻⁵"],
  [0.0001, 0.5, "0.0 ± 0.5"],
  [40, 1e-12, "40.0000 ± 1.0 × 10⁻¹²"],
  [12.3, NaN, "12.3 ± ?"],
  [12.3, 0, "12.3 ± 0"],
  [NaN, 0.1, "NaN ± 0.10"],
])("%s with the error %s is written %s", (value, error, written) => {
  expect(formatWithError(value, error)).toBe(written);
});

test("a percent carries its sign, an estimate both of its errors", () => {
  expect(formatPercent(12.34, 0.4)).toBe("12.3 ± 0.4 %");
  const estimate = { value: 12.345, rotationError: 0.05, sampleError: 0.42 };
  expect(formatEstimate(estimate)).toBe("12.35 % (± 0.05 rotations, ± 0.4 samples)");
  const unknown = { value: 12.345, rotationError: NaN, sampleError: 0 };
  expect(formatEstimate(unknown)).toBe("12.3 % (± ? rotations, ± 0 samples)");
});

test("a number beside its error keeps its power of ten", () => {
  expect(formatBeside(1.234e-5, [NaN, 4.2e-7])).toBe("1.23 × 10⁻⁵");
  expect(formatInterval([11.04, 12.96], 0.5)).toBe("[11.0, 13.0]");
  expect(formatError(0.0149)).toBe("0.015");
});

test("counts and durations", () => {
  expect([0, 1234567, NaN].map(formatCount)).toEqual(["0", "1,234,567", "NaN"]);
  expect([0.5, 45, 125, 3600, 7265, 86_400 * 2 + 14_400, NaN].map(formatDuration)).toEqual([
    "0.50 s",
    "45 s",
    "2 min 5 s",
    "1 h 0 min",
    "2 h 1 min",
    "2 d 4 h",
    "an unknown time",
  ]);
});

/** The number a formatted text stands for. */
function parse(written: string): number {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const plain = written
    .replaceAll("−", "-")
    .replace(" × 10", "e")
    .replace("⁻", "-")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => String(digits.indexOf(sign)));
  return Number(plain);
}

const size = fc.double({ min: -12, max: 12, noNaN: true }).map((exponent) => 10 ** exponent);

test("every written number stands for the one given, to its digits", () => {
  fc.assert(
    fc.property(size, fc.boolean(), fc.integer({ min: 1, max: 6 }), (x, negative, digits) => {
      const value = negative ? -x : x;
      const off = Math.abs(parse(formatNumber(value, digits)) - value);
      expect(off).toBeLessThanOrEqual(x * 0.5000001 * 10 ** (1 - digits));
    }),
  );
});

test("a value beside its error is never off by more than half of the error", () => {
  fc.assert(
    fc.property(size, size, (value, error) => {
      // Six digits at most are written.
      const allowed = Math.max(0.5000001 * error, value * 1e-5);
      expect(Math.abs(parse(formatBeside(value, [error])) - value)).toBeLessThanOrEqual(allowed);
    }),
  );
});
