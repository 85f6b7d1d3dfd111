import fc from "fast-check";
import { expect, test } from "vitest";
import { linearTicks, logTicks, tickText } from "./ticks.ts";

test("round numbers, without the noise of floating point", () => {
  expect(linearTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(linearTicks(0.1, 0.7, 6)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  expect(linearTicks(-40, 90, 4)).toEqual([0, 50]);
  expect(linearTicks(5, 5, 4)).toEqual([5]);
});

test("powers of ten, fewer where there are many, others between where there are few", () => {
  expect(logTicks(0.5, 2000, 5)).toEqual([1, 10, 100, 1000]);
  expect(logTicks(1, 30, 6)).toEqual([1, 2, 5, 10, 20]);
  expect(logTicks(1e-12, 1, 4)).toEqual([1e-12, 1e-9, 1e-6, 1e-3, 1]);
  expect(logTicks(3, 4, 4).length).toBeGreaterThan(1);
});

test("any axis has a few ascending ticks inside", () => {
  const ends = fc.tuple(
    fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    fc.double({ min: 1.01, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(ends, fc.integer({ min: 2, max: 9 }), ([low, factor], count) => {
      for (const ticks of [
        linearTicks(low, low * factor, count),
        logTicks(low, low * factor, count),
      ]) {
        expect(ticks.length).toBeLessThanOrEqual(3 * count + 4);
        expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(low * (1 - 1e-6));
          expect(tick).toBeLessThanOrEqual(low * factor * (1 + 1e-6));
        }
      }
    }),
  );
});

test.each([
  [0, "0"],
  [0.05, "0.05"],
  [-20, "−20"],
  [2500, "2500"],
  [1e-4, "10⁻⁴"],
  [5e6, "5·10⁶"],
  [-1e7, "−10⁷"],
])("%s is written %s", (tick, text) => expect(tickText(tick)).toBe(text));
