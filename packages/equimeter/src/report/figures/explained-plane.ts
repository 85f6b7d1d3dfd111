import type { MonitorLine } from "../../runs/index.js";
import { linearAxis, logAxis, positiveRange } from "../axes.js";
import type { Point } from "./marks.js";
import { mark } from "./percent-axis.js";
import { thinnedBySteps } from "./thinned.js";

/** Further to the left outputs are only too large, and the percent is that of the initial weights. */
export const lowest = -0.2;

/** Axes of percent against explained that hold the points and the paper's mark. */
export function axesOf(points: readonly Point[]) {
  const explained = points.map((point) => point.x);
  const x = linearAxis([
    explained.reduce((a, b) => Math.min(a, b), 0),
    explained.reduce((a, b) => Math.max(a, b), 1),
  ]);
  const percents = points.map((point) => point.y);
  return { x, y: logAxis(positiveRange([...percents, mark], 1.3, [mark / 2, 2 * mark])) };
}

/** @param width of the figure, in pixels */
export function pointsOf(lines: readonly MonitorLine[], width: number): Point[] {
  const drawable = lines
    .filter(({ explained }) => Number.isFinite(explained) && explained >= lowest)
    .filter(({ percent }) => Number.isFinite(percent) && percent > 0);
  const values = [({ percent }: MonitorLine) => percent, ({ explained }: MonitorLine) => explained];
  const seen = thinnedBySteps(drawable, values, width);
  return seen.map(({ explained, percent }) => ({ x: explained, y: percent }));
}
