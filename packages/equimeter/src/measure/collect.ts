import { type Generator, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount, sampleOfRow } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Design } from "../groups/design.js";
import type { Model } from "../models/model.js";
import type { Loss } from "./losses.js";
import { addUp, concatenate, type Sums, sums } from "./sums.js";
import { type Actions, twist } from "./twist.js";

/** Splits rows into named classes: `index` gives [rows] int64 positions in `names`. */
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
  readonly rowsPerPass?: number;
}

/** A field to be measured. */
export interface Field {
  readonly name: string;
  readonly loss: Loss;
  readonly reference?: (components: number) => Tensor;
}

/** Twists every batch and keeps the sums of every field: by sample, and of the target by part. */
export function collect(
  options: CollectOptions,
  fields: readonly Field[],
  generator: Generator,
): { samples: Record<string, Sums>; parts: Sums | null } {
  const { batches, design, target, by } = options;
  const samplesOf: Record<string, Sums[]> = Object.fromEntries(fields.map((f) => [f.name, []]));
  const partsOf: Sums[] = [];
  batches.forEach((batch, i) => {
    const partOfRow = by?.index(batch);
    tidy(() => {
      const samples = sampleCount(batch, target);
      const invariants = options.batchInvariants?.[i];
      const twisted = twist(design.draw(samples, generator), {
        ...options,
        batch,
        samples,
        ...(invariants && { invariants }),
      });
      for (const { name, loss, reference } of fields) {
        const common = { twisted: twisted[name], label: batch[name], design, loss, reference };
        const groupOfRow = sampleOfRow(batch, batch[name], samples);
        samplesOf[name].push(named(name, () => sums({ ...common, groupOfRow, groups: samples })));
        if (by && partOfRow && name === target)
          partsOf.push(sums({ ...common, groupOfRow: partOfRow, groups: by.names.length }));
      }
    });
  });
  const joined = Object.entries(samplesOf).map(([field, list]) => [field, concatenate(list)]);
  return { samples: Object.fromEntries(joined), parts: by ? addUp(partsOf) : null };
}

/** Says which field a mistake is about. */
function named<T>(field: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`"${field}": ${error.message}`);
    throw error;
  }
}
