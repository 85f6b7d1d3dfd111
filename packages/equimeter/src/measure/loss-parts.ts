import { Generator, type Tensor, tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/batch.js";
import { checkDeclared } from "./checks.js";
import type { CollectOptions } from "./collect.js";
import { meanSquaredError } from "./losses.js";
import { rowsOf, seen } from "./masked.js";
import type { Reduction } from "./report.js";
import { labelOf } from "./sums.js";
import { twist } from "./twist.js";

export interface LossPartsOptions extends Omit<
  CollectOptions,
  "by" | "batchInvariants" | "normalizedVariance"
> {
  readonly reduction?: Reduction;
  /** Seed of the group elements: the same in every call, and those of `decompose` with it. */
  readonly seed?: number;
  /** Rows that carry gradients at once; all of them by default, in one graph. */
  readonly rowsPerPass?: number;
}

/** The parts of the loss as functions of the weights, [] float64, with their graphs. */
export interface LossParts {
  readonly loss: Tensor;
  readonly mean: Tensor;
  readonly equiv: Tensor;
}

/** By name, as files and flags call them. */
export const lossPartNames = ["L", "L_mean", "L_equiv"] as const;
export type LossPartName = (typeof lossPartNames)[number];

export function lossPart({ loss, mean, equiv }: LossParts, name: LossPartName): Tensor {
  return { L: loss, L_mean: mean, L_equiv: equiv }[name];
}

/**
 * L, L_mean and L_equiv in squared error over fixed samples and fixed group elements, recorded: the
 * same numbers for the same weights, smooth in them, so that they can be differentiated twice and
 * walked along (common random numbers).
 *
 * These are plug-in forms over the N elements drawn, with `μ̂ = mean Z_i`:
 *
 *     L = mean_i ‖Z_i − y‖²/D,   L_mean = ‖μ̂ − y‖²/D,   L_equiv = mean_i ‖Z_i − μ̂‖²/D
 *
 * L_mean lies too high by L_equiv/N, L_equiv too low by as much; for an enumerated group both are
 * exact. Each is convex in the predictions, which the unbiased L̂_mean = L_mean − V/N is not: its Hessian
 * would have negative eigenvalues that are no property of the model.
 *
 * Whether they are finite, and the model answers one input alike, is not looked at.
 *
 * @throws UserError for missing fields and shapes that do not fit, as `decompose` does
 */
export function lossParts(options: LossPartsOptions): LossParts {
  checkDeclared(options);
  const { batches, seed = 0 } = options;
  const generator = new Generator(seed);
  return tidy(() => {
    const parts = batches.map((batch) => ofBatch(options, batch, generator));
    const terms = parts.reduce((sum, part) => sum + part.terms, 0);
    const total = (pick: (part: Weighted) => Tensor) =>
      parts
        .map(pick)
        .reduce((sum, part) => sum.add(part))
        .div(terms);
    const [mean, equiv] = [total((part) => part.mean), total((part) => part.equiv)];
    return { loss: mean.add(equiv), mean, equiv };
  });
}

/** Sums over rows, each by what its sample counts. */
interface Weighted {
  readonly mean: Tensor;
  readonly equiv: Tensor;
  readonly terms: number;
}

function ofBatch(options: LossPartsOptions, batch: Batch, generator: Generator): Weighted {
  const { design, target, mask, reduction = "pooled" } = options;
  const samples = sampleCount(batch, target);
  const rows = rowsOf(batch, samples, mask);
  const outputs = { [target]: options.outputs[target] };
  const elements = design.draw(samples, generator);
  const twisted = twist(elements, { ...options, outputs, batch, samples, gradients: true });
  const { sampleOfRow, twisted: raw, label } = seen(rows, twisted[target], batch[target]);
  const count = raw.shape[1];
  const z = raw.to("float64").reshape([raw.shape[0], count, -1]); // [N, rows, components]
  const y = labelOf(meanSquaredError, label, raw);
  const mean = z.mean(0); // μ̂
  const components = z.shape[2];
  const weight = weightOfRows(sampleOfRow, samples, components, reduction);
  const over = (perRow: Tensor): Tensor => (weight ? perRow.mul(weight) : perRow).sum();
  return {
    mean: over(mean.sub(y).square().sum(-1)),
    equiv: over(z.sub(mean).square().sum(-1).mean(0)),
    terms: reduction === "pooled" ? count * components : samples,
  };
}

/** Per sample: 1 over the terms of the row's sample; null where all count alike. */
function weightOfRows(
  sampleOfRow: Tensor,
  samples: number,
  components: number,
  reduction: Reduction,
): Tensor | null {
  if (reduction === "pooled") return null;
  const counts = sampleOfRow.bincount({ minlength: samples }).toNumbers();
  const weights = counts.map((count) => 1 / (count * components));
  return tensor(weights, { dtype: "float64", device: sampleOfRow.device }).indexSelect(
    0,
    sampleOfRow,
  );
}
