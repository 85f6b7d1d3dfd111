import type { MonitorLine, Weights } from "../../runs/index.js";
import { logAxis, positiveRange, type Axis } from "../axes.js";
import type { FigureOptions } from "./options.js";
import type { RunLines } from "./series.js";

export interface LossesOptions extends FigureOptions {
  /** Which weights; `all` draws a panel for each kind. The raw ones by default. */
  weights?: Weights | "all";
  /** Other runs whose values must fit on the same axes, for figures that are to be compared. */
  sharedWith?: readonly RunLines[];
}

export const quantities = ["L", "L_mean", "L_equiv"] as const;

/** Everything that was measured is on it, unless that spans more than so many powers of ten. */
const mostDecades = 8;

/** @param keys the losses that it is to hold */
export function lossAxis(
  lines: readonly MonitorLine[],
  keys: readonly ((typeof quantities)[number] | "lossZero")[],
): Axis {
  const values = lines.flatMap((line) => keys.map((key) => line[key]));
  const [low, high] = positiveRange(values, 1.25, [0.1, 10]);
  return logAxis([Math.max(low, high / 10 ** mostDecades), high], 6);
}
