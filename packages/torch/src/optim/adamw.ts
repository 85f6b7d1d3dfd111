import { noGrad } from "../autograd.js";
import { call } from "../commands.js";
import { TorchError } from "../errors.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { groupParameters, type Entry, type NamedTensors, type ParameterGroup } from "./groups.js";
import { Moments, startMoments } from "./moments.js";
import type { OptimizerState } from "./state.js";

export interface AdamWOptions {
  /** Learning rate. Default: 1e-3 */
  lr?: number;
  /** Decay of the gradient's and the squared gradient's averages. Default: [0.9, 0.999] */
  betas?: readonly [number, number];
  /** Added to the denominator. Default: 1e-8. With 0, what never had a gradient only decays. */
  eps?: number;
  /** Default: 0.01. With 0 this is Adam. */
  weightDecay?: number;
}

type Group = Required<AdamWOptions> & { readonly entries: readonly Entry[] };

const defaults = { lr: 1e-3, betas: [0.9, 0.999] as const, eps: 1e-8, weightDecay: 0.01 };

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), PyTorch's to the last bit:
 *
 *     θ ← θ (1 − lr λ);  m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²
 *     θ ← θ − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + eps)
 *
 * A step is a dozen calls for all parameters together. Those without a gradient are left alone.
 */
export class AdamW {
  /** Options may be changed between steps. */
  readonly groups: readonly Group[];
  private readonly moments: Map<Group, Moments[]>;

  /**
   * @param parameters - by name (`model.namedParameters()`), or groups with options of their own
   * @throws TorchError on a name that occurs twice or an option out of range
   */
  constructor(
    parameters: NamedTensors | readonly ParameterGroup<AdamWOptions>[],
    options: AdamWOptions = {},
  ) {
    this.groups = groupParameters<Required<AdamWOptions>>(parameters, { ...defaults, ...options });
    for (const group of this.groups) check(group);
    this.moments = new Map(this.groups.map((group) => [group, []]));
  }

  /** Of the first group; setting it sets it for all groups. */
  get lr(): number {
    return this.groups[0].lr;
  }
  set lr(lr: number) {
    for (const group of this.groups) group.lr = lr;
  }

  /** Changes the parameters by their gradients. */
  step(): void {
    noGrad(() =>
      tidy(() => {
        for (const group of this.groups) {
          const gradients = new Map<Entry, Tensor>();
          for (const entry of group.entries) {
            const gradient = entry.parameter.grad;
            if (gradient) gradients.set(entry, gradient);
          }
          for (const moments of this.arrange(group, gradients))
            if (gradients.has(moments.entries[0])) advance(group, moments, gradients);
        }
      }),
    );
  }

  /** Sees to it that in each block of moments all parameters have a gradient now, or none has. */
  private arrange(group: Group, gradients: ReadonlyMap<Entry, Tensor>): Moments[] {
    const blocks = this.moments
      .get(group)!
      .flatMap((block) => block.part((entry) => gradients.has(entry)));
    const known = new Set(blocks.flatMap((block) => block.entries));
    const fresh = Array.from(gradients.keys()).filter((entry) => !known.has(entry));
    if (fresh.length > 0) blocks.push(...startMoments(fresh));
    this.moments.set(group, blocks);
    return blocks;
  }

  /** Drops the gradients. */
  zeroGrad(): void {
    for (const { entries } of this.groups)
      for (const { parameter } of entries) parameter.grad = null;
  }

  /** Everything a bit-exact continuation needs besides the parameters; the tensors are the live ones. */
  stateDict(): OptimizerState {
    const state: OptimizerState = { tensors: {}, numbers: {} };
    this.groups.forEach((group, index) => {
      state.numbers[`groups.${index}.lr`] = group.lr;
      for (const { entries, averages, squares, steps } of this.moments.get(group)!)
        entries.forEach(({ name }, i) => {
          state.tensors[`${name}.exp_avg`] = averages[i];
          state.tensors[`${name}.exp_avg_sq`] = squares[i];
          state.numbers[`${name}.step`] = steps;
        });
    });
    return state;
  }

  /**
   * Continues from a saved state; its tensors are copied.
   *
   * @throws TorchError when names or shapes are not those of this optimiser's parameters
   */
  loadStateDict(state: OptimizerState): void {
    this.checkState(state);
    this.groups.forEach((group, index) => {
      group.lr = state.numbers[`groups.${index}.lr`] ?? group.lr;
      const bySteps = new Map<number, Entry[]>();
      for (const entry of group.entries) {
        const steps = state.numbers[`${entry.name}.step`];
        // Without a number it never had a gradient.
        if (steps !== undefined) bySteps.set(steps, [...(bySteps.get(steps) ?? []), entry]);
      }
      const blocks = noGrad(() =>
        tidy(() => {
          const started = [...bySteps].flatMap(([steps, entries]) => startMoments(entries, steps));
          for (const { entries, averages, squares } of started)
            entries.forEach(({ name }, i) => {
              averages[i].copy_(state.tensors[`${name}.exp_avg`]);
              squares[i].copy_(state.tensors[`${name}.exp_avg_sq`]);
            });
          return started;
        }),
      );
      this.moments.set(group, blocks);
    });
  }

  private checkState({ tensors, numbers }: OptimizerState): void {
    const unknown = new Set(Object.keys(tensors));
    for (const { name, parameter } of this.groups.flatMap((group) => group.entries)) {
      if (numbers[`${name}.step`] === undefined) continue;
      for (const key of [`${name}.exp_avg`, `${name}.exp_avg_sq`]) {
        unknown.delete(key);
        const [wanted, given] = [parameter.shape.join(", "), tensors[key]?.shape.join(", ")];
        if (wanted === given) continue;
        const found = given === undefined ? "but is missing" : `not [${given}]`;
        throw new TorchError(`AdamW: the state's ${key} must be [${wanted}], ${found}`);
      }
    }
    if (unknown.size === 0) return;
    const names = [...unknown].slice(0, 8).join(", ");
    throw new TorchError(`AdamW: the state has ${names}, of which it knows no parameter`);
  }
}

/** One step of parameters that all have a gradient. */
function advance(group: Group, moments: Moments, gradients: ReadonlyMap<Entry, Tensor>): void {
  const { lr, betas, eps, weightDecay } = group;
  const { average, square, averages, squares, entries } = moments;
  const parameters = entries.map((entry) => entry.parameter);
  const slopes = entries.map((entry) => gradients.get(entry)!);
  const t = ++moments.steps;

  if (weightDecay !== 0) each("_foreach_mul_", "Scalar", parameters, 1 - lr * weightDecay);
  average.mul_(betas[0]);
  each("_foreach_add_", "List", averages, slopes, 1 - betas[0]);
  square.mul_(betas[1]);
  each("_foreach_addcmul_", "Scalar", squares, slopes, slopes, 1 - betas[1]);
  const denominator = square.sqrt().div_(Math.sqrt(1 - betas[1] ** t));
  if (eps !== 0) denominator.add_(eps);
  else denominator.maskedFill_(denominator.eq(0), Infinity);
  const size = -lr / (1 - betas[0] ** t);
  each("_foreach_addcdiv_", "Scalar", parameters, averages, moments.split(denominator), size);
}

function each(operator: string, overload: string, ...values: unknown[]): void {
  call(`aten::${operator}`, overload, 0, ...values);
}

function check({ lr, betas, eps, weightDecay }: Required<AdamWOptions>): void {
  const wrong =
    (!(lr >= 0) && `lr ${lr} must not be negative`) ||
    (!betas.every((beta) => beta >= 0 && beta < 1) &&
      `betas [${betas.join(", ")}] must be at least 0 and less than 1`) ||
    (!(eps >= 0) && `eps ${eps} must not be negative`) ||
    (!(weightDecay >= 0) && `weightDecay ${weightDecay} must not be negative`);
  if (wrong) throw new TorchError(`AdamW: ${wrong}`);
}
