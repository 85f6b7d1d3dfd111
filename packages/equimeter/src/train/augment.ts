import type { Generator } from "@equimeter/torch";

import { type Batch, sampleCount, sampleOfRow } from "../data/batch.js";
import { convert, gather } from "../groups/element.js";
import { type Group, SO3 } from "../groups/group.js";
import type { Representation } from "../groups/representation.js";

/** The batch with every sample moved by an element of its own, inputs and labels alike. */
export function augment(
  batch: Batch,
  actions: Readonly<Record<string, Representation>>,
  generator: Generator,
  group: Group = SO3,
): Batch {
  const samples = sampleCount(batch, Object.keys(actions)[0]);
  const elements = group.sample(samples, generator);
  const moved = { ...batch };
  for (const [field, representation] of Object.entries(actions)) {
    const index = sampleOfRow(batch, batch[field], samples);
    moved[field] = representation.act(gather(convert(elements, batch[field]), index), batch[field]);
  }
  return moved;
}
