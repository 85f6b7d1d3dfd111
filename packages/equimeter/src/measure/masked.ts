import { type Tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleOfRow } from "../data/batch.js";
import { UserError } from "../errors.js";
import { misfit } from "./labels.js";

/**
 * The rows of a batch's fields that are looked at, and the sample of each. Samples of unequal size
 * may stand side by side as [B, N, …], filled up with padding: a mask [B, N] then says which places
 * are points. Every point becomes a row, as if the samples were packed end to end, and what stands in
 * the padding is never read. Fields that do not start with [B, N] keep the rows they have (where N is
 * 3, one vector a sample, [B, 3], would be taken for three points).
 */
export interface Rows {
  /** Whether a field has a place for each point of the mask. `axis` is where its rows begin. */
  hasPoints(field: Tensor, axis?: number): boolean;
  /** The field at its rows, [..., rows, …]. */
  of(field: Tensor, axis?: number): Tensor;
  /** The sample of each of its rows, [rows] int64. @throws UserError as `sampleOfRow` does */
  sampleOf(field: Tensor): Tensor;
}

/**
 * @param mask - name of the field that is the mask, where there is one
 * @throws UserError for a mask that is missing, not bool [samples, N], or leaves a sample no point
 */
export function rowsOf(batch: Batch, samples: number, mask?: string): Rows {
  if (mask === undefined)
    return {
      hasPoints: () => false,
      of: (field) => field,
      sampleOf: (field) => sampleOfRow(batch, field, samples),
    };
  checkMask(batch, samples, mask);
  const places = batch[mask];
  const [, width] = places.shape;
  const points = places.reshape([-1]).nonzero().squeeze(1);
  const hasPoints = ({ shape }: Tensor, axis = 0) =>
    shape[axis] === samples && shape[axis + 1] === width;
  return {
    hasPoints,
    of(field, axis = 0) {
      if (!hasPoints(field, axis)) return field;
      const { shape } = field;
      const flat = [...shape.slice(0, axis), samples * width, ...shape.slice(axis + 2)];
      return field.reshape(flat).indexSelect(axis, points);
    },
    sampleOf: (field) =>
      hasPoints(field)
        ? points.div(width, { roundingMode: "floor" })
        : sampleOfRow(batch, field, samples),
  };
}

/**
 * @param nameOf - the name of each sample, for the message
 * @throws UserError for a mask that is missing, not bool [samples, N], or leaves a sample no point
 */
export function checkMask(
  batch: Batch,
  samples: number,
  mask: string,
  nameOf = (sample: number) => `sample ${sample}`,
): void {
  const places = batch[mask];
  if (!places) {
    const there = Object.keys(batch).join(", ");
    throw new UserError(`the mask "${mask}" is not in the data (there are ${there})`);
  }
  const { shape, dtype } = places;
  if (dtype !== "bool" || shape.length !== 2 || shape[0] !== samples)
    throw new UserError(
      `the mask "${mask}" must be bool [${samples}, N] for ${samples} samples, ` +
        `got ${dtype} [${shape.join(", ")}]`,
    );
  const empty = tidy(() => places.any(1).toNumbers()).findIndex((some) => !some);
  if (empty >= 0)
    throw new UserError(
      `the mask "${mask}" leaves ${nameOf(empty)} without points: leave it out of the batch`,
    );
}

/** A prediction and its label at the rows that are looked at. */
export interface Seen<Label = Tensor> {
  /** [passes, rows, …] */
  readonly twisted: Tensor;
  /** [rows, …] */
  readonly label: Label;
  /** [rows] int64 */
  readonly sampleOfRow: Tensor;
}

/** @throws UserError where one of the two has a place for each point and the other has not */
export function seen<Label extends Tensor | null>(
  rows: Rows,
  twisted: Tensor,
  label: Label,
): Seen<Label> {
  if (label && rows.hasPoints(twisted, 1) !== rows.hasPoints(label)) throw misfit(label, twisted);
  return {
    twisted: rows.of(twisted, 1),
    label: (label && rows.of(label)) as Label,
    sampleOfRow: rows.sampleOf(label ?? twisted.select(0, 0)),
  };
}
