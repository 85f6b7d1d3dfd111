import { Generator, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/batch.js";
import type { Design } from "../groups/design.js";
import { vector } from "../groups/representation.js";
import type { Model } from "../models/model.js";
import { centroids } from "./centre.js";
import { fromVariance } from "./estimators.js";
import { meanSquaredError } from "./losses.js";
import { rowsOf } from "./masked.js";
import { type FieldReport, sampleWeights, weighted } from "./report.js";
import { sumOf, type Sums, sums } from "./sums.js";
import { type Actions, twist } from "./twist.js";

interface Measured extends Actions {
  readonly batches: readonly Batch[];
  readonly design: Design;
  readonly mask?: string;
}

/**
 * What rounding alone would show as spread: the same twisting of a field that is equivariant by
 * construction, in the precision of the data.
 *
 * @returns L_equiv of that field over its mean square, or null where no input turns like a vector or
 *   a point or where all points are one
 */
export function relativeFloor({ batches, inputs, design, mask }: Measured): number | null {
  const field = Object.keys(inputs).find((name) => ["point", "vector"].includes(inputs[name].name));
  if (!field) return null;
  const samples = sampleCount(batches[0], field);
  return tidy(() => {
    const rows = rowsOf(batches[0], samples, mask);
    const [values, sampleOfRow] = [rows.of(batches[0][field]), rows.sampleOf(batches[0][field])];
    const twisted = twist(design.draw(samples, new Generator(0)), {
      model: bell(values.size > values.shape.at(-1)! * samples),
      batch: { points: values, batch: sampleOfRow },
      samples,
      inputs: { points: inputs[field] },
      outputs: { field: vector },
    }).field;
    const all = sums({
      twisted,
      label: values,
      design,
      loss: meanSquaredError,
      groupOfRow: sampleOfRow,
      groups: samples,
    });
    const floor = sumOf(fromVariance(all, design).equiv) / sumOf(all.magnitude);
    return Number.isFinite(floor) ? floor : null;
  });
}

/** The spread that rounding causes in a field of the output's size, as a percent of L. */
export function floorPercent(
  relative: number | null,
  target: Sums,
  { L, reduction }: FieldReport,
): number | null {
  if (relative === null || L === 0) return null;
  const weight = sampleWeights(target, reduction);
  const magnitude = weighted(target.magnitude, weight) / weighted(target.terms, weight);
  return (100 * relative * magnitude) / L;
}

/**
 * `v = d · exp(−d² / 2s²)` with d from the centroid of the sample, or from the origin where a sample
 * is one point alone, and s² the mean of d²: equivariant by construction.
 */
function bell(hasCentroid: boolean): Model {
  return {
    forward(batch) {
      const x = batch.points;
      const rows = x.reshape([x.shape[0], -1, x.shape.at(-1)!]);
      const centred = hasCentroid ? rows.sub(centroidOfRow(batch)) : rows;
      const squares = centred.square().sum(-1, { keepdim: true });
      const width = squares.mean().mul(-2);
      return { field: centred.mul(squares.div(width).exp()).view(x.shape) };
    },
  };
}

/** [rows, 1, 3] */
function centroidOfRow(batch: Batch) {
  const { points } = batch;
  const samples = sampleCount(batch, "points");
  const middle = centroids(rowsOf(batch, samples), points, samples).to(points.dtype);
  return middle.indexSelect(0, batch.batch).unsqueeze(1);
}
