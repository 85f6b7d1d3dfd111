import type { Tensor } from "../tensor.js";
import { Module } from "./module.js";

/** A module from one tensor to one tensor. */
export type TensorModule = Module & { forward(x: Tensor): Tensor };

/** Modules one after the other; the state's names are their positions: `0.weight`, `2.weight`. */
export class Sequential extends Module {
  readonly layers: readonly TensorModule[];

  constructor(...layers: TensorModule[]) {
    super();
    this.layers = layers;
  }
  forward(x: Tensor): Tensor {
    return this.layers.reduce((hidden, layer) => layer.forward(hidden), x);
  }
  /** @internal */
  override fields(): Iterable<[string, unknown]> {
    return Object.entries(this.layers);
  }
}
