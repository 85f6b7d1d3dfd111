import { Generator, type Tensor, tidy, zeros } from "@equimeter/torch";

import { type Batch, sampleCount, sampleOfRow } from "../data/batch.js";
import { independent } from "../groups/design.js";
import { type Group, SO3 } from "../groups/group.js";
import type { Model } from "../models/model.js";
import { bootstrap } from "./bootstrap.js";
import { type Loss, meanSquaredError } from "./losses.js";
import { type Actions, twist } from "./twist.js";

/** Loss of the prediction averaged over some rotations. */
export interface TwirlPoint {
  readonly rotations: number;
  readonly loss: number;
  /** Standard error over samples. */
  readonly error: number;
}

export interface TwirlCurveOptions extends Actions {
  readonly model: Model;
  readonly batches: readonly Batch[];
  readonly target: string;
  readonly rotations: readonly number[];
  readonly group?: Group;
  readonly loss?: Loss;
  readonly seed?: number;
  readonly rowsPerPass?: number;
}

/**
 * Test-time twirling: the loss of the mean of `n` independent twisted predictions, for each `n`. The
 * largest `n` decides how many are drawn; smaller ones average over all disjoint groups of `n` of
 * the same draws. For squared error the expectation is `L_mean + L_equiv / n`.
 */
export function twirlCurve(options: TwirlCurveOptions): TwirlPoint[] {
  const { batches, target, loss = meanSquaredError, group = SO3, seed = 0 } = options;
  const counts = [...options.rotations].sort((a, b) => a - b);
  const most = Math.max(2, counts.at(-1)!);
  const design = independent({ count: most, group });
  const generator = new Generator(seed);
  const perSample: number[][] = counts.map(() => []);
  const terms: number[] = [];
  for (const batch of batches) {
    tidy(() => {
      const samples = sampleCount(batch, target);
      const z = twist(design.draw(samples, generator), { ...options, batch, samples })[target];
      const [, rows] = z.shape;
      const predictions = z.to("float64").view([most, rows, -1]);
      const label = batch[target].to("float64").view([rows, -1]);
      const index = sampleOfRow(batch, batch[target], samples);
      const add = (values: Tensor) => sumsBySample(values, index, samples);
      counts.forEach((n, i) => {
        const groups = Math.floor(most / n);
        const means = predictions
          .narrow(0, 0, groups * n)
          .view([groups, n, rows, -1])
          .mean(1);
        perSample[i].push(...add(loss.perRow(means, label).mean(0)));
      });
      const ones = zeros([rows], { dtype: "float64" }).add(loss.terms(predictions.shape[2]));
      terms.push(...add(ones));
    });
  }
  return counts.map((rotations, i) => {
    const mean = (weights?: Float64Array) =>
      weighted(perSample[i], weights) / weighted(terms, weights);
    return { rotations, loss: mean(), error: bootstrap(terms.length, mean, { seed }).error };
  });
}

function sumsBySample(values: Tensor, index: Tensor, samples: number): number[] {
  return zeros([samples], { dtype: "float64" }).indexAdd(0, index, values).toNumbers();
}

function weighted(values: readonly number[], weights?: Float64Array): number {
  return values.reduce((total, value, i) => total + value * (weights ? weights[i] : 1), 0);
}
