import type { Tensor } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Elements } from "../groups/element.js";
import type { Model } from "../models/model.js";
import type { Loss } from "./losses.js";
import { rowsOf, type Seen, seen } from "./masked.js";
import { referenceOf } from "./reference.js";
import { type Actions, twist } from "./twist.js";

/** A field to be measured. */
export interface Field {
  readonly name: string;
  readonly loss: Loss;
  /** The field of the batch that is its label, by default that of its name; null where there is none. */
  readonly label?: string | null;
  /** The reference prediction where it is not the loss's own: a constant, or the name of a field. */
  readonly constant?: (components: number) => Tensor;
  readonly reference?: string;
}

/** A field of a batch at the rows that are looked at. */
export interface Predicted extends Seen<Tensor | null> {
  /** [rows, …], where the reference is a field. */
  readonly reference?: Tensor;
}

export interface PredictOptions extends Actions {
  readonly model: Model;
  readonly batch: Batch;
  readonly samples: number;
  readonly invariants?: Batch | undefined;
  readonly mask?: string;
  readonly rowsPerPass?: number;
}

/** Twisted predictions of all fields, from one pass over the model. */
export function predict(
  elements: Elements,
  fields: readonly Field[],
  { invariants, ...options }: PredictOptions,
): Record<string, Predicted> {
  const { batch, samples, mask } = options;
  const twisted = twist(elements, { ...options, ...(invariants && { invariants }) });
  const rows = rowsOf(batch, samples, mask);
  const of = ({ name, label = name, reference }: Field): Predicted => {
    const values = seen(rows, twisted[name], label === null ? null : batch[label]);
    const field = reference && referenceOf(batch, reference, twisted[name]);
    return field ? { ...values, reference: rows.of(field) } : values;
  };
  return Object.fromEntries(
    fields.map((field) => [field.name, named(field.name, () => of(field))]),
  );
}

/** The samples of a batch, told by an input that is declared. */
export function samplesOf(batch: Batch, { inputs }: Pick<Actions, "inputs">): number {
  return sampleCount(batch, Object.keys(inputs)[0]);
}

/** Says which field a mistake is about. */
export function named<T>(field: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`"${field}": ${error.message}`);
    throw error;
  }
}
