import { Generator, type Tensor, tidy, zeros } from "@equimeter/torch";

import { type Batch, sampleCount, sampleOfRow } from "../data/batch.js";
import { independent } from "../groups/design.js";
import { type Group } from "../groups/group.js";
import { vector } from "../groups/representation.js";
import type { Model } from "../models/model.js";
import { estimate } from "./estimators.js";
import { meanSquaredError } from "./losses.js";
import type { FieldReport } from "./report.js";
import { sums } from "./sums.js";
import { type Actions, twist } from "./twist.js";

interface Measured extends Actions {
  readonly batches: readonly Batch[];
  readonly design: { readonly group: Group };
}

/**
 * What rounding alone would show as L_equiv: the same twisting of a field that is equivariant by
 * construction, in the precision of the data, scaled to the size of the model's output.
 *
 * @returns percent of L, or null where no input turns like a vector or a point
 */
export function floatFloor(options: Measured, report: FieldReport): number | null {
  const { batches, inputs, design } = options;
  const field = Object.keys(inputs).find((name) => ["point", "vector"].includes(inputs[name].name));
  if (!field || report.L === 0) return null;
  const batch = batches[0];
  const samples = sampleCount(batch, field);
  const draws = independent({ count: 4, group: design.group });
  const { equiv, magnitude } = tidy(() => {
    const twisted = twist(draws.draw(samples, new Generator(0)), {
      model: bell(field, samples),
      batch,
      samples,
      inputs,
      outputs: { field: vector },
    }).field;
    const groupOfRow = sampleOfRow(batch, batch[field], samples);
    const label = batch[field].zerosLike();
    const all = sums({
      twisted,
      label,
      design: draws,
      loss: meanSquaredError,
      groupOfRow,
      groups: samples,
    });
    return { equiv: estimate(all, draws, meanSquaredError).equiv, magnitude: all.magnitude };
  });
  const add = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const outputSize = report.relativeSpread > 0 ? report.L_equiv / report.relativeSpread : report.L;
  return (100 * (add(equiv) / add(magnitude)) * outputSize) / report.L;
}

/** `v = (x − c) · exp(−|x − c|² / 50)`, c the centroid of the sample: equivariant by construction. */
function bell(field: string, samplesInBatch: number): Model {
  return {
    forward(batch) {
      const x = batch[field];
      const samples = batch.atomCounts?.shape[0] ?? (batch.batch ? samplesInBatch : x.shape[0]);
      const index = sampleOfRow(batch, x, samples);
      const rows = x.reshape([x.shape[0], -1, 3]);
      const centred = rows.sub(centroids(rows, index, samples));
      const distance = centred.square().sum(-1, { keepdim: true });
      return { field: centred.mul(distance.div(-50).exp()).view(x.shape) };
    },
  };
}

/** The centroid of each row's sample, [rows, 1, 3]. */
function centroids(rows: Tensor, index: Tensor, samples: number): Tensor {
  const sum = zeros([samples, 3], { dtype: rows.dtype }).indexAdd(0, index, rows.sum(1));
  const ones = zeros([rows.shape[0]], { dtype: rows.dtype }).add(rows.shape[1]);
  const count = zeros([samples], { dtype: rows.dtype }).indexAdd(0, index, ones);
  return sum.div(count.unsqueeze(1)).indexSelect(0, index).unsqueeze(1);
}
