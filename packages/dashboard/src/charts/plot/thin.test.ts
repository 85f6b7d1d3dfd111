import fc from "fast-check";
import { expect, test } from "vitest";
import type { FigureLine } from "../figure/figure.ts";
import { thinned, type Pixels } from "./thin.ts";

const empty = {
  label: "a",
  color: 0,
  weights: null,
  runs: ["a"],
  field: null,
  t: null,
  fade: 0,
  rough: null,
  low: null,
  high: null,
  shrinking: null,
};
const lineOf = (given: Pick<FigureLine, "x" | "y"> & Partial<FigureLine>): FigureLine => ({
  ...empty,
  ...given,
});
const pixels = (given: Partial<Pixels> = {}): Pixels => ({
  shown: [0, 999],
  xLog: false,
  columns: 10,
  ...given,
});

test("a line with few points stays as it is", () => {
  const line = lineOf({ x: [1, 2, 3], y: [1, null, 3] });
  expect(thinned(line, pixels())).toBe(line);
});

/** First, last, smallest and largest value in each column of pixels. */
function looks({ x, y }: FigureLine, { shown: [low, high], xLog, columns }: Pixels) {
  const place = xLog ? Math.log : Number;
  const found = new Map<number, { first: number; last: number; least: number; most: number }>();
  x.forEach((at, row) => {
    const value = y[row];
    if (at < low || at > high || value === null) return;
    const column = Math.floor(((place(at) - place(low)) / (place(high) - place(low))) * columns);
    const one = found.get(column) ?? { first: value, last: value, least: value, most: value };
    found.set(column, {
      first: one.first,
      last: value,
      least: Math.min(one.least, value),
      most: Math.max(one.most, value),
    });
  });
  return found;
}

test("every column of pixels is filled as before, linear and logarithmic, zoomed or not", () => {
  const value = fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(null));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1000, maxLength: 1000 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 401, max: 1000 }),
      (y, xLog, low, high) => {
        const line = lineOf({ x: y.map((_, i) => i + 1), y });
        const how = pixels({ shown: [low, high], xLog });
        expect(looks(thinned(line, how), how)).toEqual(looks(line, how));
      },
    ),
    { numRuns: 50 },
  );
});

test("100,000 points become at most four in a pixel", () => {
  const x = Array.from({ length: 100_000 }, (_, i) => i);
  const line = lineOf({ x, y: x.map((i) => Math.sin(i * i)) });
  const { length } = thinned(line, pixels({ shown: [0, 99_999], columns: 1000 })).x;
  expect(length).toBeLessThanOrEqual(4001);
  expect(length).toBeGreaterThan(3000);
});

test("gaps keep both of their ends, and so does grey", () => {
  const x = Array.from({ length: 1000 }, (_, i) => i);
  const isGap = (i: number) => i >= 503 && i <= 505;
  const line = lineOf({
    x,
    y: x.map((i) => (isGap(i) ? null : 1)),
    shrinking: x.map((i) => i < 321),
  });
  const few = thinned(line, pixels());
  expect(few.x).toEqual(expect.arrayContaining([320, 321, 502, 503, 505, 506]));
  expect(few.y[few.x.indexOf(503)]).toBeNull();
  expect(few.shrinking![few.x.indexOf(320)]).toBe(true);
  expect(few.shrinking![few.x.indexOf(321)]).toBe(false);
  expect(few.x.length).toBeLessThan(40);
});

test("lines lead out of the part that is shown", () => {
  const x = Array.from({ length: 1000 }, (_, i) => i);
  const line = lineOf({ x, y: x });
  const few = thinned(line, pixels({ shown: [100.5, 200.5] }));
  expect([few.x[0], few.x[1], few.x.at(-1)]).toEqual([100, 101, 201]);
});

test("bands and what was before smoothing keep their extremes", () => {
  const x = Array.from({ length: 1000 }, (_, i) => i);
  const peak = (at: number, value: number) => x.map((i) => (i === at ? value : 1));
  const y = x.map(() => 1);
  const line = lineOf({ x, y, rough: peak(333, 9), low: peak(444, -9), high: peak(555, 9) });
  expect(thinned(line, pixels()).x).toEqual(expect.arrayContaining([333, 444, 555]));
});
