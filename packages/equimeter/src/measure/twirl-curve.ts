import { Generator, ones, type Tensor, tidy, zeros } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/batch.js";
import { UserError } from "../errors.js";
import { independent } from "../groups/design.js";
import { type Group, SO3 } from "../groups/group.js";
import type { Model } from "../models/model.js";
import { bootstrap } from "./bootstrap.js";
import { checkDeclared } from "./checks.js";
import { type Loss, meanSquaredError } from "./losses.js";
import { rowsOf, seen } from "./masked.js";
import { type Reduction, sampleWeights, weighted } from "./report.js";
import { labelOf } from "./sums.js";
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
  /** Whole numbers from 1 on, in any order. */
  readonly rotations: readonly number[];
  readonly group?: Group;
  readonly loss?: Loss;
  readonly reduction?: Reduction;
  readonly seed?: number;
  readonly rowsPerPass?: number;
  /** Name of the field that tells points from padding, where there is one; see `rowsOf`. */
  readonly mask?: string;
}

/**
 * Test-time twirling: the loss of the mean of `n` independent twisted predictions, for each `n`. The
 * largest `n` decides how many are drawn; smaller ones average over all disjoint groups of `n` of
 * the same draws. For squared error the expectation is `L_mean + L_equiv / n`.
 *
 * @returns points with ascending `rotations`, samples weighed as the reduction says
 * @throws UserError for no or impossible numbers of rotations, and for missing fields
 */
export function twirlCurve(options: TwirlCurveOptions): TwirlPoint[] {
  const { batches, target, loss = meanSquaredError, group = SO3, seed = 0 } = options;
  const { reduction = "pooled" } = options;
  const counts = ascending(options.rotations);
  const most = Math.max(2, counts.at(-1)!);
  const design = independent({ count: most, group });
  checkDeclared({ ...options, design });
  const generator = new Generator(seed);
  const perSample: number[][] = counts.map(() => []);
  const termsOf: number[] = [];
  for (const batch of batches) {
    tidy(() => {
      const samples = sampleCount(batch, target);
      const all = twist(design.draw(samples, generator), { ...options, batch, samples });
      const looked = rowsOf(batch, samples, options.mask);
      const { twisted: z, label, sampleOfRow } = seen(looked, all[target], batch[target]);
      const rows = z.shape[1];
      const raw = z.to("float64").reshape([most, rows, -1]);
      const predictions = loss.transform ? loss.transform(raw) : raw;
      const y = labelOf(loss, label, z);
      const add = (values: Tensor) => sumsBySample(values, sampleOfRow, samples);
      counts.forEach((n, i) => {
        const groups = Math.floor(most / n);
        const means = predictions
          .narrow(0, 0, groups * n)
          .reshape([groups, n, rows, -1])
          .mean(1);
        perSample[i].push(...add(loss.perRow(means, y).mean(0)));
      });
      const one = ones([rows], { dtype: "float64", device: z.device });
      termsOf.push(...add(one.mul(loss.terms(predictions.shape[2]))));
    });
  }
  const terms = Float64Array.from(termsOf);
  const weight = sampleWeights({ terms }, reduction);
  return counts.map((rotations, i) => {
    const losses = Float64Array.from(perSample[i]);
    const mean = (drawn?: Float64Array) =>
      weighted(losses, weight, drawn) / weighted(terms, weight, drawn);
    return { rotations, loss: mean(), error: bootstrap(terms.length, mean, { seed }).error };
  });
}

function ascending(rotations: readonly number[]): number[] {
  const bad = rotations.find((count) => !Number.isInteger(count) || count < 1);
  if (bad !== undefined)
    throw new UserError(`a number of rotations must be a whole number from 1 on, got ${bad}`);
  if (rotations.length === 0) throw new UserError("the twirl curve needs a number of rotations");
  return [...new Set(rotations)].toSorted((a, b) => a - b);
}

function sumsBySample(values: Tensor, index: Tensor, samples: number): number[] {
  const out = zeros([samples], { dtype: "float64", device: values.device });
  return out.indexAdd(0, index, values).toNumbers();
}
