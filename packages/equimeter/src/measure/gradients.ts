import { Generator, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { checkDeclared } from "./checks.js";
import type { CollectOptions } from "./collect.js";
import { checkDeterministic } from "./deterministic.js";
import { fromVariance } from "./estimators.js";
import { whyNotUnbiased } from "./gradients-halves.js";
import { type Norms, normsOf, type UnbiasedGradients, unbiasedOf } from "./gradients-products.js";
import { addGradients, noGradients } from "./gradients-sums.js";
import { ratio, type Reduction, sampleWeights, weighted } from "./report.js";
import { concatenate } from "./sums.js";

export interface GradientOptions extends Omit<CollectOptions, "by" | "batchInvariants"> {
  /** What to differentiate by; some of them may take no part in the target. */
  readonly parameters: readonly Tensor[];
  readonly reduction?: Reduction;
  /**
   * Rows in one forward and backward pass at most, one copy of the batch at least: such a pass keeps
   * what happens in between, about 5 times the memory. Default: an eighth of `rowsPerPass`.
   */
  readonly rowsPerGradientPass?: number;
  /** Seed of the group elements: those of `decompose` with the same seed. */
  readonly seed?: number;
  /** Leave out the passes that check determinism, and let a model that has diverged give NaN. */
  readonly skipDeterminismCheck?: boolean;
}

/** Gradients of the parts of the loss, by their 2-norms over all parameters. */
export interface GradientNorms extends Norms {
  /** 100 · L_equiv / L, as `decompose` has it for the same samples and group elements. */
  readonly percent: number;
  /** Squares without the bias of these norms; null where the design has too few replicates. */
  readonly unbiased: UnbiasedGradients | null;
  /** Why `unbiased` is null, in words. */
  readonly notUnbiased: string | null;
  readonly samples: number;
  /** The design's name. */
  readonly design: string;
  /** Bias of the estimates whose gradients these are, in words, as in the report; null where there is none. */
  readonly bias: string | null;
  /** Forward passes of a batch for the values; as many again carry the gradients. */
  readonly passes: number;
}

/**
 * Gradients of L, L_mean and L_equiv in squared error of the target, with respect to the parameters
 * (appendix B.3 of the paper). They are gradients of the unbiased estimates (measure.md 2): L_equiv
 * divides by N − 1, and L_mean is the cross form. Unbiased are the gradients: chance in them adds to
 * their norms. What `unbiased` says of their squares is without that, where the design has four replicates
 * or more, or enumerates its group.
 *
 * Besides the predictions themselves nothing that is held grows with the number of group elements: two
 * copies of the parameters, five where there are four replicates. The parameters' `grad` and
 * `requiresGrad` stay as they are.
 *
 * @throws UserError for no parameters, a target that none of them takes part in, and what `decompose`
 *   refuses
 */
export function gradientNorms(options: GradientOptions): GradientNorms {
  checkDeclared(options);
  const { model, batches, design, target, mask, reduction = "pooled", seed = 0 } = options;
  const { parameters } = options;
  const rowsPerGradientPass = rowsOfGradientPass(options);
  if (parameters.length === 0) throw new UserError("there is no parameter to differentiate by");
  const outputs = { [target]: options.outputs[target] };
  if (!options.skipDeterminismCheck) checkDeterministic(model, batches[0], outputs, mask);
  const generator = new Generator(seed);
  const given = { ...options, outputs, rowsPerGradientPass };
  return tidy(() => {
    const gradients = noGradients(parameters, design);
    const parts = withGradients(parameters, () =>
      batches.map((batch) => addGradients(gradients, given, batch, generator)),
    );
    if (!gradients.reached)
      throw new UserError(`the output "${target}" depends on none of the parameters given`);
    const all = concatenate(parts);
    const { loss, equiv, bias } = fromVariance(all, design);
    const weight = sampleWeights(all, reduction);
    const terms = weighted(all.terms, weight);
    const notUnbiased = whyNotUnbiased(design);
    return {
      percent: 100 * ratio(weighted(equiv, weight), weighted(loss, weight)),
      ...normsOf(gradients, terms),
      unbiased: notUnbiased === null ? unbiasedOf(gradients, terms) : null,
      notUnbiased,
      samples: all.groups,
      design: design.name,
      bias,
      passes: design.passes,
    };
  });
}

/**
 * A pass that keeps its gradients took 5 times the memory of one without (48 rows of 128 residues in Proteína's
 * preset `small`: 796 MB against 160 MB), and some room is left.
 */
const memoryOfGradients = 8;

/** @throws UserError for impossible `rowsPerGradientPass` */
function rowsOfGradientPass({ rowsPerPass = 2048, rowsPerGradientPass }: GradientOptions): number {
  if (rowsPerGradientPass === undefined)
    return Math.max(1, Math.floor(rowsPerPass / memoryOfGradients));
  if (Number.isInteger(rowsPerGradientPass) && rowsPerGradientPass >= 1) return rowsPerGradientPass;
  throw new UserError(
    `rowsPerGradientPass must be a whole number from 1 on, got ${rowsPerGradientPass}`,
  );
}

/** Runs `body` while all parameters ask for gradients, and leaves them as they were. */
function withGradients<T>(parameters: readonly Tensor[], body: () => T): T {
  const frozen = parameters.filter(({ requiresGrad }) => !requiresGrad);
  try {
    for (const parameter of frozen) parameter.requiresGrad = true;
    return body();
  } finally {
    for (const parameter of frozen) parameter.requiresGrad = false;
  }
}
