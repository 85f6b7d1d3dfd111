import { nn, noGrad, Tensor } from "@equimeter/torch";

import { type Batch, sampleOfRow } from "../../data/batch.js";
import { convert, type Elements, gather } from "../../groups/element.js";
import type { Representation } from "../../groups/representation.js";
import type { Model } from "../../models/model.js";

/** What came out of modules, by name: `blocks.0`, `blocks.0[node]` of one that gives a record. */
export interface Intermediate {
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** Modules that gave no tensor, and why. */
  readonly without: ReadonlyMap<string, string>;
}

/** The name of a prediction among intermediate results. */
export const outputName = (field: string): string => `output ${field}`;

/**
 * One forward pass without anything shared between copies, so that every layer runs.
 *
 * @param layers - names of modules
 * @param outputs - predictions that are looked at too
 */
export function intermediate(
  model: nn.Module & Model,
  batch: Batch,
  layers: readonly string[],
  outputs: readonly string[],
): Intermediate {
  return noGrad(() => {
    const chosen = new Set(layers);
    const { result, outputs: captured } = nn.captureOutputs<Batch, unknown>(
      model,
      (name) => chosen.has(name),
      () => model.forward(batch),
    );
    const tensors = new Map<string, Tensor>();
    const without = new Map<string, string>();
    for (const layer of layers)
      if (!(layer in captured)) without.set(layer, "does not run in a forward pass");
    for (const [name, output] of Object.entries(captured)) {
      const parts = tensorsOf(output);
      if (parts.length === 0) without.set(name, "gives no tensor");
      for (const [part, tensor] of parts)
        tensors.set(part === "" ? name : `${name}[${part}]`, tensor);
    }
    for (const field of outputs) tensors.set(outputName(field), result[field]);
    return { tensors, without };
  });
}

/** A tensor, or those in a record or a list. */
function tensorsOf(output: unknown): [string, Tensor][] {
  if (output instanceof Tensor) return [["", output]];
  if (typeof output !== "object" || output === null) return [];
  return Object.entries(output).filter((entry): entry is [string, Tensor] => {
    return entry[1] instanceof Tensor;
  });
}

/** The batch with all samples turned by one element. @param element - a batch of one */
export function turned(
  batch: Batch,
  samples: number,
  inputs: Readonly<Record<string, Representation>>,
  element: Elements,
): Batch {
  const result = { ...batch };
  for (const [field, representation] of Object.entries(inputs))
    result[field] = actAlike(representation, element, batch[field], batch, samples);
  return result;
}

/** One element on all rows of a tensor that belongs to a batch. */
export function actAlike(
  representation: Representation,
  element: Elements,
  values: Tensor,
  batch: Batch,
  samples: number,
): Tensor {
  const index = sampleOfRow(batch, values, samples);
  return representation.act(gather(convert(element, values), index.mul(0)), values);
}
