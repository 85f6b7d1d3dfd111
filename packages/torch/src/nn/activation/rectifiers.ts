/** Straight pieces: what is below a bound is cut off or scaled down. */
import { call } from "../../commands.js";
import { TorchError } from "../../errors.js";
import { full } from "../../generated/operators.js";
import type { Tensor } from "../../tensor.js";
import { Module, type Placement } from "../module.js";
import { parameter, type Parameter } from "../parameter.js";
import { settings } from "../print.js";

/** max(x, 0) */
export class ReLU extends Module {
  forward(x: Tensor): Tensor {
    return x.relu();
  }
}

/** x between `minVal` and `maxVal`, and the nearer of them elsewhere. */
export class Hardtanh extends Module {
  readonly minVal: number;
  readonly maxVal: number;

  /** @param options - default: from −1 to 1. @throws TorchError unless minVal < maxVal */
  constructor(options: { minVal?: number; maxVal?: number } = {}) {
    super();
    this.minVal = options.minVal ?? -1;
    this.maxVal = options.maxVal ?? 1;
    if (!(this.minVal < this.maxVal))
      throw new TorchError(`Hardtanh: minVal ${this.minVal} must be below maxVal ${this.maxVal}`);
  }
  forward(x: Tensor): Tensor {
    const { minVal, maxVal } = this;
    return x.hardtanh({ minVal, maxVal });
  }
  override extraRepr(): string {
    const { minVal, maxVal } = this;
    return settings({ minVal, maxVal });
  }
}

/** min(max(x, 0), 6) */
export class ReLU6 extends Hardtanh {
  constructor() {
    super({ minVal: 0, maxVal: 6 });
  }
  override extraRepr(): string {
    return "";
  }
}

/** x where it is positive, `negativeSlope` x elsewhere. */
export class LeakyReLU extends Module {
  constructor(readonly negativeSlope = 0.01) {
    super();
  }
  forward(x: Tensor): Tensor {
    return x.leakyRelu({ negativeSlope: this.negativeSlope });
  }
  override extraRepr(): string {
    return settings({ negativeSlope: this.negativeSlope });
  }
}

/** LeakyReLU whose slope is learned: one for all, or one a channel of `[N, C, ...]`. */
export class PReLU extends Module {
  /** `[1]` or `[C]` */
  weight: Parameter;

  /**
   * @param options.numParameters - 1 or the number of channels. Default: 1
   * @param options.init - the slope at first. Default: 0.25
   */
  constructor(options: { numParameters?: number; init?: number } & Placement = {}) {
    super();
    const { numParameters = 1, init = 0.25, ...placement } = options;
    this.weight = parameter(full([numParameters], init, placement));
  }
  forward(x: Tensor): Tensor {
    return call("aten::prelu", "", 1, x, this.weight);
  }
  override extraRepr(): string {
    return settings({ numParameters: this.weight.size });
  }
}

/** LeakyReLU whose slope is drawn for every element in training, and the mean of the bounds otherwise. */
export class RReLU extends Module {
  readonly lower: number;
  readonly upper: number;

  /** @param options - default: from 1/8 to 1/3 */
  constructor(options: { lower?: number; upper?: number } = {}) {
    super();
    this.lower = options.lower ?? 1 / 8;
    this.upper = options.upper ?? 1 / 3;
  }
  forward(x: Tensor): Tensor {
    return call("aten::rrelu", "", 1, x, this.lower, this.upper, this.training);
  }
  override extraRepr(): string {
    const { lower, upper } = this;
    return settings({ lower, upper });
  }
}

/** x where it is above `threshold`, `value` elsewhere. */
export class Threshold extends Module {
  constructor(
    readonly threshold: number,
    readonly value: number,
  ) {
    super();
  }
  forward(x: Tensor): Tensor {
    return call("aten::threshold", "", 1, x, this.threshold, this.value);
  }
  override extraRepr(): string {
    const { threshold, value } = this;
    return settings({ threshold, value });
  }
}
