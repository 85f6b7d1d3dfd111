import type { MonitorLine } from "../../runs/index.js";
import { linearAxis, type Axis } from "../axes.js";

/** A model that is worse than predicting zero by more than this is marked at the axis' end. */
const lowest = -1;

/** From 0, or as far below as models are worse than predicting zero, to 1. */
export function explainedAxis(lines: readonly MonitorLine[]): Axis {
  const values = lines.map(({ explained }) => explained).filter(Number.isFinite);
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const bottom = least < 0 ? Math.max(lowest, least - 0.02) : 0;
  // L_mean is an unbiased estimate, which may fall a little below 0.
  const top = Math.min(
    1.2,
    values.reduce((a, b) => Math.max(a, b), 1),
  );
  return linearAxis([bottom, top], 7);
}
