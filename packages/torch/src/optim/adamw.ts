import { noGrad } from "../autograd.js";
import { call } from "../commands.js";
import { TorchError } from "../errors.js";
import { keep, tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { groupParameters, type NamedTensors, type ParameterGroup } from "./groups.js";
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

/** What the optimiser remembers of one parameter. */
interface Memory {
  average: Tensor;
  squares: Tensor;
  steps: number;
}

interface Entry {
  name: string;
  parameter: Tensor;
}

const defaults = { lr: 1e-3, betas: [0.9, 0.999] as const, eps: 1e-8, weightDecay: 0.01 };

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), PyTorch's to the last bit:
 *
 *     θ ← θ (1 − lr λ);  m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²
 *     θ ← θ − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + eps)
 *
 * A step is nine calls for all parameters together. Those without a gradient are left alone.
 */
export class AdamW {
  /** Options may be changed between steps. */
  readonly groups: (Required<AdamWOptions> & { readonly entries: readonly Entry[] })[];
  private readonly memories = new Map<string, Memory>();

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
        for (const group of this.groups) this.update(group);
      }),
    );
  }

  private update({ entries, lr, betas, eps, weightDecay }: (typeof this.groups)[number]): void {
    const parameters: Tensor[] = [];
    const gradients: Tensor[] = [];
    const memories: Memory[] = [];
    for (const { name, parameter } of entries) {
      const gradient = parameter.grad;
      if (!gradient) continue;
      parameters.push(parameter);
      gradients.push(gradient);
      memories.push(this.memoryOf(name, parameter));
    }
    if (parameters.length === 0) return;
    for (const memory of memories) memory.steps++;
    const averages = memories.map((memory) => memory.average);
    const squares = memories.map((memory) => memory.squares);
    const stepSizes = memories.map(({ steps }) => -lr / (1 - betas[0] ** steps));
    const corrections = memories.map(({ steps }) => Math.sqrt(1 - betas[1] ** steps));

    if (weightDecay !== 0) each("_foreach_mul_", "Scalar", parameters, 1 - lr * weightDecay);
    each("_foreach_mul_", "Scalar", averages, betas[0]);
    each("_foreach_add_", "List", averages, gradients, 1 - betas[0]);
    each("_foreach_mul_", "Scalar", squares, betas[1]);
    each("_foreach_addcmul_", "Scalar", squares, gradients, gradients, 1 - betas[1]);
    const denominators = call<Tensor[]>("aten::_foreach_sqrt", "", 1, squares);
    each("_foreach_div_", "ScalarList", denominators, corrections);
    if (eps !== 0) each("_foreach_add_", "Scalar", denominators, eps);
    else
      for (const denominator of denominators) denominator.maskedFill_(denominator.eq(0), Infinity);
    each("_foreach_addcdiv_", "ScalarList", parameters, averages, denominators, stepSizes);
  }

  private memoryOf(name: string, parameter: Tensor): Memory {
    let memory = this.memories.get(name);
    if (!memory) {
      const zeros = (): Tensor => keep(parameter.zerosLike({ memoryFormat: "preserve_format" }));
      this.memories.set(name, (memory = { average: zeros(), squares: zeros(), steps: 0 }));
    }
    return memory;
  }

  /** Drops the gradients. */
  zeroGrad(): void {
    for (const { entries } of this.groups)
      for (const { parameter } of entries) parameter.grad = null;
  }

  /** Everything a bit-exact continuation needs besides the parameters; the tensors are the live ones. */
  stateDict(): OptimizerState {
    const state: OptimizerState = { tensors: {}, numbers: {} };
    this.groups.forEach(({ lr }, index) => (state.numbers[`groups.${index}.lr`] = lr));
    for (const [name, { average, squares, steps }] of this.memories) {
      state.tensors[`${name}.exp_avg`] = average;
      state.tensors[`${name}.exp_avg_sq`] = squares;
      state.numbers[`${name}.step`] = steps;
    }
    return state;
  }

  /**
   * Continues from a saved state; its tensors are copied.
   *
   * @throws TorchError when names or shapes are not those of this optimiser's parameters
   */
  loadStateDict(state: OptimizerState): void {
    const memories = new Map<string, Memory>();
    const tensors = new Set(Object.keys(state.tensors));
    for (const { name, parameter } of this.groups.flatMap((group) => group.entries)) {
      const steps = state.numbers[`${name}.step`];
      if (steps === undefined) continue; // it never had a gradient
      const copy = (key: string): Tensor => {
        tensors.delete(key);
        return copyLike(key, parameter, state.tensors[key]);
      };
      memories.set(name, {
        average: copy(`${name}.exp_avg`),
        squares: copy(`${name}.exp_avg_sq`),
        steps,
      });
    }
    if (tensors.size > 0)
      throw new TorchError(
        `AdamW: the state has ${[...tensors].slice(0, 8).join(", ")}, of which it knows no parameter`,
      );
    this.groups.forEach(
      (group, index) => (group.lr = state.numbers[`groups.${index}.lr`] ?? group.lr),
    );
    this.memories.clear();
    for (const [name, memory] of memories) this.memories.set(name, memory);
  }
}

function each(operator: string, overload: string, ...values: unknown[]): void {
  call(`aten::${operator}`, overload, 0, ...values);
}

function copyLike(key: string, parameter: Tensor, saved: Tensor | undefined): Tensor {
  const [wanted, given] = [parameter.shape.join(", "), saved?.shape.join(", ")];
  if (!saved || wanted !== given)
    throw new TorchError(
      `AdamW: the state's ${key} must be [${wanted}], ${saved ? `not [${given}]` : "but is missing"}`,
    );
  return noGrad(() => keep(parameter.zerosLike({ memoryFormat: "preserve_format" }).copy_(saved)));
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
