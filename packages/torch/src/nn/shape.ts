import { call } from "../commands.js";
import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { Module } from "./module.js";
import { settings } from "./print.js";
import { bracketed, checkCount } from "./sizes.js";

/** x itself. */
export class Identity extends Module {
  forward(x: Tensor): Tensor {
    return x;
  }
}

/** Makes one dimension of those from `startDim` to `endDim`: `[N, C, H, W]` → `[N, C H W]`. */
export class Flatten extends Module {
  constructor(
    readonly startDim = 1,
    readonly endDim = -1,
  ) {
    super();
  }
  forward(x: Tensor): Tensor {
    const { startDim, endDim } = this;
    return x.flatten({ startDim, endDim });
  }
  override extraRepr(): string {
    const { startDim, endDim } = this;
    return settings({ startDim, endDim });
  }
}

/** Makes several dimensions of one; one of the sizes may be −1. */
export class Unflatten extends Module {
  constructor(
    readonly dim: number,
    readonly unflattenedSize: readonly number[],
  ) {
    super();
    if (unflattenedSize.length === 0)
      throw new TorchError("Unflatten: unflattenedSize must name at least one size, not []");
  }
  /** @throws TorchError when the sizes do not multiply to that of the dimension */
  forward(x: Tensor): Tensor {
    const { dim, unflattenedSize } = this;
    const { shape } = x;
    const size = shape.at(dim);
    const product = unflattenedSize.reduce((total, one) => total * one, 1);
    const fits = product < 0 ? size! % product === 0 : size === product;
    if (!fits)
      throw new TorchError(
        `Unflatten: dimension ${dim} of ${bracketed(shape)} cannot become ${bracketed(unflattenedSize)}`,
      );
    return x.unflatten(dim, unflattenedSize);
  }
  override extraRepr(): string {
    const { dim, unflattenedSize } = this;
    return settings({ dim, unflattenedSize });
  }
}

/** `[..., C r², H, W]` → `[..., C, H r, W r]` with r = `upscaleFactor`. */
export class PixelShuffle extends Module {
  constructor(readonly upscaleFactor: number) {
    super();
    checkCount("PixelShuffle", "upscaleFactor", upscaleFactor);
  }
  forward(x: Tensor): Tensor {
    return call("aten::pixel_shuffle", "", 1, x, this.upscaleFactor);
  }
  override extraRepr(): string {
    return settings({ upscaleFactor: this.upscaleFactor });
  }
}

/** `[..., C, H r, W r]` → `[..., C r², H, W]` with r = `downscaleFactor`. */
export class PixelUnshuffle extends Module {
  constructor(readonly downscaleFactor: number) {
    super();
    checkCount("PixelUnshuffle", "downscaleFactor", downscaleFactor);
  }
  forward(x: Tensor): Tensor {
    return call("aten::pixel_unshuffle", "", 1, x, this.downscaleFactor);
  }
  override extraRepr(): string {
    return settings({ downscaleFactor: this.downscaleFactor });
  }
}
