import { xTicks } from "../charts/figure/axis.ts";
import { xRange, yRange, type Range } from "../charts/figure/extent.ts";
import type { Figure, FigureLine } from "../charts/figure/figure.ts";
import { bandColor, greyedApart, roughColor, strokeOf, type Stroke } from "../charts/plot/style.ts";
import { thinned } from "../charts/plot/thin.ts";
import type { Theme } from "../theme/colors.ts";
import { hasDots } from "./dots.ts";
import { shortened, wrapped } from "./text.ts";
import { linearTicks, logTicks, tickText } from "./ticks.ts";

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Column = readonly (number | null)[];

/** A printed figure is looked at more closely than the screen: long lines keep what so many times as many pixels show. */
const finer = 4;

/** A figure as it is shown, with axes, legend and notes, as one SVG without style sheets. Sizes are in pixels. */
export function figureSvg(figure: Figure, theme: Theme, width = 720, height = 380): string {
  const frame = { left: 68, top: 34, width: width - 84, height: height - 84 };
  const shown = xRange(figure);
  const x = scaleOf(shown, figure.xLog, frame.left, frame.left + frame.width);
  const yShown = yRange(figure, shown);
  const y = scaleOf(yShown, figure.yLog, frame.top + frame.height, frame.top);
  const isDotted = hasDots(figure, shown, x);
  const pixels = { shown, xLog: figure.xLog, columns: finer * frame.width };
  const isShown = (value: number) => value >= shown[0] && value <= shown[1];
  const room = width - frame.left - 8;
  const legend = [
    ...figure.lines.flatMap((line) => legendRows(line, room, isDotted, theme)),
    ...figure.notes.flatMap((note) =>
      wrapped(note, room, 12).map((row) => text(0, 0, row, theme.faint)),
    ),
  ];
  const title = figure.subject ? `${figure.title}: ${figure.subject}` : figure.title;
  const rows = legend.map(
    (row, i) => `<g transform="translate(${frame.left} ${height + 18 * i})">${row}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + 18 * rows.length + 8}" ` +
      `viewBox="0 0 ${width} ${height + 18 * rows.length + 8}" ` +
      `font-family="Helvetica, Arial, sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="${theme.page}"/>`,
    `<clipPath id="frame"><rect x="${frame.left}" y="${frame.top}" width="${frame.width}" height="${frame.height}"/></clipPath>`,
    text(
      frame.left,
      20,
      shortened(title, room / 1.08, 13), // bold
      theme.ink,
      'font-weight="600" font-size="13"',
    ),
    ...axes(figure, frame, shown, yShown, x, y, theme),
    `<g clip-path="url(#frame)" fill="none" stroke-linejoin="round">`,
    ...figure.lines.flatMap((line) => lineMarks(thinned(line, pixels), x, y, frame, theme)),
    ...(isDotted ? figure.lines.flatMap((line) => dotMarks(line, isShown, x, y, theme)) : []),
    "</g>",
    ...rows,
    "</svg>\n",
  ].join("\n");
}

type Scale = (value: number) => number;

function scaleOf([low, high]: Range, isLog: boolean, from: number, to: number): Scale {
  const map = isLog ? Math.log10 : (value: number) => value;
  const [a, b] = [map(low), map(high)];
  return (value) => from + ((map(value) - a) / (b - a)) * (to - from);
}

function axes(
  figure: Figure,
  frame: Frame,
  shownX: Range,
  shownY: Range,
  x: Scale,
  y: Scale,
  theme: Theme,
): string[] {
  const { left, top, width, height } = frame;
  const bottom = top + height;
  const ticksX = xTicks(figure, ...shownX, Math.floor(width / 90));
  const ticksY = (figure.yLog ? logTicks : linearTicks)(...shownY, Math.floor(height / 44));
  const line = (x1: number, y1: number, x2: number, y2: number, color: string) =>
    `<path d="M${round(x1)},${round(y1)}L${round(x2)},${round(y2)}" stroke="${color}"/>`;
  return [
    ...ticksY.map((tick) => line(left, y(tick), left + width, y(tick), theme.grid)),
    ...ticksX.map((tick) => line(x(tick), top, x(tick), bottom, theme.grid)),
    line(left, bottom, left + width, bottom, theme.line),
    line(left, top, left, bottom, theme.line),
    ...ticksY.map((tick) =>
      text(left - 6, y(tick) + 4, tickText(tick), theme.faint, 'text-anchor="end"'),
    ),
    ...ticksX.map((tick) =>
      text(x(tick), bottom + 16, tickText(tick), theme.faint, 'text-anchor="middle"'),
    ),
    text(left + width, bottom + 34, figure.xLabel, theme.faint, 'text-anchor="end"'),
    text(
      0,
      0,
      shortened(figure.yLabel, height + 40, 12),
      theme.faint,
      `text-anchor="end" transform="translate(14 ${top}) rotate(-90)"`,
    ),
  ];
}

function lineMarks(line: FigureLine, x: Scale, y: Scale, frame: Frame, theme: Theme): string[] {
  const stroke = strokeOf(line, theme);
  const { colored, grey } = greyedApart(line);
  const place = (value: number) => clampTo(y(value), frame);
  const path = (column: Column, own: Stroke) =>
    `<path d="${pathOf(line.x, column, x, place)}" ${strokeText(own)}/>`;
  const marks = [];
  if (line.low && line.high)
    marks.push(`<path d="${bandPath(line, x, place)}" ${paint("fill", bandColor(line, theme))}/>`);
  if (line.rough)
    marks.push(path(line.rough, { color: roughColor(line, theme), width: 1, dash: [] }));
  if (grey) marks.push(path(grey, { ...stroke, color: theme.grey }));
  marks.push(path(colored, stroke));
  return marks;
}

/** What was measured, or is smoothed: a dot each, grey where outputs only shrink. */
function dotMarks(
  line: FigureLine,
  isShown: (x: number) => boolean,
  x: Scale,
  y: Scale,
  theme: Theme,
): string[] {
  const { color } = strokeOf(line, theme);
  return line.y.flatMap((value, i) =>
    value === null || !isShown(line.x[i])
      ? []
      : [dot(x(line.x[i]), y(value), line.shrinking?.[i] ? theme.grey : color)],
  );
}

const dot = (x: number, y: number, color: string) =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="2" stroke="none" ${paint("fill", color)}/>`;

/** On a logarithmic axis the low end of a band may have no place: it then leaves the frame. */
const clampTo = (place: number, { top, height }: Frame) =>
  Number.isNaN(place)
    ? top + 3 * height
    : Math.min(top + 3 * height, Math.max(top - 2 * height, place));

function pathOf(xs: readonly number[], column: Column, x: Scale, y: Scale): string {
  let path = "";
  let isOpen = false;
  column.forEach((value, i) => {
    if (value !== null) path += `${isOpen ? "L" : "M"}${round(x(xs[i]))},${round(y(value))}`;
    // A single point between two gaps would not be seen.
    if (value !== null && !isOpen && (column[i + 1] ?? null) === null) path += "h0.01";
    isOpen = value !== null;
  });
  return path;
}

/** One area for each stretch between gaps. */
function bandPath({ x: xs, low, high }: FigureLine, x: Scale, y: Scale): string {
  const stretches: number[][] = [];
  let isOpen = false;
  for (const i of xs.keys()) {
    const isKnown = low![i] !== null && high![i] !== null;
    if (isKnown && !isOpen) stretches.push([]);
    if (isKnown) stretches.at(-1)!.push(i);
    isOpen = isKnown;
  }
  const point = (column: Column) => (i: number) => `${round(x(xs[i]))},${round(y(column[i]!))}`;
  return stretches
    .map((rows) => [...rows.map(point(high!)), ...rows.toReversed().map(point(low!))].join("L"))
    .map((points) => `M${points}Z`)
    .join("");
}

const strokeText = ({ color, width, dash }: Stroke) =>
  `${paint("stroke", color)} stroke-width="${width}" stroke-linecap="round"` +
  (dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : "");

/** `#rrggbbaa` is CSS and no SVG 1.1: what edits or prints figures takes it for black, or for nothing. */
function paint(what: "fill" | "stroke", color: string): string {
  const [, opaque, alpha] = /^(#[\da-f]{6})([\da-f]{2})$/i.exec(color) ?? [];
  if (alpha === undefined || alpha === "ff") return `${what}="${opaque ?? color}"`;
  return `${what}="${opaque}" ${what}-opacity="${round(Number.parseInt(alpha, 16) / 255)}"`;
}

/** Room for the longest dashes twice. */
const sampleWidth = 28;

/** A piece of the line as it is in the figure, and what it is, in as many rows as that takes. */
function legendRows(line: FigureLine, room: number, isDotted: boolean, theme: Theme): string[] {
  const stroke = strokeOf(line, theme);
  const sample = `<path d="M0,-4H${sampleWidth}" fill="none" ${strokeText(stroke)}/>`;
  const mark = isDotted ? dot(sampleWidth / 2, -4, stroke.color) : "";
  const left = sampleWidth + 8;
  return wrapped(line.label, room - left, 12).map(
    (row, i) => (i === 0 ? sample + mark : "") + text(left, 0, row, theme.ink),
  );
}

const text = (x: number, y: number, content: string, color: string, more = "") =>
  `<text x="${round(x)}" y="${round(y)}" fill="${color}" ${more}>${escape(content)}</text>`;

const escape = (content: string) =>
  content.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? "&quot;",
  );

const round = (value: number) => Number(value.toFixed(2));
