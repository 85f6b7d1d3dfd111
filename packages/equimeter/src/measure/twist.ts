import { cat, enableGrad, noGrad, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, replicate, sampleOfRow } from "../data/batch.js";
import { UserError } from "../errors.js";
import { convert, type Elements, gather, inverse, narrow } from "../groups/element.js";
import { invariant, type Representation } from "../groups/representation.js";
import type { Model } from "../models/model.js";
import { outputOf } from "./deterministic.js";

/** How the group acts on the model's inputs and outputs, by field. Fields not named stay as they are. */
export interface Actions {
  readonly inputs: Readonly<Record<string, Representation>>;
  readonly outputs: Readonly<Record<string, Representation>>;
}

export interface TwistOptions extends Actions {
  readonly model: Model;
  readonly batch: Batch;
  readonly samples: number;
  /** What `model.invariants(batch)` gave, when it is at hand. */
  readonly invariants?: Batch;
  /** Rows in one forward pass at most; more elements take several passes. */
  readonly rowsPerPass?: number;
  /** Record the computation, all passes of it, so that gradients flow. */
  readonly gradients?: boolean;
}

/**
 * Twisted predictions `Z_T(x) = ρ_out(T)⁻¹ f(ρ_in(T) x)` (eq. 1 of the paper).
 *
 * @param elements - [copies · samples, …], ordered [copy, sample]
 * @returns for each declared output [copies, rows, …], without gradients unless they are asked for
 */
export function twist(elements: Elements, options: TwistOptions): Batch {
  const { model, batch } = options;
  const rows = rowCount(batch, options);
  const record = options.gradients ? enableGrad : noGrad;
  return tidy(() =>
    record(() => {
      const parts = portions(elements, options);
      const invariants = options.invariants ?? model.invariants?.(batch);
      const passes = parts.map((part) =>
        tidy(() => twistOnce(part.elements, part.copies, rows, invariants, options)),
      );
      const joined: Batch = {};
      for (const field of Object.keys(options.outputs))
        joined[field] = cat(
          passes.map((pass) => pass[field]),
          0,
        );
      return joined;
    }),
  );
}

/** Group elements of some of the copies, from `first` on. */
export interface Portion {
  readonly first: number;
  readonly copies: number;
  readonly elements: Elements;
}

/** Portions that take one forward pass each. @throws UserError for impossible `rowsPerPass` */
export function portions(elements: Elements, options: TwistOptions): Portion[] {
  const { batch, samples, rowsPerPass = 2048 } = options;
  if (!Number.isInteger(rowsPerPass) || rowsPerPass < 1)
    throw new UserError(`rowsPerPass must be a whole number from 1 on, got ${rowsPerPass}`);
  const copies = elements.rotation.shape[0] / samples;
  if (!Number.isInteger(copies))
    throw new RangeError(`${elements.rotation.shape[0]} elements do not suit ${samples} samples`);
  const perPass = Math.max(1, Math.floor(rowsPerPass / rowCount(batch, options)));
  return Array.from({ length: Math.ceil(copies / perPass) }, (_, i) => {
    const first = i * perPass;
    const count = Math.min(perPass, copies - first);
    const some = narrow(elements, first * samples, count * samples);
    return { first, copies: count, elements: some };
  });
}

/** All copies side by side as one large batch: turn, predict, turn back. */
function twistOnce(
  elements: Elements,
  copies: number,
  rows: number,
  invariants: Batch | undefined,
  { model, batch, samples, inputs, outputs }: TwistOptions,
): Batch {
  const turned = replicate(batch, copies, samples, rows);
  for (const [field, representation] of Object.entries(inputs))
    turned[field] = act(field, representation, elements, turned[field], turned);
  const shared = invariants && replicate(invariants, copies, samples, rows);
  const predicted = model.forward(turned, shared);
  const back: Batch = {};
  for (const [field, representation] of Object.entries(outputs)) {
    const value = outputOf(predicted, field);
    const unturned = act(field, representation, inverse(elements), value, turned);
    back[field] = unturned.view([copies, value.shape[0] / copies, ...value.shape.slice(1)]);
  }
  return back;
}

/** Lets each sample's element act on its rows. */
export function act(
  field: string,
  representation: Representation,
  elements: Elements,
  values: Tensor,
  batch: Batch,
): Tensor {
  const samples = elements.rotation.shape[0];
  try {
    const index = sampleOfRow(batch, values, samples);
    if (representation === invariant) return values;
    return representation.act(gather(convert(elements, values), index), values);
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`"${field}": ${error.message}`);
    throw error;
  }
}

/** Rows of a batch: its atoms, or its samples where there are none. */
export function rowCount(batch: Batch, { inputs }: Actions): number {
  return (batch.batch ?? batch[Object.keys(inputs)[0]]).shape[0];
}
