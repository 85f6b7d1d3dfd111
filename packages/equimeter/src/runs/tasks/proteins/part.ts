import { cat, Generator, ones, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, drop, type List, take } from "../../../data/index.js";
import { type Chain, collateChains } from "../../../data/proteins/index.js";
import { mixedSeed } from "../../../random.js";
import { drawNoise, interpolate, type LinearFilter } from "../../../train/flow/index.js";
import type { ProteinsDataConfig } from "../../config/data-schema.js";
import { inBatches, onDevice } from "../batches.js";
import type { Part } from "../task.js";
import { windowOf } from "./window.js";

/** Chains in a batch for measuring at most; the passes over all rotations are cut by `rowsPerPass`. */
const chainsPerBatch = 8;

export interface PartOptions {
  /** Of windows and noise. */
  readonly seed: number;
  /** What models are compared with, where it is known. */
  readonly filter?: LinearFilter;
  /** Chains in one forward pass at most, which takes a whole batch or several copies of it. */
  readonly rowsPerPass?: number;
}

/** Sets the noise apart from the rotations, which follow from the same seed. */
const ofNoise = 1;

/** A chain as it is measured, and where its noise comes from. */
interface Measured {
  readonly chain: Chain;
  readonly generator: Generator;
}

/**
 * Chains for measuring. Each has a window and noise of its own, which are the same each time, however many
 * chains there are and at every time t, so that curves by t differ by t alone.
 */
export function partOf(
  chains: List<Chain>,
  data: ProteinsDataConfig,
  { seed, filter, rowsPerPass = chainsPerBatch }: PartOptions,
): Part {
  return {
    length: chains.length,
    name: (index) => chains.at(index)!.name,
    batches(count, device, t = 0, { first = 0, draw = 0 } = {}) {
      const windows = take(drop(chains, first), count).map((chain, index): Measured => {
        const ofWindow = new Generator(mixedSeed(seed, ofNoise, first + index));
        const window = windowOf(chain, data.crop, ofWindow);
        if (draw === 0) return { chain: window, generator: ofWindow };
        return {
          chain: window,
          generator: new Generator(mixedSeed(seed, ofNoise, first + index, draw)),
        };
      });
      // Of similar length, for less padding.
      const sorted = windows.toSorted((a, b) => a.chain.sequence.length - b.chain.sequence.length);
      const batches = inBatches(sorted, Math.min(chainsPerBatch, rowsPerPass), (some) =>
        onDevice(noisyAt(t, some, data), device),
      );
      return {
        batches,
        names: sorted.map(({ chain }) => chain.name),
        sequences: sorted.map(({ chain }) => chain.sequence),
        ...(filter && {
          lossLinear: filter.loss(
            batches.map(({ x_t, x_1, mask }) => ({ points: x_t, clean: x_1, mask })),
            t,
          ),
        }),
      };
    },
  };
}

function noisyAt(
  time: number,
  some: readonly Measured[],
  { breakDistance }: ProteinsDataConfig,
): Batch {
  return tidy(() => {
    const batch = collateChains(
      some.map(({ chain }) => chain),
      { breakDistance },
    );
    const { x_1 } = batch;
    const [count, width] = x_1.shape;
    const noise = cat(
      some.map((one) => noiseOf(one, width)),
      0,
    );
    const t = x_1.newFull([count], time);
    return { ...batch, t, x_t: interpolate(noise, x_1, time), v: x_1.sub(noise) };
  });
}

/** [1, width, 3] */
function noiseOf({ chain, generator }: Measured, width: number): Tensor {
  const { length } = chain.sequence;
  const noise = drawNoise(ones([1, length], { dtype: "bool" }), generator);
  return noise.constantPadNd([0, 0, 0, width - length]);
}
