import { empty, linear } from "../generated/operators.js";
import type { Tensor } from "../tensor.js";
import { kaimingUniform, uniform } from "./init.js";
import { Module, type Placement } from "./module.js";
import { parameter, type Parameter } from "./parameter.js";

/** `[..., inFeatures]` → `[..., outFeatures]`: x weightᵀ + bias. */
export class Linear extends Module {
  /** `[outFeatures, inFeatures]` */
  weight: Parameter;
  /** `[outFeatures]` */
  bias: Parameter | null;

  constructor(
    inFeatures: number,
    outFeatures: number,
    options: { bias?: boolean } & Placement = {},
  ) {
    super();
    const { bias = true, ...placement } = options;
    const weight = empty([outFeatures, inFeatures], placement);
    this.weight = parameter(kaimingUniform(weight, { a: Math.sqrt(5) }));
    const bound = inFeatures > 0 ? 1 / Math.sqrt(inFeatures) : 0;
    this.bias = bias ? parameter(uniform(empty([outFeatures], placement), -bound, bound)) : null;
  }

  forward(x: Tensor): Tensor {
    return linear(x, this.weight, this.bias);
  }
}
