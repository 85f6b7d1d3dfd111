import { enableGrad } from "../autograd/index.js";
import { call } from "../commands.js";
import { TorchError } from "../errors.js";
import { cat, zeros } from "../generated/operators.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { foreach } from "./foreach.js";
import type { Entry } from "./groups.js";

/** Computes the loss and lets gradients flow into `.grad`, which it empties first. */
export type Closure = () => Tensor;

/** A loss as a function of all parameters in one row, for methods that search along lines. */
export class Landscape {
  private readonly parameters: Tensor[];
  private readonly sizes: number[];
  private readonly shapes: number[][];

  /** @throws TorchError unless all parameters have the same dtype and device */
  constructor(
    entries: readonly Entry[],
    private readonly closure: Closure,
  ) {
    this.parameters = entries.map((entry) => entry.parameter);
    const [first] = entries;
    for (const { name, parameter } of entries)
      if (parameter.dtype !== this.dtype || parameter.device !== this.device)
        throw new TorchError(
          `LBFGS needs all parameters of one dtype and device: ${first.name} is ${this.dtype} on ${this.device} and ${name} ${parameter.dtype} on ${parameter.device}`,
        );
    this.shapes = this.parameters.map((parameter) => parameter.shape);
    this.sizes = this.parameters.map((parameter) => parameter.size);
  }

  get dtype() {
    return this.parameters[0].dtype;
  }
  get device() {
    return this.parameters[0].device;
  }

  /** The loss where the parameters are, and its gradient in a row: 0 where the loss does not depend. */
  evaluate(): { loss: number; gradient: Tensor } {
    return tidy(() => {
      const loss = enableGrad(this.closure).item();
      const { dtype, device } = this;
      const pieces = this.parameters.map(
        ({ grad }, i) => grad?.reshape([-1]) ?? zeros([this.sizes[i]], { dtype, device }),
      );
      return { loss, gradient: cat(pieces) };
    });
  }

  /** Moves the parameters by `t` times a direction. */
  move(direction: Tensor, t: number): void {
    const pieces = call<Tensor[]>("aten::split_with_sizes", "", 1, direction, this.sizes, 0);
    foreach.add_(
      this.parameters,
      pieces.map((piece, i) => piece.view(this.shapes[i])),
      t,
    );
  }

  /** Copies of the parameters, to which `return` leads back. */
  remember(): Tensor[] {
    return this.parameters.map((parameter) => parameter.clone());
  }
  return(values: readonly Tensor[]): void {
    this.parameters.forEach((parameter, i) => parameter.copy_(values[i]));
  }
}
