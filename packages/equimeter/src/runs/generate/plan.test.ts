import { expect, test } from "vitest";

import { planBatches } from "./plan.js";

test("every structure once, in batches of one length", () => {
  const batches = planBatches([64, 9], 5, 2, 0);
  expect(batches.map(({ residues, names }) => [residues, names.length])).toEqual(
    [64, 9].flatMap((residues) => [2, 2, 1].map((size) => [residues, size])),
  );
  expect(batches.flatMap(({ names }) => names)).toEqual(
    [64, 9].flatMap((residues) => [1, 2, 3, 4, 5].map((i) => `${residues}-00${i}`)),
  );
  expect(planBatches([9], 1000, 1000, 0)[0].names[41]).toBe("9-0042");
});

test("batches, lengths and seeds have noise of their own, in the 32 bits that count", () => {
  const seeds = [0, 1, 2, 77].flatMap((seed) =>
    planBatches([64, 65, 128], 40, 4, seed).map((batch) => batch.seed),
  );
  expect(new Set(seeds).size).toBe(4 * 3 * 10);
  for (const seed of seeds) expect(seed).toBeLessThan(2 ** 31);
});
