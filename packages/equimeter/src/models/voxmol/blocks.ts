import { cat, nn, type Tensor, tidy } from "@equimeter/torch";

import { Attention } from "./attention.js";
import { type BlockOptions, Residual } from "./residual.js";

/** On the way down: [B, inputs, X, Y, Z] → [B, outputs, X, Y, Z]. */
export class Down extends nn.Module {
  res: Residual;
  attn: Attention | nn.Identity;

  constructor(inputs: number, outputs: number, attends: boolean, options: BlockOptions) {
    super();
    this.res = new Residual(inputs, outputs, options);
    this.attn = attends ? new Attention(outputs, options) : new nn.Identity();
  }

  forward(x: Tensor): Tensor {
    return tidy(() => this.attn.forward(this.res.forward(x)));
  }
}

/**
 * On the way up: [B, inputs, X, Y, Z], and [B, outputs, X, Y, Z] that the way down left, → the
 * shape of the latter.
 */
export class Up extends nn.Module {
  res: Residual;
  attn: Attention | nn.Identity;

  constructor(inputs: number, outputs: number, attends: boolean, options: BlockOptions) {
    super();
    this.res = new Residual(inputs + outputs, outputs, options);
    this.attn = attends ? new Attention(outputs, options) : new nn.Identity();
  }

  forward(x: Tensor, skip: Tensor): Tensor {
    return tidy(() => this.attn.forward(this.res.forward(cat([x, skip], 1))));
  }
}

/** At the coarsest level: [B, C, X, Y, Z] → the same. */
export class Middle extends nn.Module {
  res1: Residual;
  attn: Attention;
  res2: Residual;

  constructor(channels: number, options: BlockOptions) {
    super();
    this.res1 = new Residual(channels, channels, options);
    this.attn = new Attention(channels, options);
    this.res2 = new Residual(channels, channels, options);
  }

  forward(x: Tensor): Tensor {
    return tidy(() => this.res2.forward(this.attn.forward(this.res1.forward(x))));
  }
}

/** Halves the resolution: [B, C, X, Y, Z] → [B, C, X/2, Y/2, Z/2]. */
export class Downsample extends nn.Module {
  conv: nn.Conv3d;

  constructor(channels: number) {
    super();
    this.conv = new nn.Conv3d(channels, channels, 3, { stride: 2, padding: 1 });
  }

  forward(x: Tensor): Tensor {
    return this.conv.forward(x);
  }
}

/** Doubles it: [B, C, X, Y, Z] → [B, C, 2X, 2Y, 2Z]. */
export class Upsample extends nn.Module {
  conv: nn.ConvTranspose3d;

  constructor(channels: number) {
    super();
    this.conv = new nn.ConvTranspose3d(channels, channels, 4, { stride: 2, padding: 1 });
  }

  forward(x: Tensor): Tensor {
    return this.conv.forward(x);
  }
}
