import { linearTicks, logTicks } from "../export/ticks.ts";
import type { View } from "../state/address.ts";
import type { Figure, FigureLine } from "./figure.ts";
import type { Metric } from "./metrics.ts";

/** The horizontal axis of a figure. */
export interface HorizontalAxis {
  readonly xLabel: string;
  readonly xLog: boolean;
  /** Where ticks stand. */
  readonly xPlaces: "any" | "whole" | "powers of two";
  /** Against step, time or epoch: such figures are smoothed, and zoomed and read together. */
  readonly isAlongTraining: boolean;
  readonly zoom: readonly [number, number] | null;
}

/**
 * @param longest seconds of training that the page shows: these become minutes and hours where there are many, in all
 *   figures alike
 * @returns the axis, and how much of what lines have as `x` is 1 on it
 */
export function axisOf(
  metric: Metric,
  { x, xLog, zoom }: Pick<View, "x" | "xLog" | "zoom">,
  longest: number,
): { readonly axis: HorizontalAxis; readonly scale: number } {
  if (metric.kind === "twirl") {
    const xLabel = "rotations averaged over at test time, n";
    const axis = { xLabel, xLog: true, isAlongTraining: false, zoom: null } as const;
    return { scale: 1, axis: { ...axis, xPlaces: "powers of two" } };
  }
  const { scale, unit } = x === "time" ? timeUnit(longest) : { scale: 1, unit: "" };
  const xLabel = { step: "training step", epoch: "epoch", time: `time of training, ${unit}` }[x];
  const xPlaces = x === "step" ? "whole" : "any";
  return { scale, axis: { xLabel, xLog, xPlaces, isAlongTraining: true, zoom } };
}

function timeUnit(longest: number): { scale: number; unit: string } {
  if (longest > 3 * 3600) return { scale: 3600, unit: "h" };
  if (longest > 600) return { scale: 60, unit: "min" };
  return { scale: 1, unit: "s" };
}

/** Where the ticks of a figure's horizontal axis stand, at about `count` places. */
export function xTicks(
  { xLog, xPlaces }: Pick<Figure, "xLog" | "xPlaces">,
  low: number,
  high: number,
  count: number,
): number[] {
  const round = (xLog ? logTicks : linearTicks)(low, high, count);
  if (xPlaces === "any") return round;
  const powers = Array.from({ length: 32 }, (_, i) => 2 ** i);
  const inside = powers.filter((tick) => tick >= low && tick <= high);
  const own = xPlaces === "whole" ? round.filter(Number.isInteger) : inside;
  return own.length > 0 ? own : round;
}

/** What of a line lies on the axes. */
type Drawn = Pick<FigureLine, "x" | "y" | "rough" | "low" | "high" | "shrinking">;

/** Logarithmic axes have no place for zero and less; `left` counts what they leave out. */
export function cutForLogarithms<One extends Drawn>(
  line: One,
  xLog: boolean,
  yLog: boolean,
  left: { x: number; y: number },
): One {
  // Ascending: what has no place comes first.
  const from = xLog ? line.x.findIndex((x) => x > 0) : 0;
  const begin = from < 0 ? line.x.length : from;
  left.x += begin;
  const pick = <T>(column: readonly T[] | null) =>
    begin === 0 ? column : (column?.slice(begin) ?? null);
  const onAxis = (value: number | null) => {
    if (value === null || value > 0) return value;
    left.y += 1;
    return null;
  };
  const y = pick(line.y)!;
  return {
    ...line,
    x: pick(line.x)!,
    y: yLog ? y.map(onAxis) : y,
    rough: pick(line.rough),
    low: pick(line.low),
    high: pick(line.high),
    shrinking: pick(line.shrinking),
  };
}
