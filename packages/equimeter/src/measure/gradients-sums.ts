import {
  enableGrad,
  type Generator,
  grad,
  noGrad,
  type Tensor,
  tensor,
  tidy,
} from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/batch.js";
import type { Design } from "../groups/design.js";
import type { Elements } from "../groups/element.js";
import type { CollectOptions } from "./collect.js";
import { halvesOf, type Replicates } from "./gradients-halves.js";
import { equivSlope, lossSlope, type Values } from "./gradients-slopes.js";
import { trunkOf } from "./gradients-trunk.js";
import { meanSquaredError } from "./losses.js";
import { rowsOf, seen } from "./masked.js";
import { type Reduction, sampleWeights } from "./report.js";
import { type Sums, sums } from "./sums.js";
import { portions, twist, type TwistOptions } from "./twist.js";

/** Sums over rows of the gradients of the unbiased estimates of L and L_equiv: a tensor for each parameter. */
export interface PartGradients {
  readonly loss: readonly Tensor[];
  readonly equiv: readonly Tensor[];
}

/** What batch after batch is added to. */
export interface GradientSums {
  readonly parameters: readonly Tensor[];
  /** Of all replicates. */
  readonly equiv: readonly Tensor[];
  /** ∇L and ∇L_equiv of replicates that are looked at by themselves: of all, or of each half. */
  readonly parts: readonly (Replicates & PartGradients)[];
  /** Whether any prediction depends on any of the parameters. */
  reached: boolean;
}

/** Zeros: two copies of the parameters, with halves five. */
export function noGradients(parameters: readonly Tensor[], design: Design): GradientSums {
  const zeros = () => parameters.map((parameter) => parameter.detach().zerosLike());
  const equiv = zeros();
  const halves = halvesOf(design)?.map((half) => ({ ...half, loss: zeros(), equiv: zeros() }));
  const whole = { first: 0, replicates: design.replicates };
  const parts = halves ?? [{ ...whole, loss: zeros(), equiv }];
  return { parameters, equiv, parts, reached: false };
}

/** Of all replicates: L is a mean over them. */
export function allReplicates({ parts, equiv }: GradientSums): PartGradients {
  const [first, ...others] = parts;
  if (others.length === 0) return first;
  const all = parts.reduce((sum, { replicates }) => sum + replicates, 0);
  const loss = first.loss.map((_, i) =>
    parts
      .map((part) => part.loss[i].mul(part.replicates / all))
      .reduce((sum, part) => sum.add_(part)),
  );
  return { loss, equiv };
}

export interface BatchOptions extends Omit<CollectOptions, "by" | "batchInvariants" | "batches"> {
  readonly reduction?: Reduction;
  readonly rowsPerGradientPass: number;
}

/**
 * Adds what a batch gives. All predictions are computed once without gradients, which gives the derivative
 * of each part by every prediction; then again in passes that carry these back.
 *
 * @returns the batch's sums, by sample
 */
export function addGradients(
  to: GradientSums,
  options: BatchOptions,
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
    const slopes = slopesOf(to, values, design).map((slope) => {
      return { ...slope, by: slope.by.mul(weightOfRow) };
    });
    pullBack(to, slopes, elements, given, (z) => rows.of(z, 1));
    return all;
  });
}

/** The derivative of something by predictions, and where its gradient goes. */
interface Slope {
  readonly sum: readonly Tensor[];
  /** [copies, rows, components] float64 */
  readonly by: Tensor;
  /** The number of the first copy. */
  readonly first: number;
}

function slopesOf(to: GradientSums, values: Values, { replicates, orbit: k }: Design): Slope[] {
  const ofReplicates = (part: Replicates, slopes: typeof equivSlope, sum: readonly Tensor[]) => {
    return { sum, by: slopes(values, part, k), first: part.first * k };
  };
  const parts = to.parts.flatMap((part) => [
    ofReplicates(part, lossSlope, part.loss),
    ofReplicates(part, equivSlope, part.equiv),
  ]);
  if (to.parts.length === 1) return parts;
  return [...parts, ofReplicates({ first: 0, replicates }, equivSlope, to.equiv)];
}

/**
 * Carries derivatives by the predictions back to the parameters, pass by pass; through what all copies share,
 * once.
 */
function pullBack(
  to: GradientSums,
  slopes: readonly Slope[],
  elements: Elements,
  { target, rowsPerGradientPass, ...options }: BatchOptions & TwistOptions,
  rowsIn: (twisted: Tensor) => Tensor,
): void {
  const trunk = trunkOf(options.model, options.batch);
  const leaves = trunk?.leaves ?? [];
  const inputs = [...to.parameters, ...leaves];
  const added = slopes.map(({ sum }) => [
    ...sum,
    ...leaves.map((leaf) => leaf.detach().zerosLike()),
  ]);
  const add = (into: readonly Tensor[], found: readonly (Tensor | null)[]): void => {
    noGrad(() => found.forEach((of, i) => of && into[i].add_(of)));
    if (found.some((of, i) => of && i < to.parameters.length)) to.reached = true;
  };
  const recorded = {
    ...options,
    ...(trunk && { invariants: trunk.invariants }),
    rowsPerPass: rowsPerGradientPass,
    gradients: true,
  };
  for (const { first, copies, elements: some } of portions(elements, recorded))
    tidy(() => {
      const z = rowsIn(twist(some, recorded)[target]);
      if (!z.requiresGrad) return;
      const due = slopes.flatMap(({ by, first: start }, i) => {
        const from = Math.max(first, start);
        const count = Math.min(first + copies, start + by.shape[0]) - from;
        if (count <= 0) return [];
        return [{ into: added[i], by: by.narrow(0, from - start, count), at: from - first }];
      });
      due.forEach(({ into, by, at }, i) => {
        const those = enableGrad(() => z.narrow(0, at, by.shape[0]));
        const gradOutputs = [by.view(those.shape).to(z.dtype)];
        const retainGraph = i < due.length - 1;
        add(into, grad(those, inputs, { gradOutputs, retainGraph, allowUnused: true }));
      });
    });
  if (!trunk) return;
  added.forEach((sum, i) =>
    tidy(() => {
      const byLeaves = sum.slice(to.parameters.length);
      add(sum, trunk.gradient(byLeaves, to.parameters, i === added.length - 1));
    }),
  );
}
