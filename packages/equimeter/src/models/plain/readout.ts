import { nn, type Tensor } from "@equimeter/torch";

import type { PlainConfig } from "./config.js";

/**
 * Forces as sums over neighbours: learned gates times learned mixtures of the direction,
 * `F_i = W_out Σ_j g_ij ⊙ (W_dir u_ij)`, the gates from both atoms and their distance. Nothing ties
 * the x, y and z columns of the two matrices together: that they treat all directions alike has to
 * be learned.
 */
export class Readout extends nn.Module {
  receiver: nn.Linear;
  sender: nn.Linear;
  radial: nn.Linear;
  direction: nn.Linear;
  out: nn.Linear;

  constructor({ width, radial }: PlainConfig) {
    super();
    this.receiver = new nn.Linear(width, width);
    this.sender = new nn.Linear(width, width);
    this.radial = new nn.Linear(radial, width, { bias: false });
    this.direction = new nn.Linear(3, width);
    this.out = new nn.Linear(width, 3);
    // Keeps the size of what passes through, so that an untrained model answers at the scale of the
    // labels and its broken symmetry is there to be seen; PyTorch's default shrinks it threefold.
    for (const layer of [this.receiver, this.sender, this.radial, this.direction, this.out])
      nn.init.normal(layer.weight, 0, 1 / Math.sqrt(layer.weight.shape[1]));
  }

  /** @param atoms - [N, width]; @param radial - [N, K, R]; @param direction - [N, K, 3] @returns [N, 3] */
  forward(atoms: Tensor, index: Tensor, radial: Tensor, direction: Tensor): Tensor {
    const [n, k] = index.shape;
    const senders = this.sender
      .forward(atoms)
      .indexSelect(0, index.view([-1]))
      .view([n, k, -1]);
    const gate = this.receiver
      .forward(atoms)
      .unsqueeze(1)
      .add(senders)
      .mul(this.radial.forward(radial));
    return this.out.forward(gate.mul(this.direction.forward(direction)).sum(1));
  }
}
