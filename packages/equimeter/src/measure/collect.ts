import { type Generator, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/batch.js";
import type { Design } from "../groups/design.js";
import type { Model } from "../models/model.js";
import type { Seen } from "./masked.js";
import { normalizedVariance } from "./normalized-variance.js";
import { type Field, named, predict } from "./predicted.js";
import { addUp, concatenate, type Sums, sums } from "./sums.js";
import type { Actions } from "./twist.js";

export type { Field } from "./predicted.js";

/**
 * Splits rows into named classes: `index` gives [rows] int64 positions in `names`, one for each row of
 * the target that is looked at; under a mask, one for each point, sample after sample.
 */
export interface Breakdown {
  readonly names: readonly string[];
  index(batch: Batch): Tensor;
}

export interface CollectOptions extends Actions {
  readonly model: Model;
  readonly batches: readonly Batch[];
  readonly design: Design;
  readonly target: string;
  readonly by?: Breakdown;
  readonly batchInvariants?: readonly (Batch | undefined)[];
  /**
   * Name of a field [B, N] bool that tells points from padding: of fields that start with [B, N] the
   * true places alone are looked at, each as a row of its sample. See `rowsOf`.
   */
  readonly mask?: string;
  /** Measure the variance of normalized predictions too, another view of the same passes. */
  readonly normalizedVariance?: boolean;
  readonly rowsPerPass?: number;
  /** Sees what is measured of the target, batch by batch; the tensors go when it returns. */
  readonly look?: (looked: Looked) => void;
}

/** The target's twisted predictions of a batch. */
export interface Looked extends Seen {
  readonly batch: Batch;
  /** Samples of the batch, and the number of its first among all. */
  readonly samples: number;
  readonly first: number;
}

/** What is kept of all twisted predictions. */
export interface Collected {
  /** Of every field, by sample. */
  readonly samples: Record<string, Sums>;
  /** Of the target, by part of the breakdown. */
  readonly parts: Sums | null;
  /** The normalized variance of every field, by sample; empty where nobody asked. */
  readonly normalized: Record<string, number[]>;
}

/** Twists every batch and keeps the sums of every field. */
export function collect(
  options: CollectOptions,
  fields: readonly Field[],
  generator: Generator,
): Collected {
  const { batches, design, target, by } = options;
  const samplesOf: Record<string, Sums[]> = Object.fromEntries(fields.map((f) => [f.name, []]));
  const normalized: Record<string, number[]> = Object.fromEntries(fields.map((f) => [f.name, []]));
  const partsOf: Sums[] = [];
  let first = 0;
  batches.forEach((batch, i) => {
    const partOfRow = by?.index(batch);
    tidy(() => {
      const samples = sampleCount(batch, target);
      const predicted = predict(design.draw(samples, generator), fields, {
        ...options,
        batch,
        samples,
        invariants: options.batchInvariants?.[i],
      });
      for (const { name, loss, constant } of fields)
        named(name, () => {
          const { reference, sampleOfRow, ...seen } = predicted[name];
          const values = { ...seen, label: seen.label! };
          if (options.normalizedVariance)
            normalized[name].push(
              ...normalizedVariance({ ...values, sampleOfRow }, samples, design),
            );
          const common = { ...values, design, loss, reference: reference ?? constant };
          samplesOf[name].push(sums({ ...common, groupOfRow: sampleOfRow, groups: samples }));
          if (name !== target) return;
          if (by && partOfRow)
            partsOf.push(sums({ ...common, groupOfRow: partOfRow, groups: by.names.length }));
          options.look?.({ ...values, sampleOfRow, batch, samples, first });
        });
      first += samples;
    });
  });
  const joined = Object.entries(samplesOf).map(([field, list]) => [field, concatenate(list)]);
  const parts = by ? addUp(partsOf) : null;
  return { samples: Object.fromEntries(joined), parts, normalized };
}
