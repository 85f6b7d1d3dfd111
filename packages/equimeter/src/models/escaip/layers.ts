import { nn, type Tensor } from "@equimeter/torch";

import { Dropout } from "./dropout.js";

/**
 * Linear, GELU and dropout; the linear layer is `.0`, as in the original. All linear layers of EScAIP
 * start with Xavier-uniform weights and zero biases.
 */
export class Activated extends nn.Sequential {
  readonly #linear: nn.Linear;

  constructor(inputs: number, outputs: number, dropout: number) {
    const first = linear(inputs, outputs);
    super(first, new nn.GELU(), new Dropout(dropout));
    this.#linear = first;
  }

  /** [outputs, inputs] */
  get weight(): Tensor {
    return this.#linear.weight;
  }
  /** [outputs] */
  get bias(): Tensor {
    return this.#linear.bias!;
  }

  /** The columns of the weight for inputs that stand side by side, [outputs, width] each. */
  columns(widths: readonly number[]): Tensor[] {
    return this.#linear.weight.splitWithSizes(widths, 1);
  }

  /** What follows the linear layer. */
  activate(x: Tensor): Tensor {
    return this.layers.slice(1).reduce((hidden, layer) => layer.forward(hidden), x);
  }
}

/** Two layers, the first activated and `multiplier` times as wide: `.0.0` and `.1.0`. */
export function feedForward(width: number, multiplier: number, dropout: number): nn.Sequential {
  return new nn.Sequential(
    new Activated(width, multiplier * width, dropout),
    new nn.Sequential(linear(multiplier * width, width), new Dropout(dropout)),
  );
}

/** @param gain - of the initial weights */
export function linear(inputs: number, outputs: number, { bias = true, gain = 1 } = {}): nn.Linear {
  const layer = new nn.Linear(inputs, outputs, { bias });
  nn.init.xavierUniform(layer.weight, { gain });
  if (layer.bias) nn.init.zeros(layer.bias);
  return layer;
}

/** 2⁻²³, what `torch.nn.RMSNorm` takes for float32 when no eps is given. */
const eps = 2 ** -23;

export function rootMeanSquareNorm(width: number): nn.RMSNorm {
  return new nn.RMSNorm(width, { eps });
}

/** One norm for atoms and one for edges. */
export class NodeEdgeNorm extends nn.Module {
  node_norm: nn.RMSNorm;
  edge_norm: nn.RMSNorm;

  constructor(width: number) {
    super();
    this.node_norm = rootMeanSquareNorm(width);
    this.edge_norm = rootMeanSquareNorm(width);
  }

  forward({ node, edge }: Features): Features {
    return { node: this.node_norm.forward(node), edge: this.edge_norm.forward(edge) };
  }
}

/** The two streams of the network. */
export interface Features {
  /** [N, H] */
  node: Tensor;
  /** [N, K, H]; what stands in empty slots does not matter. */
  edge: Tensor;
}
