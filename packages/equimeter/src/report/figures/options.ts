import type { ReferenceCurve } from "../references/index.js";

export interface FigureOptions {
  /** In pixels; below 500 the figure is laid out for a telephone. */
  width?: number;
}

export interface PercentOptions extends FigureOptions {
  /** Curves from elsewhere, in percent, drawn beneath the runs. */
  references?: readonly ReferenceCurve[] | undefined;
}
