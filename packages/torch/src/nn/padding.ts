import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { Module } from "./module.js";
import { settings } from "./print.js";
import { bracketed, checkInput, type Dimensions } from "./sizes.js";

/** One number for all sides, or two a dimension, the last dimension first: left, right, top, bottom, … */
export type Borders = number | readonly number[];

/** Adds elements around the spatial dimensions; negative numbers cut them off. */
abstract class Padding extends Module {
  readonly padding: readonly number[];

  constructor(
    private readonly dimensions: Dimensions,
    private readonly mode: "constant" | "reflect" | "replicate" | "circular",
    padding: Borders,
    readonly value: number | null = null,
  ) {
    super();
    const sides = 2 * dimensions;
    this.padding =
      typeof padding === "number" ? new Array<number>(sides).fill(padding) : [...padding];
    if (this.padding.length !== sides || !this.padding.every(Number.isInteger))
      throw new TorchError(
        `${this.constructor.name}: padding must be one integer or ${sides}, not ${bracketed(this.padding)}`,
      );
  }

  /** @throws TorchError when the input has another number of dimensions or is too small to reflect */
  forward(x: Tensor): Tensor {
    const { dimensions, mode, padding, value } = this;
    checkInput(this.constructor.name, x, null, dimensions);
    return x.pad(padding, { mode, value });
  }
  override extraRepr(): string {
    return settings({ padding: this.padding, value: this.value ?? undefined });
  }
}

/** `[N, C, L]` or `[C, L]` → the same, longer by `value`s. */
export class ConstantPad1d extends Padding {
  constructor(padding: Borders, value: number) {
    super(1, "constant", padding, value);
  }
}
/** `[N, C, H, W]` or `[C, H, W]` → the same, larger by `value`s. */
export class ConstantPad2d extends Padding {
  constructor(padding: Borders, value: number) {
    super(2, "constant", padding, value);
  }
}
/** `[N, C, D, H, W]` or `[C, D, H, W]` → the same, larger by `value`s. */
export class ConstantPad3d extends Padding {
  constructor(padding: Borders, value: number) {
    super(3, "constant", padding, value);
  }
}

/** With zeros. */
export class ZeroPad1d extends Padding {
  constructor(padding: Borders) {
    super(1, "constant", padding, 0);
  }
}
/** With zeros. */
export class ZeroPad2d extends Padding {
  constructor(padding: Borders) {
    super(2, "constant", padding, 0);
  }
}
/** With zeros. */
export class ZeroPad3d extends Padding {
  constructor(padding: Borders) {
    super(3, "constant", padding, 0);
  }
}

/** With the input mirrored at its outermost elements, which are not repeated. */
export class ReflectionPad1d extends Padding {
  constructor(padding: Borders) {
    super(1, "reflect", padding);
  }
}
/** With the input mirrored at its outermost elements, which are not repeated. */
export class ReflectionPad2d extends Padding {
  constructor(padding: Borders) {
    super(2, "reflect", padding);
  }
}
/** With the input mirrored at its outermost elements, which are not repeated. */
export class ReflectionPad3d extends Padding {
  constructor(padding: Borders) {
    super(3, "reflect", padding);
  }
}

/** With the outermost elements again and again. */
export class ReplicationPad1d extends Padding {
  constructor(padding: Borders) {
    super(1, "replicate", padding);
  }
}
/** With the outermost elements again and again. */
export class ReplicationPad2d extends Padding {
  constructor(padding: Borders) {
    super(2, "replicate", padding);
  }
}
/** With the outermost elements again and again. */
export class ReplicationPad3d extends Padding {
  constructor(padding: Borders) {
    super(3, "replicate", padding);
  }
}

/** With the input from its other end. */
export class CircularPad1d extends Padding {
  constructor(padding: Borders) {
    super(1, "circular", padding);
  }
}
/** With the input from its other end. */
export class CircularPad2d extends Padding {
  constructor(padding: Borders) {
    super(2, "circular", padding);
  }
}
/** With the input from its other end. */
export class CircularPad3d extends Padding {
  constructor(padding: Borders) {
    super(3, "circular", padding);
  }
}
