import * as fc from "fast-check";
import { join } from "node:path";
import { expect, test } from "vitest";

import { uniform } from "../../../random.js";
import { shuffled } from "../../split.js";
import { isSharedAbsent, sharedForces, sharedReason } from "../../testing.js";
import { readChainsAll } from "../index.js";
import { chainOf } from "../testing.js";
import { collateChains, paddedShare, similarLengths } from "./index.js";

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

test("who shares a batch is all that lengths decide", () => {
  const items = fc.array(fc.nat(99), { maxLength: 200 });
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 9 }), fc.nat(), (given, batchSize, seed) => {
      const random = uniform(seed);
      const lengths = Int32Array.from({ length: 100 }, () => 51 + 205 * random());
      const batches = similarLengths(given, lengths, { batchSize, seed });
      expect(sorted(batches.flat())).toEqual(sorted(given));
      const full = batches.filter(({ length }) => length === batchSize).length;
      expect(full).toBe(Math.floor(given.length / batchSize));
      expect(batches.length - full).toBeLessThanOrEqual(1);
      expect(similarLengths(given, lengths, { batchSize, seed })).toEqual(batches);
      // No chain is longer than one of a batch of longer ones.
      const ranges = batches.map((batch) => batch.map((item) => lengths[item]));
      ranges.sort((a, b) => a[0] - b[0] || a.at(-1)! - b.at(-1)!);
      expect(ranges.flat()).toEqual(sorted(ranges.flat()));
    }),
  );
});

test("batches come in random order, by the seed", () => {
  const items = shuffled(64, 1);
  const lengths = items.map((_, i) => i);
  const starts = (seed: number) =>
    similarLengths(items, lengths, { batchSize: 4, seed }).map((batch) => batch[0]);
  expect(starts(1)).not.toEqual(sorted(starts(1)));
  expect(starts(1)).not.toEqual(starts(2));
  expect(sorted(starts(1))).toEqual(sorted(starts(2)));
});

test("the share of padding in closed form", () => {
  expect(paddedShare([[0, 1], [2]], [100, 50, 7])).toBeCloseTo(1 - 157 / 207, 12);
  expect(paddedShare([[0, 0]], [3])).toBe(0);
  expect(paddedShare([], [])).toBe(0);
  expect(() => similarLengths([0], [1], { batchSize: 0, seed: 0 })).toThrow(
    "batchSize must be a whole number of chains from 1 on, not 0",
  );
});

test("chains side by side in nm, each about its centre", () => {
  const long = chainOf("AAA", {
    residueNumbers: Int32Array.of(-1, 5, 6),
    positions: Float64Array.of(1000, 0, 0, 1003, 0, 0, 1009, 3, 6),
  });
  const short = chainOf("AA", { positions: Float64Array.of(0, 0, 4, 0, 0, 0) });
  const batch = collateChains([long, short]);
  const close = [-0.4, -0.1, -0.2, -0.1, -0.1, -0.2, 0.5, 0.2, 0.4];
  const expected = [...close, 0, 0, 0.2, 0, 0, -0.2, 0, 0, 0];
  batch.x_1.toNumbers().forEach((value, i) => expect(value).toBeCloseTo(expected[i], 6));
  expect([batch.x_1.shape, batch.x_1.dtype]).toEqual([[2, 3, 3], "float32"]);
  expect([batch.mask.dtype, batch.mask.toNumbers()]).toEqual(["bool", [1, 1, 1, 1, 1, 0]]);
  const { residue_pdb_idx: numbers, chain_breaks_per_residue: breaks } = batch;
  expect([numbers.dtype, numbers.toNumbers()]).toEqual(["int64", [-1, 5, 6, 1, 2, -1]]);
  // 4.0 Å is none yet.
  expect([breaks.dtype, breaks.toNumbers()]).toEqual(["bool", [0, 1, 0, 0, 0, 0]]);
  const wide = collateChains([long, short], { length: 5, breakDistance: 3.9 });
  expect(wide.x_1.shape).toEqual([2, 5, 3]);
  expect(wide.chain_breaks_per_residue.toNumbers()).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
});

test.each<[() => unknown, string]>([
  [() => collateChains([]), "a batch needs a chain at least"],
  [() => collateChains([chainOf("")]), "test has no residues; leave it out"],
  [() => collateChains([chainOf("AAA")], { length: 2 }), "test has 3 residues and does not fit"],
  [() => collateChains([chainOf("A")], { breakDistance: 0 }), "breakDistance must be a distance"],
])("%s", (make, message) => {
  expect(make).toThrow(message);
});

test.skipIf(isSharedAbsent)(
  `670 chains: sixteen batches put together leave less than a fifth of the padding${sharedReason}`,
  async () => {
    const chains = await readChainsAll(join(sharedForces, "../proteins/chain_set.jsonl.gz"));
    const lengths = chains.map(({ sequence }) => sequence.length);
    const order = shuffled(chains.length, 1);
    const share = (pool: number) => {
      const batches: number[][] = [];
      for (let at = 0; at < order.length; at += 4 * pool)
        batches.push(
          ...similarLengths(order.slice(at, at + 4 * pool), lengths, { batchSize: 4, seed: at }),
        );
      return paddedShare(batches, lengths);
    };
    expect(share(1)).toBeGreaterThan(0.2);
    expect(share(16)).toBeLessThan(share(1) / 5);
    const batch = collateChains(chains.slice(0, 4));
    expect(batch.mask.sum().item()).toBe(lengths.slice(0, 4).reduce((sum, one) => sum + one, 0));
  },
);
