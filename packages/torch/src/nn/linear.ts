import { TorchError } from "../errors.js";
import { bilinear, empty, linear } from "../generated/operators.js";
import type { Tensor } from "../tensor.js";
import { kaimingUniform, uniform } from "./init/index.js";
import { Module, type Placement } from "./module.js";
import { parameter, type Parameter } from "./parameter.js";
import { settings } from "./print.js";

/** `[..., inFeatures]` → `[..., outFeatures]`: x weightᵀ + bias. */
export class Linear extends Module {
  /** `[outFeatures, inFeatures]` */
  weight: Parameter;
  /** `[outFeatures]` */
  bias: Parameter | null;
  readonly inFeatures: number;
  readonly outFeatures: number;

  constructor(
    inFeatures: number,
    outFeatures: number,
    options: { bias?: boolean } & Placement = {},
  ) {
    super();
    const { bias = true, ...placement } = options;
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    const weight = empty([outFeatures, inFeatures], placement);
    this.weight = parameter(kaimingUniform(weight, { a: Math.sqrt(5) }));
    const bound = inFeatures > 0 ? 1 / Math.sqrt(inFeatures) : 0;
    this.bias = bias ? parameter(uniform(empty([outFeatures], placement), -bound, bound)) : null;
  }

  forward(x: Tensor): Tensor {
    return linear(x, this.weight, this.bias);
  }
  override extraRepr(): string {
    const { inFeatures, outFeatures } = this;
    return settings({ inFeatures, outFeatures, bias: this.bias !== null });
  }
}

/** `[..., in1Features]`, `[..., in2Features]` → `[..., outFeatures]`: yₖ = x₁ᵀ weightₖ x₂ + biasₖ. */
export class Bilinear extends Module {
  /** `[outFeatures, in1Features, in2Features]` */
  weight: Parameter;
  /** `[outFeatures]` */
  bias: Parameter | null;
  readonly in1Features: number;
  readonly in2Features: number;
  readonly outFeatures: number;

  /** @throws TorchError when there are no first features */
  constructor(
    in1Features: number,
    in2Features: number,
    outFeatures: number,
    options: { bias?: boolean } & Placement = {},
  ) {
    super();
    if (in1Features <= 0)
      throw new TorchError(`Bilinear: in1Features must be positive, not ${in1Features}`);
    const { bias = true, ...placement } = options;
    this.in1Features = in1Features;
    this.in2Features = in2Features;
    this.outFeatures = outFeatures;
    const bound = 1 / Math.sqrt(in1Features);
    const weight = empty([outFeatures, in1Features, in2Features], placement);
    this.weight = parameter(uniform(weight, -bound, bound));
    this.bias = bias ? parameter(uniform(empty([outFeatures], placement), -bound, bound)) : null;
  }

  forward(x1: Tensor, x2: Tensor): Tensor {
    return bilinear(x1, x2, this.weight, this.bias);
  }
  override extraRepr(): string {
    const { in1Features, in2Features, outFeatures } = this;
    return settings({ in1Features, in2Features, outFeatures, bias: this.bias !== null });
  }
}
