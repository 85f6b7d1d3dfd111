import { call } from "../commands.js";
import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { Module } from "./module.js";
import { settings } from "./print.js";
import { bracketed, sizesOf, type Dimensions, type Size } from "./sizes.js";

export type UpsampleMode =
  | "nearest"
  | "nearest-exact"
  | "linear"
  | "bilinear"
  | "bicubic"
  | "trilinear"
  | "area";

/** What each mode is called for 1, 2 and 3 spatial dimensions. */
const operators: Record<UpsampleMode, readonly (string | null)[]> = {
  nearest: ["upsample_nearest1d", "upsample_nearest2d", "upsample_nearest3d"],
  "nearest-exact": [
    "_upsample_nearest_exact1d",
    "_upsample_nearest_exact2d",
    "_upsample_nearest_exact3d",
  ],
  linear: ["upsample_linear1d", null, null],
  bilinear: [null, "upsample_bilinear2d", null],
  bicubic: [null, "upsample_bicubic2d", null],
  trilinear: [null, null, "upsample_trilinear3d"],
  area: ["adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_avg_pool3d"],
};
const aligning = new Set<UpsampleMode>(["linear", "bilinear", "bicubic", "trilinear"]);

export interface UpsampleOptions {
  /** The spatial size of the output. Either this or `scaleFactor`. */
  size?: Size;
  /** By how much each spatial dimension grows. */
  scaleFactor?: Size;
  /** Default: `"nearest"` */
  mode?: UpsampleMode;
  /** Whether corners lie on corners; for the linear modes and bicubic. Default: false */
  alignCorners?: boolean;
  /** Whether to interpolate by the ratio of the rounded sizes instead of `scaleFactor`. Default: false */
  recomputeScaleFactor?: boolean;
}

/** `[N, C, L]`, `[N, C, H, W]` or `[N, C, D, H, W]` → the same with another spatial size. */
export class Upsample extends Module {
  readonly size: Size | null;
  readonly scaleFactor: Size | null;
  readonly mode: UpsampleMode;
  readonly alignCorners: boolean | null;
  readonly recomputeScaleFactor: boolean;

  /** @throws TorchError on an unknown mode, and unless there is a size or a factor, but not both */
  constructor(options: UpsampleOptions) {
    super();
    const { size = null, scaleFactor = null, mode = "nearest", alignCorners = null } = options;
    if (!Object.hasOwn(operators, mode))
      throw new TorchError(
        `Upsample: mode ${String(mode)} is none of ${Object.keys(operators).join(", ")}`,
      );
    if ((size === null) === (scaleFactor === null))
      throw new TorchError("Upsample: give either size or scaleFactor");
    if (alignCorners !== null && !aligning.has(mode))
      throw new TorchError(`Upsample: mode ${mode} has no alignCorners; leave it out`);
    this.size = size;
    this.scaleFactor = scaleFactor;
    this.mode = mode;
    this.alignCorners = alignCorners;
    this.recomputeScaleFactor = options.recomputeScaleFactor ?? false;
  }

  /** @throws TorchError when the mode is for another number of dimensions */
  forward(x: Tensor): Tensor {
    const { mode } = this;
    const { shape } = x;
    const dimensions = (shape.length - 2) as Dimensions;
    const operator = operators[mode][dimensions - 1];
    if (!operator)
      throw new TorchError(`Upsample: mode ${mode} does not take an input ${bracketed(shape)}`);
    const [size, factors] = this.target(shape.slice(2), dimensions);
    const name = `aten::${operator}`;
    if (mode === "area") return call(name, "", 1, x, size);
    const corners = aligning.has(mode) ? [this.alignCorners ?? false] : [];
    return call(name, "vec", 1, x, size, ...corners, factors);
  }

  /** The size or the factors, whichever the operator is to go by; the other one is null. */
  private target(from: number[], dimensions: Dimensions): [number[] | null, number[] | null] {
    const { size, scaleFactor, mode } = this;
    if (size !== null) return [sizesOf("Upsample", "size", size, dimensions), null];
    const factors =
      typeof scaleFactor === "number" ? from.map(() => scaleFactor) : [...(scaleFactor ?? [])];
    if (factors.length !== dimensions || factors.some((factor) => !(factor > 0)))
      throw new TorchError(
        `Upsample: scaleFactor must be positive numbers for ${dimensions} dimensions, not ${bracketed(factors)}`,
      );
    if (mode !== "area" && !this.recomputeScaleFactor) return [null, factors];
    return [from.map((length, i) => Math.floor(length * factors[i])), null];
  }

  override extraRepr(): string {
    const { size, scaleFactor, mode, alignCorners } = this;
    return settings({
      size: size ?? undefined,
      scaleFactor: scaleFactor ?? undefined,
      mode,
      alignCorners: alignCorners ?? undefined,
    });
  }
}
