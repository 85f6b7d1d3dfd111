import { Generator, grad, noGrad, type Tensor, tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Design } from "../groups/design.js";
import type { Elements } from "../groups/element.js";
import { checkDeclared } from "./checks.js";
import type { CollectOptions } from "./collect.js";
import { checkDeterministic } from "./deterministic.js";
import { fromVariance } from "./estimators.js";
import { meanSquaredError } from "./losses.js";
import { rowsOf, type Seen, seen } from "./masked.js";
import { ratio, type Reduction, sampleWeights, weighted } from "./report.js";
import { concatenate, labelOf, type Sums, sums } from "./sums.js";
import { portions, twist, type TwistOptions } from "./twist.js";

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
export interface GradientNorms {
  /** 100 · L_equiv / L, as `decompose` has it for the same samples and group elements. */
  readonly percent: number;
  /** ‖∇L‖ */
  readonly norm: number;
  /** ‖∇L_mean‖ */
  readonly normMean: number;
  /** ‖∇L_equiv‖ */
  readonly normEquiv: number;
  /** ‖∇L_equiv‖ / ‖∇L_mean‖, the gradient norm ratio of the paper's appendix B.3. */
  readonly ratio: number;
  /** Cosine of the angle between ∇L and ∇L_mean; NaN where one of them is zero. */
  readonly cosine: number;
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
 * their norms.
 *
 * All predictions are computed once without gradients, which gives the derivative of each part by
 * every prediction; then again in passes of `rowsPerGradientPass`, which carry these back. Besides the
 * predictions themselves nothing that is held grows with the number of group elements. The parameters'
 * `grad` and `requiresGrad` stay as they are.
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
    const gradients = nothingYet(parameters);
    const parts = withGradients(parameters, () =>
      batches.map((batch) => addGradients(gradients, given, batch, generator)),
    );
    if (!gradients.reached)
      throw new UserError(`the output "${target}" depends on none of the parameters given`);
    const all = concatenate(parts);
    const { loss, equiv, bias } = fromVariance(all, design);
    const weight = sampleWeights(all, reduction);
    return {
      percent: 100 * ratio(weighted(equiv, weight), weighted(loss, weight)),
      ...norms(gradients, weighted(all.terms, weight)),
      samples: all.groups,
      design: design.name,
      bias,
      passes: design.passes,
    };
  });
}

/** Sums over rows of ∇L and ∇L_equiv, one tensor for each parameter. */
interface Gradients {
  readonly parameters: readonly Tensor[];
  readonly loss: readonly Tensor[];
  readonly equiv: readonly Tensor[];
  /** Whether any prediction depends on any of the parameters. */
  reached: boolean;
}

function nothingYet(parameters: readonly Tensor[]): Gradients {
  const zeros = () => parameters.map((parameter) => parameter.detach().zerosLike());
  return { parameters, loss: zeros(), equiv: zeros(), reached: false };
}

type Given = GradientOptions & Required<Pick<GradientOptions, "rowsPerGradientPass">>;

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

/** Adds what a batch gives. @returns its sums, by sample */
function addGradients(
  gradients: Gradients,
  options: Given,
  batch: Batch,
  generator: Generator,
): Sums {
  const { design, target, mask, reduction = "pooled" } = options;
  return tidy(() => {
    const samples = sampleCount(batch, target);
    const elements = design.draw(samples, generator);
    const given = { ...options, batch, samples };
    const rows = rowsOf(batch, samples, mask);
    const { sampleOfRow, ...values } = seen(rows, twist(elements, given)[target], batch[target]);
    const groups = { groupOfRow: sampleOfRow, groups: samples };
    const all = sums({ ...values, ...groups, design, loss: meanSquaredError });
    const weight = tensor(sampleWeights(all, reduction), { device: sampleOfRow.device });
    const weightOfRow = weight.indexSelect(0, sampleOfRow).unsqueeze(1);
    const slope = slopes(values, design);
    const by = [slope.loss.mul(weightOfRow), slope.equiv.mul(weightOfRow)];
    pullBack(gradients, by, elements, given, (z) => rows.of(z, 1));
    return all;
  });
}

/**
 * Derivatives of the unbiased estimates of L and L_equiv (`fromVariance`), summed over rows, by every
 * prediction:
 *
 *     ∂L̂/∂Z_ag = 2 (Z_ag − y) / rk
 *     ∂L̂_equiv/∂Z_ag = 2 (Z_ag − μ̂_a) / rk + 2 (μ̂_a − μ̄) / (r−1)k
 *
 * @returns [passes, rows, components] float64
 */
function slopes(
  { twisted, label }: Omit<Seen, "sampleOfRow">,
  { replicates: r, orbit: k, passes }: Design,
): { loss: Tensor; equiv: Tensor } {
  const rows = twisted.shape[1];
  const z = twisted.to("float64").reshape([r, k, rows, -1]);
  const orbitMean = z.mean(1, { keepdim: true }); // μ̂_a
  const between = orbitMean.sub(orbitMean.mean(0, { keepdim: true }));
  const equiv = z
    .sub(orbitMean)
    .div(r * k)
    .add(between.div(Math.max(1, r - 1) * k));
  const loss = z.sub(labelOf(meanSquaredError, label, twisted)).div(r * k);
  const all = [passes, rows, z.shape[3]];
  return { loss: loss.mul(2).view(all), equiv: equiv.mul(2).view(all) };
}

/** Carries derivatives by the predictions back to the parameters, pass by pass. */
function pullBack(
  gradients: Gradients,
  [byLoss, byEquiv]: Tensor[],
  elements: Elements,
  { target, rowsPerGradientPass, ...options }: Given & TwistOptions,
  rowsIn: (twisted: Tensor) => Tensor,
): void {
  const recorded = { ...options, rowsPerPass: rowsPerGradientPass, gradients: true };
  for (const { first, copies, elements: some } of portions(elements, recorded))
    tidy(() => {
      const z = rowsIn(twist(some, recorded)[target]);
      if (!z.requiresGrad) return;
      const add = (sum: readonly Tensor[], by: Tensor, retainGraph: boolean) => {
        const weights = by.narrow(0, first, copies).view(z.shape).to(z.dtype);
        const slope = grad(z, [...gradients.parameters], {
          gradOutputs: [weights],
          retainGraph,
          allowUnused: true,
        });
        noGrad(() => slope.forEach((of, i) => of && sum[i].add_(of)));
        if (slope.some((of) => of)) gradients.reached = true;
      };
      add(gradients.loss, byLoss, true);
      add(gradients.equiv, byEquiv, false);
    });
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

function norms({ loss, equiv }: Gradients, terms: number) {
  const mean = loss.map((of, i) => of.sub(equiv[i]));
  const [norm, normMean, normEquiv] = [loss, mean, equiv].map(
    (gradient) => Math.sqrt(inner(gradient, gradient)) / terms,
  );
  return {
    norm,
    normMean,
    normEquiv,
    ratio: ratio(normEquiv, normMean),
    cosine: inner(loss, mean) / terms ** 2 / (norm * normMean),
  };
}

function inner(a: readonly Tensor[], b: readonly Tensor[]): number {
  // One parameter after the other: copies in float64 of all of them at once would be large.
  return a.reduce((sum, of, i) => sum + tidy(() => of.to("float64").mul(b[i]).sum().item()), 0);
}
