import { nn, type Tensor } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { Model } from "../../models/model.js";

/** A layer that is a function, for tests. */
export class Layer<Output = Tensor> extends nn.Module {
  readonly #of: (x: Tensor) => Output;

  constructor(of: (x: Tensor) => Output) {
    super();
    this.#of = of;
  }

  forward(x: Tensor): Output {
    return this.#of(x);
  }
}

/** Layers side by side that all see the field `x`; the prediction `v` is x itself. */
export class SideBySide extends nn.Module implements Model {
  layers: nn.ModuleList;
  readonly #names: readonly string[];

  constructor(layers: Readonly<Record<string, (x: Tensor) => unknown>>) {
    super();
    this.#names = Object.keys(layers);
    this.layers = new nn.ModuleList(Object.values(layers).map((of) => new Layer(of)));
  }

  forward({ x }: Batch): Batch {
    for (const layer of this.layers) (layer as Layer<unknown>).forward(x);
    return { v: x.mul(1) };
  }

  /** The name of a layer as a module. */
  moduleOf(name: string): string {
    return `layers.${this.#names.indexOf(name)}`;
  }
}
