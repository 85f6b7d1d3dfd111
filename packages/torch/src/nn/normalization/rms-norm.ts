import { ones } from "../../generated/operators.js";
import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { Module, type Placement } from "../module.js";
import { parameter, type Parameter } from "../parameter.js";
import { settings } from "../print.js";

/** The spacing of numbers near 1, PyTorch's `eps` where none is given. */
const spacing: Record<string, number> = {
  float64: 2 ** -52,
  float32: 2 ** -23,
  float16: 2 ** -10,
  bfloat16: 2 ** -7,
};

/** Over the last dimensions, `shape`: x / √(mean(x²) + eps) · weight. */
export class RMSNorm extends Module {
  weight: Parameter | null;
  readonly normalizedShape: readonly number[];
  readonly eps: number | null;

  /**
   * @param shape - the last dimensions of the input, or the size of the last one
   * @param options.eps - default: the spacing of the input's dtype near 1
   * @param options.elementwiseAffine - whether there is a weight. Default: true
   */
  constructor(
    shape: number | readonly number[],
    options: { eps?: number | null; elementwiseAffine?: boolean } & Placement = {},
  ) {
    super();
    const { eps = null, elementwiseAffine = true, ...placement } = options;
    this.normalizedShape = typeof shape === "number" ? [shape] : [...shape];
    this.eps = eps;
    this.weight = elementwiseAffine ? parameter(ones(this.normalizedShape, placement)) : null;
  }

  forward(x: Tensor): Tensor {
    const dims = this.normalizedShape.map((_, i) => i - this.normalizedShape.length);
    const eps = this.eps ?? spacing[x.dtype] ?? 0;
    return tidy(() => {
      const scaled = x.mul(x.square().mean(dims, { keepdim: true }).add(eps).rsqrt());
      return this.weight ? scaled.mul(this.weight) : scaled;
    });
  }
  override extraRepr(): string {
    const { normalizedShape, eps } = this;
    return settings({ normalizedShape, eps, elementwiseAffine: this.weight !== null });
  }
}
