import { Generator, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../../data/batch.js";
import type { CollectOptions } from "../../measure/collect.js";
import { meanSquaredError } from "../../measure/losses.js";
import { rowsOf, seen } from "../../measure/masked.js";
import { labelOf } from "../../measure/sums.js";
import { twist } from "../../measure/twist.js";

export interface DeviationOptions extends Omit<
  CollectOptions,
  "by" | "batchInvariants" | "normalizedVariance"
> {
  readonly seed?: number;
}

/**
 * Twisted predictions Z_i of one sample by their inner products about their mean μ̂: all that squared
 * errors, degrees and directions need, however large a prediction is.
 */
export interface Deviations {
  /** N */
  readonly draws: number;
  /** ⟨Z_i − μ̂, Z_j − μ̂⟩, [N · N] */
  readonly gram: Float64Array;
  /** ⟨Z_i − μ̂, μ̂ − y⟩, [N] */
  readonly towardsLabel: Float64Array;
  /** ‖μ̂ − y‖² */
  readonly lossOfMean: number;
  /** Components that a mean divides by. */
  readonly terms: number;
  /** R_i, [N · 9] rows first. */
  readonly rotations: Float64Array;
}

/**
 * Draws the elements of a design for every sample and keeps the inner products.
 *
 * @param visit - hears of each sample's predictions, [N, components] float64, and of its inner products
 */
export function deviationsOf(
  options: DeviationOptions,
  visit: (z: Tensor, deviations: Deviations) => void = () => undefined,
): Deviations[] {
  const generator = new Generator(options.seed ?? 0);
  return options.batches.flatMap((batch) => tidy(() => ofBatch(options, batch, generator, visit)));
}

function ofBatch(
  options: DeviationOptions,
  batch: Batch,
  generator: Generator,
  visit: (z: Tensor, deviations: Deviations) => void,
): Deviations[] {
  const { design, target, mask } = options;
  const samples = sampleCount(batch, target);
  const elements = design.draw(samples, generator);
  const outputs = { [target]: options.outputs[target] };
  const twisted = twist(elements, { ...options, outputs, batch, samples });
  const given = seen(rowsOf(batch, samples, mask), twisted[target], batch[target]);
  const y = labelOf(meanSquaredError, given.label, given.twisted); // [rows, components]
  const rotations = elements.rotation.view([design.passes, samples, 9]);
  return Array.from({ length: samples }, (_, sample) =>
    tidy(() => {
      const own = given.sampleOfRow.eq(sample).nonzero().squeeze(1);
      const z = given.twisted.indexSelect(1, own).to("float64").reshape([design.passes, -1]);
      const mean = z.mean(0);
      const from = z.sub(mean);
      const off = mean.sub(y.indexSelect(0, own).reshape([-1]));
      const deviations: Deviations = {
        draws: design.passes,
        gram: numbersOf(from.matmul(from.t())),
        towardsLabel: numbersOf(from.matmul(off)),
        lossOfMean: off.square().sum().item(),
        terms: off.size,
        rotations: numbersOf(rotations.select(1, sample)),
      };
      visit(z, deviations);
      return deviations;
    }),
  );
}

const numbersOf = (values: Tensor): Float64Array =>
  values.to("cpu").contiguous().toTypedArray() as Float64Array;

/** `Σ_i ‖Z_i − μ̂‖²` */
export function squaresOf({ gram, draws }: Deviations): number {
  let sum = 0;
  for (let i = 0; i < draws; i++) sum += gram[i * (draws + 1)];
  return sum;
}
