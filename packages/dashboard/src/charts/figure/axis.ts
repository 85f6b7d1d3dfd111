import { linearTicks, logTicks } from "../../export/ticks.ts";
import type { View } from "../../state/address.ts";
import type { Range } from "./extent.ts";
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
  /** In the unit of the axis. */
  readonly zoom: readonly [number, number] | null;
  /** How much of what the address counts is 1 on the axis: 60 s where it has minutes. */
  readonly xUnit: number;
}

/**
 * @param longest seconds of training that the page shows: these become minutes and hours where there are many, in all
 *   figures alike
 */
export function axisOf(
  metric: Metric,
  { x, xLog, zoom }: Pick<View, "x" | "xLog" | "zoom">,
  longest: number,
): HorizontalAxis {
  if (metric.kind === "twirl") {
    const xLabel = "rotations averaged over at test time, n";
    const axis = { xLabel, xLog: true, isAlongTraining: false, zoom: null, xUnit: 1 } as const;
    return { ...axis, xPlaces: "powers of two" };
  }
  const { xUnit, unit } = x === "time" ? timeUnit(longest) : { xUnit: 1, unit: "" };
  const xLabel = { step: "training step", epoch: "epoch", time: `time of training, ${unit}` }[x];
  const xPlaces = x === "step" ? "whole" : "any";
  const inUnit = zoom && ([zoom[0] / xUnit, zoom[1] / xUnit] as const);
  return { xLabel, xLog, xPlaces, isAlongTraining: true, zoom: inUnit, xUnit };
}

/** A part of the axis as the address has it: in seconds, whatever unit a run that goes on gives the axis. */
export function zoomForAddress({ xUnit }: HorizontalAxis, range: Range | null): View["zoom"] {
  return range && [range[0] * xUnit, range[1] * xUnit];
}

function timeUnit(longest: number): { xUnit: number; unit: string } {
  if (longest > 3 * 3600) return { xUnit: 3600, unit: "h" };
  if (longest > 600) return { xUnit: 60, unit: "min" };
  return { xUnit: 1, unit: "s" };
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
