import { expect, test } from "vitest";
import { aggregate, bandOf } from "./aggregate.ts";

test("the mean over runs that measured at other steps, where all of them have begun and none has ended", () => {
  const a = { x: [0, 10, 20], y: [0, 10, 20] };
  const b = { x: [5, 15, 40], y: [10, 10, 10] };
  const { x, y, low, high } = aggregate([a, b], "range");
  expect(x).toEqual([5, 10, 15, 20]);
  expect(y).toEqual([7.5, 10, 12.5, 15]);
  expect(low).toEqual([5, 10, 10, 10]);
  expect(high).toEqual([10, 10, 15, 20]);
});

test("the band of one standard deviation and of the mean's interval", () => {
  expect(bandOf([1, 2, 3], "deviation")).toEqual({ mean: 2, low: 1, high: 3 });
  const { low, high } = bandOf([1, 2, 3], "interval");
  // Two degrees of freedom: 4.303 / √3.
  expect(high! - 2).toBeCloseTo(2.4843, 3);
  expect(2 - low!).toBeCloseTo(2.4843, 3);
  expect(bandOf([7], "interval")).toEqual({ mean: 7, low: null, high: null });
  expect(bandOf([1, 3], "none")).toEqual({ mean: 2, low: null, high: null });
});

test("the interval of many runs meets the table of Student's t", () => {
  const zeroAndOne = (n: number) => Array.from({ length: n }, (_, i) => i % 2);
  const t = (n: number) => {
    const { mean, high } = bandOf(zeroAndOne(n), "interval");
    const deviation = bandOf(zeroAndOne(n), "deviation").high! - mean;
    return ((high! - mean) / deviation) * Math.sqrt(n);
  };
  expect(t(31)).toBeCloseTo(2.042, 3);
  expect(t(41)).toBeCloseTo(2.021, 2); // 40 degrees of freedom
  expect(t(121)).toBeCloseTo(1.98, 2);
});

test("gaps are bridged, empty curves left out, curves that never meet have no mean", () => {
  const gap = { x: [0, 1, 2], y: [0, null, 4] };
  expect(aggregate([gap, { x: [], y: [] }], "deviation")).toMatchObject({ x: [0, 2], y: [0, 4] });
  const apart = [
    { x: [0, 1], y: [1, 1] },
    { x: [2, 3], y: [1, 1] },
  ];
  expect(aggregate(apart, "range").x).toEqual([]);
  expect(aggregate([], "range").x).toEqual([]);
});
