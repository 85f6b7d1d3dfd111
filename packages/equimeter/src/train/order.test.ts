import { expect, test } from "vitest";

import { softSubsample } from "../data/subsample.js";
import { DataOrder } from "./order.js";

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const all = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test("every epoch is a permutation, each of its own", () => {
  const order = new DataOrder(softSubsample(10, 10, 3));
  const epochs = [order.next(10), order.next(10), order.next(10)];
  for (const epoch of epochs) expect(sorted(epoch)).toEqual(all(10));
  expect(epochs[0]).not.toEqual(epochs[1]);
  expect(epochs[1]).not.toEqual(epochs[2]);
});

test("batches span epochs, and none is short", () => {
  const batches = new DataOrder(softSubsample(7, 7, 1));
  const whole = new DataOrder(softSubsample(7, 7, 1));
  const parts = Array.from({ length: 7 }, () => batches.next(5));
  expect(parts.map(({ length }) => length)).toEqual(new Array(7).fill(5));
  expect(parts.flat()).toEqual(all(5).flatMap(() => whole.next(7)));
  // More than a whole epoch at once.
  const large = new DataOrder(softSubsample(3, 3, 1)).next(8);
  expect(sorted(large.slice(0, 3))).toEqual(all(3));
  expect(sorted(large.slice(3, 6))).toEqual(all(3));
});

test("restored at any place, it continues identically", () => {
  for (const done of [0, 1, 9, 10, 11, 35]) {
    const order = new DataOrder(softSubsample(10, 10, 5));
    order.next(done);
    const { epoch, position } = order;
    const restored = new DataOrder(softSubsample(10, 10, 5));
    restored.next(4);
    restored.restore({ epoch, position });
    expect(restored.next(23)).toEqual(order.next(23));
  }
});

test("the seed decides, also a very large one", () => {
  expect(new DataOrder(softSubsample(20, 20, 1)).next(20)).toEqual(
    new DataOrder(softSubsample(20, 20, 1)).next(20),
  );
  expect(new DataOrder(softSubsample(20, 20, 1)).next(20)).not.toEqual(
    new DataOrder(softSubsample(20, 20, 2)).next(20),
  );
  const large = new DataOrder(softSubsample(20, 20, 2 ** 53 - 1));
  expect(large.next(20)).not.toEqual(large.next(20));
});

test("epochs of some of the samples are those of soft subsampling, one after the other", () => {
  const order = new DataOrder(softSubsample(10, 4, 3));
  const epochOf = softSubsample(10, 4, 3);
  expect(order.next(10)).toEqual([0, 1, 2].flatMap(epochOf).slice(0, 10));
  expect(order).toMatchObject({ epoch: 2, position: 2 });
  expect(() => new DataOrder(softSubsample(10, 11, 3))).toThrow(
    "from 1 to 10, all there are, not 11",
  );
});

test("a place beyond the data, after a resume with less of it, is the end of the epoch", () => {
  const order = new DataOrder(softSubsample(4, 4, 1));
  order.restore({ epoch: 2, position: 9 });
  expect(sorted(order.next(4))).toEqual(all(4));
  expect(order.epoch).toBe(3);
});
