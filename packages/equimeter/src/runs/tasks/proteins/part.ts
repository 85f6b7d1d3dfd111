import { Generator, tidy } from "@equimeter/torch";

import { type Batch, type List, take } from "../../../data/index.js";
import { type Chain, collateChains } from "../../../data/proteins/index.js";
import { drawNoise, interpolate, scaledLoss } from "../../../train/flow/index.js";
import type { ProteinsDataConfig } from "../../config/data-schema.js";
import { inBatches, onDevice } from "../batches.js";
import type { Part } from "../task.js";
import { windowOf } from "./window.js";

/** Chains in a batch for measuring; the passes over all rotations are cut by `rowsPerPass`. */
const chainsPerBatch = 8;

/**
 * Chains for measuring. Windows and noise are the same each time, and the same at every time t, so that
 * curves by t differ by t alone.
 */
export function partOf(chains: List<Chain>, data: ProteinsDataConfig, seed: number): Part {
  return {
    length: chains.length,
    name: (index) => chains.at(index)!.name,
    batches(count, device, t = 0) {
      const generator = new Generator(seed);
      const windows = take(chains, count).map((chain) => windowOf(chain, data.crop, generator));
      // Of similar length, for less padding.
      const sorted = windows.toSorted((a, b) => a.sequence.length - b.sequence.length);
      const batches = inBatches(sorted, chainsPerBatch, (some) =>
        onDevice(noisyAt(t, some, data, generator), device),
      );
      return {
        batches,
        names: sorted.map(({ name }) => name),
        lossScaled: scaledLoss(
          batches.map(({ x_t, x_1, mask }) => ({ points: x_t, clean: x_1, mask })),
        ),
      };
    },
  };
}

function noisyAt(
  time: number,
  chains: readonly Chain[],
  { breakDistance }: ProteinsDataConfig,
  generator: Generator,
): Batch {
  return tidy(() => {
    const batch = collateChains(chains, { breakDistance });
    const { x_1, mask } = batch;
    const noise = drawNoise(mask, generator);
    const t = x_1.newFull([chains.length], time);
    return { ...batch, t, x_t: interpolate(noise, x_1, time), v: x_1.sub(noise) };
  });
}
