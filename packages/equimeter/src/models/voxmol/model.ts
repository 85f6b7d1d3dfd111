import { nn, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { Model } from "../model.js";
import { type Down, type Downsample, Middle, Up, type Upsample } from "./blocks.js";
import type { VoxmolConfig } from "./config.js";
import { checkGrid } from "./grid.js";
import { downLayers, latentWidth, upLayers } from "./levels.js";
import { groupNorm } from "./residual.js";

/** What the network knows of a grid before it draws the clean one. */
export interface Encoding {
  /** After the encoder, [B, C, X/2ⁿ, Y/2ⁿ, Z/2ⁿ] with n halvings: 512 × 8³ for 111M and 64³. */
  readonly latent: Tensor;
  /** After the blocks in the middle, of the same shape: what the decoder starts from. */
  readonly middle: Tensor;
  /** What the first convolution and each layer of the way down gave; the last one is `latent`. */
  readonly skips: readonly Tensor[];
}

/**
 * VoxMol's denoiser (Pinheiro et al. 2023, repository Genentech/voxmol), a 3-D U-Net under the
 * original's parameter names. It predicts the clean grid itself: no residual, no activation at the
 * end, no noise level.
 *
 * Needs `noisy [B, elements, X, Y, Z]`, X, Y and Z multiples of 2^(levels − 1); gives `density`, the clean one,
 * of the same shape.
 */
export class Voxmol extends nn.Module implements Model {
  grid_projection: nn.Conv3d;
  down: (Down | Downsample)[];
  middle: Middle;
  up: (Up | Upsample)[];
  norm: nn.GroupNorm | nn.Identity;
  final: nn.Conv3d;
  readonly #config: VoxmolConfig;

  constructor(config: VoxmolConfig) {
    super();
    const { elements, width, groups } = config;
    this.#config = config;
    this.grid_projection = new nn.Conv3d(elements, width, 3, { padding: 1 });
    this.down = downLayers(config);
    this.middle = new Middle(latentWidth(config), config);
    this.up = upLayers(config);
    this.norm = groupNorm(groups, width);
    this.final = new nn.Conv3d(width, elements, 3, { padding: 1 });
  }

  /** @throws UserError when the grid has other channels or a size that the levels do not halve */
  forward(batch: Batch): { density: Tensor } {
    return tidy(() => ({ density: this.decode(this.encode(batch.noisy)) }));
  }

  /** @throws UserError as `forward` does */
  encode(density: Tensor): Encoding {
    checkGrid(density, this.#config);
    return tidy(() => {
      let latent: Tensor = this.grid_projection.forward(density);
      const skips = [latent];
      for (const layer of this.down) skips.push((latent = layer.forward(latent)));
      return { latent, middle: this.middle.forward(latent), skips };
    });
  }

  /** The clean grid, [B, elements, X, Y, Z]. */
  decode({ middle, skips }: Encoding): Tensor {
    return tidy(() => {
      const left = [...skips];
      let x = middle;
      for (const layer of this.up)
        x = layer instanceof Up ? layer.forward(x, left.pop()!) : layer.forward(x);
      return this.final.forward(this.norm.forward(x).silu());
    });
  }
}
