import { nn, noGrad, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";

export interface PropertyHeadOptions {
  /** Channels between the layers. Default: as many as the latent has. */
  width?: number;
  /** Default 0.1. */
  dropout?: number;
  /**
   * What the head says at first, but for the little that its weights add: such as the mean of the values,
   * for around 0 it is flat and would hardly learn. Default 0.
   */
  start?: number;
  /**
   * Whether pooled latents are standardised first, by channel: over the batch in training, by running
   * means afterwards. Those of different molecules share so much (cosines of 0.99) that the head would
   * hardly tell them apart by what is left, and a mean that moves as the encoder learns would drown it.
   * false is 002's head as described. Default true.
   */
  batchNorm?: boolean;
}

/**
 * A number from the latent of a molecule: [B, C, x, y, z] → [B, 1]. The mean over the grid, then a batch
 * norm without weights, then three linear layers: after the first two a layer norm, a shifted softplus
 * and dropout, after the last a tanhshrink, x − tanh x, which reaches all numbers and is flat around 0.
 *
 * Built from the description in 002, appendix A.1; there is no code of it. The batch norm, the width, the
 * order within a layer and the names of the parameters are choices of ours.
 */
export class PropertyHead extends nn.Module {
  norm0: nn.BatchNorm1d | nn.Identity;
  linear1: nn.Linear;
  norm1: nn.LayerNorm;
  linear2: nn.Linear;
  norm2: nn.LayerNorm;
  linear3: nn.Linear;
  dropout: nn.Dropout;
  shrink: nn.Tanhshrink;

  /**
   * @param channels - C, of the latent
   * @throws UserError unless channels and width are whole numbers from 1 on, dropout is from 0 to 1 and
   *   start is finite
   */
  constructor(channels: number, options: PropertyHeadOptions = {}) {
    super();
    const { width = channels, dropout = 0.1, start = 0, batchNorm = true } = options;
    for (const [name, value] of Object.entries({ channels, width }))
      if (!Number.isInteger(value) || value < 1)
        throw new UserError(`${name} of the head must be a whole number from 1 on, not ${value}`);
    if (!(dropout >= 0 && dropout <= 1))
      throw new UserError(`dropout of the head must be a probability from 0 to 1, not ${dropout}`);
    if (!Number.isFinite(start))
      throw new UserError(`start of the head must be a finite number, not ${start}`);
    this.norm0 = batchNorm
      ? new nn.BatchNorm1d(channels, { affine: false, eps: 1e-8 })
      : new nn.Identity();
    this.linear1 = new nn.Linear(channels, width);
    this.norm1 = new nn.LayerNorm(width);
    this.linear2 = new nn.Linear(width, width);
    this.norm2 = new nn.LayerNorm(width);
    this.linear3 = new nn.Linear(width, 1);
    this.dropout = new nn.Dropout(dropout);
    this.shrink = new nn.Tanhshrink();
    if (start !== 0) noGrad(() => this.linear3.bias!.fill_(beforeTanhshrink(start)));
  }

  /** @throws UserError for a latent of another rank or number of channels, or one alone to standardise */
  forward(latent: Tensor): Tensor {
    const channels = this.linear1.inFeatures;
    if (latent.rank !== 5 || latent.shape[1] !== channels)
      throw new UserError(
        `the head needs a latent [B, ${channels}, x, y, z], not [${latent.shape.join(", ")}]`,
      );
    if (this.training && latent.shape[0] < 2 && this.norm0 instanceof nn.BatchNorm1d)
      throw new UserError(
        "one molecule alone cannot be standardised: take two at least, or a head with batchNorm: false",
      );
    return tidy(() => {
      let x = this.norm0.forward(latent.mean([2, 3, 4]));
      for (const [linear, norm] of [
        [this.linear1, this.norm1],
        [this.linear2, this.norm2],
      ] as const)
        x = this.dropout.forward(shiftedSoftplus(norm.forward(linear.forward(x))));
      return this.shrink.forward(this.linear3.forward(x));
    });
  }
}

/** ln(1 + eˣ) − ln 2: a softplus through the origin. */
function shiftedSoftplus(x: Tensor): Tensor {
  return x.softplus().sub(Math.LN2);
}

/** x with x − tanh x = value, by Newton's steps from x = value + 1, beyond which the function is convex. */
function beforeTanhshrink(value: number): number {
  const size = Math.abs(value);
  let x = size + 1;
  for (let step = 0; step < 60; step++) x -= (x - Math.tanh(x) - size) / Math.tanh(x) ** 2;
  return Math.sign(value) * x;
}
