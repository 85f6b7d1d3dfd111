import { type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import { identity } from "../../groups/element.js";
import { type Representation, vector } from "../../groups/representation.js";
import { voxels } from "../../groups/voxels.js";
import { actAlike, intermediate, outputName } from "./intermediate.js";
import { type Layer, layerOf, type LayerRows, readRows } from "./layer.js";
import type { LayersOptions } from "./layers.js";
import { readerOf, type RowReader, shapeOf } from "./rows.js";

/** What was asked for and cannot be looked at. */
export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

/** What is known of a layer after some of the batches. */
interface Found {
  readonly readers: RowReader[];
  readonly rows: LayerRows[];
  readonly action: Representation | null;
}

/**
 * All layers of the samples as they lie: what their rows are, and how the group is declared to act.
 *
 * @param counts - samples of each batch
 */
export function baseLayers(
  options: LayersOptions,
  names: readonly string[],
  counts: readonly number[],
): { layers: Layer[]; skipped: Skipped[] } {
  const { model, batches, outputs, inputs, mask } = options;
  const { rowsPerSample = 256, seed = 0 } = options;
  const isGrid = Object.values(inputs).includes(voxels);
  const found = new Map<string, Found>();
  const skipped = new Map<string, string>();
  batches.forEach((batch, i) => {
    const shape = shapeOf(batch, counts[i], { ...(mask !== undefined && { mask }), isGrid });
    const pass = intermediate(model, batch, names, Object.keys(outputs));
    for (const [name, reason] of pass.without) skipped.set(name, reason);
    for (const [name, values] of pass.tensors) {
      if (skipped.has(name)) continue;
      const reader = readerOf(values, shape, rowsPerSample, seed + i);
      const before = found.get(name);
      const reason = typeof reader === "string" ? reader : otherThan(before, reader);
      if (reason !== null) {
        skipped.set(name, reason);
        found.delete(name);
        continue;
      }
      const own = reader as RowReader;
      const { readers, rows, action } = before ?? {
        readers: [],
        rows: [],
        action: actionOf(options, name, values, own, batch, counts[i]),
      };
      readers.push(own);
      rows.push(readRows(own, values, null));
      found.set(name, { readers, rows, action });
    }
    // Whole, they would stay as long as the layers, which have rows of their own.
    for (const values of new Set(pass.tensors.values())) values.dispose();
  });
  return {
    layers: Array.from(found, ([name, { readers, rows, action }]) =>
      layerOf(name, readers, rows, counts, action),
    ),
    skipped: Array.from(skipped, ([name, reason]) => ({ name, reason })),
  };
}

function otherThan(before: Found | undefined, { channels }: RowReader): string | null {
  const first = before?.readers[0].channels ?? channels;
  return first === channels ? null : `has ${first} channels in one batch, ${channels} in another`;
}

/** The declared action of a layer, where it can carry it. */
function actionOf(
  { action, inputs, outputs }: LayersOptions,
  name: string,
  values: Tensor,
  { kind, channels }: RowReader,
  batch: Batch,
  samples: number,
): Representation | null {
  const field = Object.keys(outputs).find((output) => outputName(output) === name);
  if (field !== undefined) return outputs[field];
  const isGrid = Object.values(inputs).includes(voxels) && kind === "voxels";
  const declared = action ?? (isGrid ? voxels : channels === 3 ? vector : null);
  if (!declared) return null;
  try {
    tidy(() => void actAlike(declared, identity(1), values, batch, samples));
    return declared;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
