import { layerNorm, ones, zeros } from "../../generated/operators.js";
import type { Tensor } from "../../tensor.js";
import { Module, type Placement } from "../module.js";
import { parameter, type Parameter } from "../parameter.js";
import { settings } from "../print.js";

/** Over the last dimensions, `shape`: (x − mean) / √(variance + eps) · weight + bias. */
export class LayerNorm extends Module {
  weight: Parameter | null;
  bias: Parameter | null;
  readonly normalizedShape: readonly number[];
  readonly eps: number;

  /**
   * @param shape - the last dimensions of the input, or the size of the last one
   * @param options.elementwiseAffine - whether there are a weight and a bias. Default: true
   * @param options.eps - default 1e-5
   */
  constructor(
    shape: number | readonly number[],
    options: { eps?: number; elementwiseAffine?: boolean; bias?: boolean } & Placement = {},
  ) {
    super();
    const { eps = 1e-5, elementwiseAffine = true, bias = true, ...placement } = options;
    this.normalizedShape = typeof shape === "number" ? [shape] : [...shape];
    this.eps = eps;
    this.weight = elementwiseAffine ? parameter(ones(this.normalizedShape, placement)) : null;
    this.bias =
      elementwiseAffine && bias ? parameter(zeros(this.normalizedShape, placement)) : null;
  }

  forward(x: Tensor): Tensor {
    const { weight, bias, eps } = this;
    return layerNorm(x, this.normalizedShape, { weight, bias, eps });
  }
  override extraRepr(): string {
    const { normalizedShape, eps } = this;
    return settings({ normalizedShape, eps, elementwiseAffine: this.weight !== null });
  }
}
