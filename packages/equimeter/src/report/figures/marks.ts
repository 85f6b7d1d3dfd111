import * as Plot from "@observablehq/plot";
import { positionOn, type Axis, type StepAxis } from "../axes.js";
import { faint, type LineStyle, type SymbolName } from "./style.js";
import { uncovered, thinned } from "./thinned.js";

/** A point of a line. Any of the numbers may be NaN or infinite: that part is left out. */
export interface Point {
  x: number;
  y: number;
  /** An interval around `y`. */
  low?: number;
  high?: number;
  hollow?: boolean;
}

export interface LineOptions extends LineStyle {
  color: string;
  symbol?: SymbolName;
  /** Moves everything sideways, in pixels. */
  dx?: number;
}

/** The axes of a panel and the size within them, in pixels. */
export interface Frame {
  x: Axis;
  y: Axis;
  width: number;
  height: number;
}

const markerDistance = 9;

/** A line, broken where a value is not finite, with markers where they do not crowd. */
export function lineMarks(all: Point[], frame: Frame, options: LineOptions): Plot.Markish[] {
  const { color, dash, width, symbol } = options;
  const points = thinned(all, column(frame), [({ y }) => y]);
  const at = positions(frame, options);
  const line = { ...at, stroke: color, strokeWidth: width, strokeDasharray: dash };
  // Plot joins a line's ends with round caps, which would fill the gaps of a fine dash.
  const marks: Plot.Markish[] = [Plot.line(points, { ...line, strokeLinecap: "butt" })];
  const visible = points.map(isOn(frame.y));
  if (!symbol) {
    // A point without neighbours has no line to be seen by.
    const alone = points.filter((_, i) => visible[i] && !visible[i - 1] && !visible[i + 1]);
    return [...marks, Plot.dot(alone, { ...at, r: 2, fill: color })];
  }
  const shown = uncrowded(
    points.filter((_, i) => visible[i]),
    frame,
  );
  const marker = { ...at, symbol, stroke: color, strokeWidth: 1.3, r: 3 };
  const [hollow, filled] = [shown.filter((p) => p.hollow), shown.filter((p) => !p.hollow)];
  marks.push(Plot.dot(hollow, { ...marker, fill: "#fff" }));
  marks.push(Plot.dot(filled, { ...marker, fill: color }));
  return marks;
}

/** The hollow ones among the points of a line that has no markers, where they do not crowd. */
export function hollowMarks(
  points: Point[],
  frame: Frame,
  options: Pick<LineOptions, "color">,
): Plot.Markish[] {
  const hollow = points.filter((point) => point.hollow && isOn(frame.y)(point));
  const at = positions(frame, {});
  return [Plot.dot(uncrowded(hollow, frame), { ...at, r: 2, fill: "#fff", stroke: options.color })];
}

/** Points that make no line: they fade from the first, faint, to the last, full. */
export function dotMarks(points: Point[], frame: Frame, options: LineOptions): Plot.Markish[] {
  const { color, symbol = "circle" } = options;
  const order = new Map(points.map((point, i) => [point, (i + 1) / points.length]));
  const opacity = (point: Point): number => 0.15 + 0.85 * order.get(point)!;
  const at = positions(frame, options);
  const seen = uncovered(points, (point) => point, frame);
  return [Plot.dot(seen, { ...at, symbol, r: 2.5, fill: color, fillOpacity: opacity })];
}

/** Rings around points of a line that are to be found. */
export function ringMarks(points: Point[], frame: Frame, options: LineOptions): Plot.Markish[] {
  const at = positions(frame, options);
  return [Plot.dot(points, { ...at, r: 5, fill: "#fff", stroke: options.color, strokeWidth: 2 })];
}

/** The intervals of a line as a band; one that stands alone as a bar. */
export function bandMarks(all: Point[], frame: Frame, options: LineOptions): Plot.Markish[] {
  const { color } = options;
  const points = thinned(all, column(frame), [({ low = NaN }) => low, ({ high = NaN }) => high]);
  const has = (point: Point | undefined) =>
    point !== undefined && Number.isFinite(point.low) && Number.isFinite(point.high);
  const alone = points.filter((p, i) => has(p) && !has(points[i - 1]) && !has(points[i + 1]));
  const end = (key: "low" | "high") => (point: Point) =>
    has(point) ? frame.y.place(point[key]!) : NaN;
  const { x, dx } = positions(frame, options);
  const at = { x, dx, y1: end("low"), y2: end("high") };
  return [
    Plot.areaY(points, { ...at, fill: color, fillOpacity: 0.13 }),
    Plot.ruleX(alone, { ...at, stroke: color, strokeWidth: 1.2 }),
  ];
}

/** The intervals of a line as bars. */
export function barMarks(points: Point[], frame: Frame, options: LineOptions): Plot.Markish[] {
  const { y } = frame;
  const known = points.filter((p) => Number.isFinite(p.low) && Number.isFinite(p.high));
  const { x, dx } = positions(frame, options);
  const ends = { y1: (p: Point) => y.place(p.low!), y2: (p: Point) => y.place(p.high!) };
  return [Plot.ruleX(known, { x, dx, ...ends, stroke: options.color, strokeWidth: 1.2 })];
}

/** Values beyond an end of the y axis: a triangle there that points outward. */
export function beyondMarks(points: Point[], frame: Frame, options: LineOptions): Plot.Markish[] {
  const at = positions(frame, options);
  const marker = {
    ...at,
    symbol: "triangle" as const,
    stroke: options.color,
    fill: "#fff",
    r: 3.5,
  };
  const below = points.filter((point) => point.y < frame.y.domain[0]);
  const above = points.filter((point) => Number.isFinite(point.y) && point.y > frame.y.domain[1]);
  const seen = (some: Point[]) => thinned(some, column(frame), []);
  return [Plot.dot(seen(below), { ...marker, rotate: 180 }), Plot.dot(seen(above), marker)];
}

/** Whether some value lies beyond an end of the axis. */
export function isBeyond(y: Axis, points: readonly Point[]): boolean {
  return points.some((point) => Number.isFinite(point.y) && !isOn(y)(point));
}

/** A rule across the panel. */
export function levelMark(y: number, style: LineStyle, color: string): Plot.Markish {
  const line = { stroke: color, strokeWidth: style.width, strokeDasharray: style.dash };
  return Plot.ruleY([y], line);
}

/** Sets step 0 apart from the logarithmic part of the axis. */
export function breakMark(x: StepAxis): Plot.Markish[] {
  if (x.break === undefined) return [];
  return [Plot.ruleX([x.break], { stroke: faint, strokeWidth: 1, strokeDasharray: "1 3" })];
}

function positions({ x, y }: Frame, { dx = 0 }: Pick<LineOptions, "dx">) {
  return {
    x: (point: Point) => x.place(point.x),
    y: (point: Point) => (Number.isFinite(point.y) ? y.place(point.y) : NaN),
    dx,
  };
}

/** Where a point stands, in pixels. */
const column =
  ({ x, width }: Frame) =>
  (point: Point): number =>
    positionOn(x, point.x) * width;

const isOn = (y: Axis) => (point: Point) =>
  Number.isFinite(point.y) && point.y >= y.domain[0] && point.y <= y.domain[1];

/** Leaves out markers that would touch the one before; the last one stays. */
function uncrowded(points: Point[], { x, width }: Frame): Point[] {
  let previous = -Infinity;
  return points.filter((point, i) => {
    const at = positionOn(x, point.x) * width;
    if (at - previous < markerDistance && i < points.length - 1) return false;
    previous = at;
    return true;
  });
}
