import * as fc from "fast-check";
import { expect, test } from "vitest";
import { linearAxis, logAxis, positionOn, positiveRange, stepAxis, type Axis } from "./axes.js";

const labels = (axis: Axis) => axis.ticks.map((tick) => axis.format(tick));

test("step 0 stands left of the first step, with a label and a break", () => {
  const axis = stepAxis([0, 1, 10, 2000]);
  expect(labels(axis)).toEqual(["0", "1", "10", "100", "1,000"]);
  expect(axis.place(0)).toBe(0.5);
  expect(axis.break).toBeGreaterThan(0.5);
  expect(axis.break).toBeLessThan(1);
});

test("without step 0 there is neither", () => {
  const axis = stepAxis([100, 2000]);
  expect(labels(axis)).not.toContain("0");
  expect(axis.break).toBeUndefined();
});

test("step 0 stays near steps that begin late", () => {
  const axis = stepAxis([0, 500, 1000]);
  expect(axis.place(0)).toBe(250);
  expect(labels(axis)[0]).toBe("0");
});

test.each([[[0]], [[7]], [[]], [[0, 1]], [[1_000_000, 2_000_000]]])(
  "steps %j have an axis",
  (steps) => {
    const axis = stepAxis(steps);
    expect(axis.domain[1]).toBeGreaterThan(axis.domain[0]);
    expect(axis.ticks.length).toBeGreaterThan(0);
    const shown = axis.ticks.slice(steps.includes(0) ? 1 : 0);
    expect(shown.every(Number.isInteger)).toBe(true);
  },
);

test("log ticks are round and as many as fit", () => {
  expect(labels(logAxis([0.7, 90]))).toEqual(["1", "2", "5", "10", "20", "50"]);
  expect(labels(logAxis([1e-9, 100], 6))).toEqual(["10⁻⁸", "10⁻⁶", "10⁻⁴", "0.01", "1", "100"]);
  expect(labels(logAxis([10.1, 10.9], 5))).toEqual(["10.2", "10.4", "10.6", "10.8"]);
});

test("linear ticks have no more decimals than needed", () => {
  expect(labels(linearAxis([-0.13, 1], 7))).toEqual(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
  expect(labels(linearAxis([0, 300], 7))).toEqual(["0", "50", "100", "150", "200", "250", "300"]);
});

test("what lies off an axis is placed at its end", () => {
  const axis = logAxis([1, 100]);
  expect([-5, 0, 0.1, 10, 1e9].map((value) => positionOn(axis, value))).toEqual([0, 0, 0, 0.5, 1]);
});

test("the range of positive values leaves the others out", () => {
  expect(positiveRange([NaN, 0, -1, 2, Infinity, 8], 2, [1, 2])).toEqual([1, 16]);
  expect(positiveRange([0, NaN], 2, [1, 2])).toEqual([1, 2]);
});

test("every log axis has a few ticks, all within it, in ascending order", () => {
  const exponent = fc.double({ min: -12, max: 6, noNaN: true });
  fc.assert(
    fc.property(exponent, fc.double({ min: 0.01, max: 20, noNaN: true }), (low, decades) => {
      const domain: [number, number] = [10 ** low, 10 ** (low + decades)];
      const { ticks } = logAxis(domain, 8);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks.every((tick) => tick >= domain[0] * 0.999 && tick <= domain[1] * 1.001)).toBe(
        true,
      );
      expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
    }),
  );
});

test("a narrow step axis labels every second power of ten", () => {
  expect(stepAxis([1, 445_800]).ticks).toEqual([1, 10, 100, 1000, 1e4, 1e5]);
  expect(stepAxis([1, 445_800], 5).ticks).toEqual([10, 1000, 1e5]);
});
