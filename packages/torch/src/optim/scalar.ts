import type { DType } from "../dtype.js";
import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";

type Round = (value: number) => number;
const roundings: Partial<Record<DType, Round>> = {
  float32: Math.fround,
  float64: (value) => value,
};

/**
 * A number of a line search, computed with as PyTorch does. There step lengths and losses are doubles
 * or tensors of one element, as it happens; where a tensor takes part the result is one, rounded to its
 * dtype. To follow PyTorch to the last bit in float32 is to round in the same places.
 */
export class Scalar {
  private constructor(
    readonly value: number,
    private readonly round?: Round,
  ) {}

  /** A double, or what a tensor of this dtype holds. @throws TorchError on a dtype of less digits */
  static of(value: number, dtype?: DType): Scalar {
    if (dtype === undefined) return new Scalar(value);
    const round = roundings[dtype];
    if (!round) throw new TorchError(`LBFGS computes in float32 and float64, not ${dtype}`);
    return new Scalar(value, round);
  }

  /** The value of a tensor of one element. */
  static read(tensor: Tensor): Scalar {
    return Scalar.of(tensor.item(), tensor.dtype);
  }

  plus(other: Scalar | number): Scalar {
    return this.with(other, (a, b) => a + b);
  }
  minus(other: Scalar | number): Scalar {
    return this.with(other, (a, b) => a - b);
  }
  times(other: Scalar | number): Scalar {
    return this.with(other, (a, b) => a * b);
  }
  over(other: Scalar | number): Scalar {
    const divisor = lift(other);
    // A double over a tensor is the double times the tensor's reciprocal.
    if (!this.round && divisor.round) return divisor.map((b) => 1 / b).times(this);
    return this.with(divisor, (a, b) => a / b);
  }
  abs(): Scalar {
    return this.map(Math.abs);
  }
  sqrt(): Scalar {
    return this.map(Math.sqrt);
  }

  lessThan(other: Scalar | number): boolean {
    return this.with(other, (a, b) => Number(a < b)).value === 1;
  }
  atMost(other: Scalar | number): boolean {
    return this.with(other, (a, b) => Number(a <= b)).value === 1;
  }

  private with(other: Scalar | number, operation: (a: number, b: number) => number): Scalar {
    const operand = lift(other);
    const round = this.round ?? operand.round;
    if (!round) return new Scalar(operation(this.value, operand.value));
    return new Scalar(round(operation(round(this.value), round(operand.value))), round);
  }

  private map(operation: Round): Scalar {
    const { round = (value) => value } = this;
    return new Scalar(round(operation(this.value)), this.round);
  }
}

/** The first of equals, as Python's `min`. */
export function least(a: Scalar, b: Scalar): Scalar {
  return b.lessThan(a) ? b : a;
}

/** The first of equals, as Python's `max`. */
export function greatest(a: Scalar, b: Scalar): Scalar {
  return a.lessThan(b) ? b : a;
}

function lift(value: Scalar | number): Scalar {
  return typeof value === "number" ? Scalar.of(value) : value;
}
