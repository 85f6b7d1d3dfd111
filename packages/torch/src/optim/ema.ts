import { noGrad } from "../autograd/index.js";
import { call } from "../commands.js";
import { TorchError } from "../errors.js";
import { loadInto } from "../nn/state.js";
import { keep, tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import type { NamedTensors } from "./groups.js";
import { kindOf } from "./history.js";
import type { OptimizerState } from "./state.js";

/** `averaged` is the usual average; `debiased` is free of the weights it started from. */
export type AverageKind = "averaged" | "debiased";

/**
 * The exponential moving average of weights: θ_EMA ← β θ_EMA + (1 − β) θ, from θ_EMA = θ₀.
 *
 * What is stored is the drift d = θ_EMA − θ₀, for which d ← β d + (1 − β)(θ − θ₀). Then the
 * bias-corrected average (θ_EMA − βᵏ θ₀) / (1 − βᵏ) is θ₀ + d / (1 − βᵏ), which loses no digits in
 * the first steps, where the other form divides a difference of nearly equal numbers by almost 0.
 */
export class ExponentialMovingAverage {
  /** Number of updates so far, k. */
  updates = 0;
  private readonly names: string[] = [];
  private readonly parameters: Tensor[] = [];
  private readonly start: Tensor[] = [];
  private readonly drift: Tensor[] = [];

  /**
   * @param parameters - floating-point tensors by name; their values now are θ₀
   * @param decay - β, between 0 and 1
   * @throws TorchError on another decay or dtype
   */
  constructor(
    parameters: NamedTensors,
    readonly decay: number,
  ) {
    if (!(decay >= 0 && decay < 1))
      throw new TorchError(`EMA: decay ${decay} must be at least 0 and less than 1`);
    noGrad(() => {
      for (const [name, parameter] of parameters) {
        if (!parameter.dtype.includes("float"))
          throw new TorchError(`EMA: ${name} is ${parameter.dtype}, which has no average`);
        this.names.push(name);
        this.parameters.push(parameter);
        this.start.push(keep(parameter.detach().clone()));
        this.drift.push(keep(parameter.zerosLike()));
      }
    });
  }

  /** Takes in the weights as they are now. Call after each step of the optimiser. */
  update(): void {
    this.follow();
    noGrad(() =>
      tidy(() => {
        const way = call<Tensor[]>("aten::_foreach_sub", "List", 1, this.parameters, this.start);
        call("aten::_foreach_mul_", "Scalar", 0, this.drift, this.decay);
        call("aten::_foreach_add_", "List", 0, this.drift, way, 1 - this.decay);
      }),
    );
    this.updates++;
  }

  /** θ_EMA by name: new tensors. */
  averaged(): Record<string, Tensor> {
    return this.named(this.weights("averaged"));
  }

  /** (θ_EMA − βᵏ θ₀) / (1 − βᵏ) by name: new tensors. θ₀ before the first update. */
  debiased(): Record<string, Tensor> {
    return this.named(this.weights("debiased"));
  }

  /**
   * Runs `body` with averaged weights in the place of the raw ones, which come back bit for bit, also
   * when `body` throws. What `body` writes into the weights is lost.
   *
   * @throws TypeError when `body` returns a Promise: the weights would be back before it is done
   */
  swapIn<T>(kind: AverageKind, body: () => T extends PromiseLike<unknown> ? never : T): T {
    const raw = noGrad(() => this.parameters.map((parameter) => keep(parameter.detach())));
    try {
      tidy(() => this.place(this.weights(kind)));
      const result = body() as T;
      if (result instanceof Promise)
        throw new TypeError("swapIn() cannot take an async function: its weights would be gone");
      return result;
    } finally {
      this.place(raw);
      for (const tensor of raw) tensor.dispose();
    }
  }

  /** θ₀ and the drift, and how many updates there were; the tensors are the live ones. */
  stateDict(): OptimizerState {
    return { tensors: this.tensors(), numbers: { updates: this.updates, decay: this.decay } };
  }

  /** @throws TorchError when names, shapes or the decay differ */
  loadStateDict(state: OptimizerState): void {
    const { updates, decay } = state.numbers;
    if (decay !== this.decay)
      throw new TorchError(`EMA: the state was averaged with decay ${decay}, not ${this.decay}`);
    if (!Number.isSafeInteger(updates) || updates < 0)
      throw new TorchError(`EMA: the state's number of updates is ${updates}`);
    loadInto("EMA", this.tensors(), state.tensors, true);
    this.updates = updates;
  }

  /** Takes what is stored to the weights' dtype and device, which `module.to` may have changed. */
  private follow(): void {
    this.parameters.forEach((parameter, i) => {
      if (kindOf(parameter) === kindOf(this.start[i])) return;
      const { dtype, device } = parameter;
      for (const stored of [this.start, this.drift]) {
        const moved = keep(stored[i].to({ dtype, device }));
        stored[i].dispose();
        stored[i] = moved;
      }
    });
  }

  private weights(kind: AverageKind): Tensor[] {
    this.follow();
    return noGrad(() => {
      if (kind === "averaged" || this.updates === 0)
        return call<Tensor[]>("aten::_foreach_add", "List", 1, this.start, this.drift);
      const seen = 1 - this.decay ** this.updates;
      const weights = call<Tensor[]>("aten::_foreach_div", "Scalar", 1, this.drift, seen);
      call("aten::_foreach_add_", "List", 0, weights, this.start);
      return weights;
    });
  }

  /** Lets the parameters hold these tensors' memory; nothing is copied. */
  private place(weights: Tensor[]): void {
    noGrad(() =>
      this.parameters.forEach((parameter, i) =>
        call("aten::set_data", "", 0, parameter, weights[i]),
      ),
    );
  }

  private named(tensors: Tensor[]): Record<string, Tensor> {
    return Object.fromEntries(this.names.map((name, i) => [name, tensors[i]]));
  }

  private tensors(): Record<string, Tensor> {
    return Object.fromEntries(
      this.names.flatMap((name, i) => [
        [`${name}.start`, this.start[i]],
        [`${name}.drift`, this.drift[i]],
      ]),
    );
  }
}
