import { Generator } from "@equimeter/torch";

import { each, type List, take } from "../../../data/index.js";
import type { Chain } from "../../../data/proteins/index.js";
import { SO3, vector } from "../../../groups/index.js";
import { Proteina, type ProteinaConfig } from "../../../models/proteina/index.js";
import { LinearFilter, spectrumOf } from "../../../train/flow/index.js";
import type { ProteinsDataConfig } from "../../config/data-schema.js";
import type { ResolvedConfig } from "../../config/schema.js";
import { splitRecord } from "../split-data.js";
import type { Task } from "../task.js";
import { byLength } from "./by-length.js";
import { loadChainFile, loadChains, sizeOfChains } from "./chains.js";
import { clusterEpochs } from "./epochs.js";
import { partOf, type PartOptions } from "./part.js";
import { rowsPerPass } from "./rows.js";
import { flowForward, trainingBatch } from "./training.js";
import { windowOf } from "./window.js";

/**
 * Backbones of proteins on their way from noise, x_t = (1 − t) x_0 + t x_1, in nm. Batches hold `x_1`,
 * `x_t`, `t`, `mask` and what is known of residues; noise and data turn together. Measured is the clean
 * prediction, against a model that leaves x_t as it is; percent, explained and relative spread of the
 * velocity are the same.
 */
export const proteins: Task = {
  target: "x_1",
  inputs: { x_t: vector },
  outputs: { x_1: vector, v: vector },
  group: SO3,
  by: byLength,
  measure: {
    mask: "mask",
    reference: { field: "x_t" },
    reduction: "per-sample",
    normalizedVariance: true,
  },

  times: ({ monitor }) => monitor.times ?? undefined,

  rowsPerPass(config) {
    const { data, model } = proteinsOf(config);
    return rowsPerPass(model, longestOf(data), true);
  },

  buildModel: (config) => new Proteina(proteinsOf(config).model),

  trainingForward: (model, { train }) => flowForward(model as Proteina, train),

  async load(config, report = () => undefined) {
    const { data } = proteinsOf(config);
    const loaded = await loadChains(data, report);
    const { train, validation, test } = loaded.parts;
    const options = { ...partOptions(config), filter: filterOf(train, data.crop) };
    return {
      train: {
        ...partOf(train, data, options),
        epochs({ batchSize, epochSize, seed: ofOrder }) {
          const lengths = Int32Array.from(each(train), ({ sequence }) =>
            Math.min(sequence.length, data.crop ?? Infinity),
          );
          const { clusters } = loaded;
          return clusterEpochs({ clusters, lengths, batchSize, epochSize, seed: ofOrder });
        },
        batch(indices, generator, device) {
          const chains = indices.map((index) => train.at(index)!);
          return trainingBatch(chains, data, config.train, generator, device);
        },
      },
      validation: partOf(validation, data, options),
      test: partOf(test, data, options),
      fit: () => ({ target: 1 }), // nm
      record: splitRecord(loaded, sizeOfChains),
      split: loaded.split,
      warning: () => loaded.leftOut,
    };
  },

  async loadFile(path, config) {
    const { data } = proteinsOf(config);
    return partOf(await loadChainFile(path, data), data, partOptions(config));
  },
};

/** Residues of the longest chain that a run sees. */
export function longestOf({ maxLength, crop }: ProteinsDataConfig): number {
  return Math.min(maxLength, crop ?? Infinity);
}

function partOptions(config: ResolvedConfig): PartOptions {
  const { data, model } = proteinsOf(config);
  // The biases of all layers of a batch are there at once, whatever its copies share.
  const rows = rowsPerPass(model, longestOf(data), false);
  return { seed: config.monitor.seed, rowsPerPass: rows };
}

/** More of them make no difference to a spectrum. */
const chainsForFilter = 1000;

/** The linear filter for the chains of a run, as it sees them. */
function filterOf(chains: List<Chain>, crop: number | null): LinearFilter {
  const generator = new Generator(0);
  const windows = take(chains, chainsForFilter).map((chain) => windowOf(chain, crop, generator));
  return new LinearFilter(
    spectrumOf(windows.map(({ positions }) => positions.map((value) => value / 10))),
  );
}

/** The schema lets nothing else through. */
function proteinsOf({ data, model }: Pick<ResolvedConfig, "data" | "model">): {
  data: ProteinsDataConfig;
  model: ProteinaConfig;
} {
  if (data.kind === "proteins" && model.kind === "proteina") return { data, model };
  throw new TypeError(`${data.kind} and ${model.kind} are not of proteins`);
}
