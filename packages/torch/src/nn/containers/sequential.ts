import type { Tensor } from "../../tensor.js";
import { TorchError } from "../../errors.js";
import { Module } from "../module.js";

/** A module from one tensor to one tensor. */
export type TensorModule = Module & { forward(x: Tensor): Tensor };

/**
 * Modules one after the other. The state's names are their positions, `0.weight`, `2.weight`, or those
 * of the object: `new Sequential({ conv: …, relu: … })`.
 */
export class Sequential extends Module implements Iterable<TensorModule> {
  readonly #layers: Map<string, TensorModule>;

  constructor(layers: Readonly<Record<string, TensorModule>>);
  constructor(...layers: TensorModule[]);
  constructor(...layers: (TensorModule | Readonly<Record<string, TensorModule>>)[]) {
    super();
    const named = layers.length === 1 && !(layers[0] instanceof Module) ? layers[0] : layers;
    this.#layers = new Map(Object.entries(named as Record<string, TensorModule>));
  }

  /** The modules in their order. */
  get layers(): readonly TensorModule[] {
    return [...this.#layers.values()];
  }
  get length(): number {
    return this.#layers.size;
  }
  /** The module at a position; negative from the end. @throws TorchError when there is none */
  at(position: number): TensorModule {
    const found = this.layers.at(position);
    if (!found) throw new TorchError(`Sequential: no module at ${position} of ${this.length}`);
    return found;
  }
  append(layer: TensorModule): this {
    this.#layers.set(String(this.length), layer);
    return this;
  }
  [Symbol.iterator](): Iterator<TensorModule> {
    return this.#layers.values();
  }

  forward(x: Tensor): Tensor {
    let hidden = x;
    for (const layer of this) hidden = layer.forward(hidden);
    return hidden;
  }
  /** @internal */
  override fields(): Iterable<[string, unknown]> {
    return this.#layers;
  }
}
