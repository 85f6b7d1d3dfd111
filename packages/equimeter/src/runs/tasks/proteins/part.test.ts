import { tidy } from "@equimeter/torch";
import { afterAll, expect, test } from "vitest";

import type { ProteinsDataConfig } from "../../config/data-schema.js";
import { temporaryFolder } from "../../testing.js";
import { loadChainFile } from "./chains.js";
import { partOf, type PartOptions } from "./part.js";
import { tinyProteins, writeChains } from "./testing.js";

const root = temporaryFolder();
afterAll(() => root[Symbol.dispose]());
const file = writeChains(root.path);
const data = tinyProteins(root.path).data as ProteinsDataConfig;
const chains = await loadChainFile(file, data);

function measured(options: Partial<PartOptions>) {
  const { batches, names } = partOf(chains, data, { seed: 3, ...options }).batches(11, "cpu", 0.4);
  return {
    names,
    sizes: batches.map(({ x_t }) => x_t.shape[0]),
    // Of every chain, without its padding.
    noisy: batches.flatMap(({ x_t, mask }) =>
      x_t.unbind(0).map((points, i) => {
        const length = mask.select(0, i).sum().item();
        return points.narrow(0, 0, length).toNumbers();
      }),
    ),
  };
}

test("no batch has more chains than one forward pass takes, and their noise is the same in any", () => {
  tidy(() => {
    const whole = measured({});
    expect(whole.sizes).toEqual([8, 3]);
    for (const [rowsPerPass, sizes] of [
      [1, Array(11).fill(1)],
      [4, [4, 4, 3]],
      [100, [8, 3]],
    ] as const)
      expect(measured({ rowsPerPass })).toEqual({ ...whole, sizes });
  });
});
