import { TorchError } from "../../errors.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { isParameter, parameter, type Parameter } from "../parameter.js";

/** A list of parameters, named by their positions: `scales.0`. Tensors become parameters. */
export class ParameterList extends Module implements Iterable<Parameter> {
  readonly #parameters: Parameter[] = [];

  constructor(tensors: Iterable<Tensor> = []) {
    super();
    for (const tensor of tensors) this.append(tensor);
  }

  get length(): number {
    return this.#parameters.length;
  }
  /** The parameter at a position; negative from the end. @throws TorchError when there is none */
  at(position: number): Parameter {
    const found = this.#parameters.at(position);
    if (!found)
      throw new TorchError(`ParameterList: no parameter at ${position} of ${this.length}`);
    return found;
  }
  append(tensor: Tensor): this {
    this.#parameters.push(isParameter(tensor) ? tensor : parameter(tensor));
    return this;
  }
  [Symbol.iterator](): Iterator<Parameter> {
    return this.#parameters.values();
  }

  /** @throws TorchError always */
  forward(): never {
    throw new TorchError("ParameterList: has no forward of its own; use its parameters");
  }
  override extraRepr(): string {
    return this.#parameters.map((one, i) => `(${i}): ${String(one)}`).join("\n");
  }
  /** @internal */
  override fields(): Iterable<[string, unknown]> {
    return Object.entries(this.#parameters);
  }
}
