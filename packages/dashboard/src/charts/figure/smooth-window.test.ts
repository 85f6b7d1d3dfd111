import fc from "fast-check";
import { expect, test } from "vitest";
import { windowMeans, windowMedians } from "./smooth-window.ts";

/** By the definition: every window for itself. */
function naive(values: (number | null)[], points: number, of: (near: number[]) => number) {
  const before = Math.floor((points - 1) / 2);
  return values.map((value, i) => {
    if (value === null) return null;
    const near = values.slice(Math.max(0, i - before), i - before + points);
    return of(near.filter((one) => one !== null));
  });
}
const mean = (near: number[]) => near.reduce((a, b) => a + b, 0) / near.length;
function median(near: number[]): number {
  const sorted = near.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

test("every window as by itself, with gaps, repeated values and windows longer than the line", () => {
  const lists = fc.array(fc.option(fc.integer({ min: -20, max: 20 })), { maxLength: 60 });
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 80 }), (values, points) => {
      // Sums of small whole numbers are exact, in whatever order.
      expect(windowMeans(values, points)).toEqual(naive(values, points, mean));
      expect(windowMedians(values, points).map(plain)).toEqual(
        naive(values, points, median).map(plain),
      );
    }),
    { numRuns: 500 },
  );
});

/** −0 and 0 are one value. */
const plain = (value: number | null) => value && value + 0;

test("after a spike of any height means are what they are without it", () => {
  const values = Array.from({ length: 40 }, (_, i) => (i === 7 ? 1e30 : 0.1 * i));
  expect(windowMeans(values, 5).slice(10)).toEqual(
    naive(values, 5, mean)
      .slice(10)
      .map((one) => expect.closeTo(one!, 12)),
  );
});

test("as long a window as the page takes costs little more than a short one", () => {
  const values = Array.from({ length: 100_000 }, (_, i) => Math.sin(i * i));
  const seconds = (of: typeof windowMeans, points: number) => {
    const begin = performance.now();
    of(values, points);
    return (performance.now() - begin) / 1000;
  };
  // Each window for itself takes 6 s and more here.
  expect(seconds(windowMeans, 10_001)).toBeLessThan(1);
  expect(seconds(windowMedians, 501)).toBeLessThan(2);
});
