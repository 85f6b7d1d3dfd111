import { nn, type Tensor, tidy } from "@equimeter/torch";

import type { VoxmolConfig } from "./config.js";

/** What all blocks take of the configuration. */
export type BlockOptions = Pick<VoxmolConfig, "groups" | "dropout">;

/** Without groups there is no norm, and no name for it in the state. */
export function groupNorm(groups: number, channels: number): nn.GroupNorm | nn.Identity {
  return groups > 0 ? new nn.GroupNorm(groups, channels) : new nn.Identity();
}

/**
 * Norm, SiLU and convolution, twice, beside a path that changes the channels at most:
 * [B, inputs, X, Y, Z] → [B, outputs, X, Y, Z].
 */
export class Residual extends nn.Module {
  norm1: nn.GroupNorm | nn.Identity;
  conv1: nn.Conv3d;
  norm2: nn.GroupNorm | nn.Identity;
  conv2: nn.Conv3d;
  shortcut: nn.Conv3d | nn.Identity;
  dropout: nn.Dropout;

  constructor(inputs: number, outputs: number, { groups, dropout }: BlockOptions) {
    super();
    this.norm1 = groupNorm(groups, inputs);
    this.conv1 = new nn.Conv3d(inputs, outputs, 3, { padding: 1 });
    this.norm2 = groupNorm(groups, outputs);
    this.conv2 = new nn.Conv3d(outputs, outputs, 3, { padding: 1 });
    this.shortcut = inputs === outputs ? new nn.Identity() : new nn.Conv3d(inputs, outputs, 1);
    this.dropout = new nn.Dropout(dropout);
  }

  forward(x: Tensor): Tensor {
    return tidy(() => {
      const hidden = this.conv1.forward(this.norm1.forward(x).silu());
      const dropped = this.dropout.forward(this.norm2.forward(hidden).silu());
      return this.conv2.forward(dropped).add(this.shortcut.forward(x));
    });
  }
}
