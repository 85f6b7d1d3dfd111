import { nn, type Tensor, tidy } from "@equimeter/torch";

import { type BlockOptions, groupNorm } from "./residual.js";

/** Every voxel attends to all of them, with one head: [B, C, X, Y, Z] → the same. */
export class Attention extends nn.Module {
  // Never applied. The original makes it and forgets it, so its checkpoints have one.
  norm: nn.GroupNorm | nn.Identity;
  projection: nn.Linear;
  output: nn.Linear;

  constructor(channels: number, { groups }: BlockOptions) {
    super();
    this.norm = groupNorm(groups, channels);
    this.projection = new nn.Linear(channels, 3 * channels);
    this.output = new nn.Linear(channels, channels);
  }

  forward(x: Tensor): Tensor {
    return tidy(() => {
      const channels = x.shape[1];
      const voxels = x.flatten({ startDim: 2 }).transpose(1, 2); // [B, N, C]
      const [query, key, value] = this.projection.forward(voxels).chunk(3, -1);
      const scores = query.mul(channels ** -0.5).matmul(key.transpose(1, 2)); // [B, N, N]
      const seen = this.output.forward(scores.softmax(-1).matmul(value)).add(voxels);
      return seen.transpose(1, 2).reshape(x.shape);
    });
  }
}
