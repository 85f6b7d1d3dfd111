import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Axis } from "../axes.js";
import { legend, type LegendEntry } from "./legend.js";
import { escapeXml } from "./escape.js";
import { faint, fitText, fontFamily, fontSize, gridColor, ink, textWidth } from "./style.js";

/** One pair of axes with what is drawn on them. */
export interface Panel {
  x: Axis;
  y: Axis;
  xLabel: string;
  yLabel: string;
  /** Stands above the panel. */
  title?: string;
  marks: Plot.Markish[];
  /** Bold letters, or short words, in the right margin at the height of a value. */
  ends?: EndLabel[];
}

/** A picture without axes. */
export interface Picture {
  title?: string;
  /** @returns SVG between (0, 0) and the size in pixels */
  draw(size: { width: number; height: number }): string;
}

export interface EndLabel {
  letter: string;
  color: string;
  /** In units of the x and the y axis. */
  x: number;
  y: number;
}

export interface Figure {
  width: number;
  /** Height of one panel with its axes. */
  panelHeight: number;
  columns: number;
  /** Room right of the axes, in pixels; 20 by default. */
  right?: number;
  panels: (Panel | Picture)[];
  /** One list a row; long rows wrap. */
  legend: LegendEntry[][];
  /** What the figure shows, for those who do not see it. */
  description: string;
}

const margin = { top: 8, bottom: 54, right: 20 };

type Layout = Pick<Figure, "width" | "columns" | "panelHeight" | "right">;
const titleHeight = 20;
const legendGap = 10;

/** The size of the area within the axes of a panel, in pixels. */
export function innerSize(figure: Layout, y: Axis) {
  const width = figure.width / figure.columns - leftMargin(y) - (figure.right ?? margin.right);
  return { width, height: figure.panelHeight - margin.top - margin.bottom };
}

/** Draws a figure as SVG that stands alone: white paper, no script, no style sheet, no identifiers. */
export function renderFigure(figure: Figure): string {
  const { width, columns, panelHeight, panels, right = margin.right } = figure;
  const key = legend(figure.legend, width - 16);
  const top = key.height === 0 ? 0 : key.height + legendGap;
  const above = panels.some(({ title }) => title) ? titleHeight : 0;
  const cell = { width: width / columns, height: panelHeight + above };
  const height = top + Math.ceil(panels.length / columns) * cell.height;
  const drawn = panels.map((panel, i) => {
    const at = [(i % columns) * cell.width, top + Math.floor(i / columns) * cell.height + above];
    const size = { width: cell.width, height: panelHeight, right };
    const drawing = "draw" in panel ? drawPicture(panel, size) : drawPanel(panel, size);
    const translate = at.map((offset) => Number(offset.toFixed(2))).join(",");
    return `<g transform="translate(${translate})">${drawing}</g>`;
  });
  const content = `<g transform="translate(8,4)">${key.markup}</g>${drawn.join("")}`;
  return svg(width, height, figure.description, content);
}

/** A sentence where a figure would be. */
export function emptyFigure(sentence: string, width: number): string {
  const text = `<text x="${width / 2}" y="60" dy="0.35em" font-size="15" fill="${faint}">`;
  return svg(width, 120, sentence, `${text}${escapeXml(sentence)}</text>`);
}

function svg(width: number, height: number, description: string, content: string): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const font = `font-family="${fontFamily}" font-size="${fontSize}" text-anchor="middle"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font} color="${ink}" fill="currentColor"` +
    ` role="img" aria-label="${escapeXml(description)}">` +
    `<rect width="100%" height="100%" fill="#fff"/>${content}</svg>\n`
  );
}

/** Of one panel, in pixels. */
interface Size {
  width: number;
  height: number;
  right: number;
}

function drawPanel(panel: Panel, size: Size): string {
  const { width, height, right } = size;
  const { x, y } = panel;
  // A document of its own, so that nothing of one figure can reach another.
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const plot = Plot.plot({
    document: document as unknown as Plot.PlotOptions["document"],
    width,
    height,
    marginTop: margin.top,
    marginRight: right,
    marginBottom: margin.bottom,
    marginLeft: leftMargin(y),
    x: scaleOf(x),
    y: scaleOf(y),
    marks: [
      Plot.gridX(x.ticks, { stroke: gridColor, strokeOpacity: 1 }),
      Plot.gridY(y.ticks, { stroke: gridColor, strokeOpacity: 1 }),
      Plot.frame({ stroke: faint }),
      ...panel.marks,
      Plot.axisX(x.ticks, { ...axisOptions(x, panel.xLabel), labelOffset: 42 }),
      Plot.axisY(y.ticks, { ...axisOptions(y, panel.yLabel), labelOffset: leftMargin(y) - 6 }),
    ],
  }) as unknown as SvgElement & Plot.Plot;
  for (const style of plot.querySelectorAll("style")) style.remove();
  for (const element of plot.querySelectorAll("*")) tidyAttributes(element);
  return plot.innerHTML + endLabels(panel, plot, size) + titleOf(panel, size);
}

const scaleOf = ({ type, domain }: Axis) => ({ type, domain });

/** The part of a DOM element that is used here; this package is compiled without the DOM's types. */
interface SvgElement {
  innerHTML: string;
  querySelectorAll(selector: string): Iterable<SvgElement>;
  remove(): void;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

function axisOptions(axis: Axis, label: string) {
  return {
    // Not tickFormat, which on log axes leaves some labels out.
    text: (tick: number) => axis.format(tick),
    label,
    labelAnchor: "center" as const,
    labelArrow: "none" as const,
    color: ink,
    fontSize,
  };
}

/** Room for the widest tick label and the axis label. */
function leftMargin(y: Axis): number {
  return Math.ceil(34 + Math.max(...y.ticks.map((tick) => textWidth(y.format(tick)))));
}

/** A hundredth of a pixel is enough; the tails of the digits differ between machines. */
function tidyAttributes(element: SvgElement): void {
  for (const name of ["d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height"]) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    const short = value.replace(/-?\d+\.\d{3,}/g, (digits) => String(Number((+digits).toFixed(2))));
    element.setAttribute(name, short);
  }
  element.removeAttribute("aria-label");
}

const letterHeight = 13;

/** Letters at the ends of lines, moved apart where they would cover each other. */
function endLabels(panel: Panel, plot: Plot.Plot, size: Size): string {
  const { ends = [] } = panel;
  const { width, height, right } = size;
  const [x, y] = [plot.scale("x")!, plot.scale("y")!];
  const rightEdge = width - right;
  const half = Math.max(5, ...ends.map(({ letter }) => textWidth(letter) / 2));
  const placed = ends
    .map(({ letter, color, ...at }) => {
      const after = +x.apply(panel.x.place(at.x)) + half + 5;
      // Not across the frame's line.
      const beside = after > rightEdge - half - 1;
      return {
        letter,
        color,
        x: beside ? rightEdge + half + 4 : after,
        y: +y.apply(panel.y.place(at.y)),
      };
    })
    .sort((a, b) => a.y - b.y);
  const lowest = height - margin.bottom - (placed.length - 1) * letterHeight;
  let free = -Infinity;
  placed.forEach((end, i) => {
    end.y = Math.max(free, Math.min(end.y, lowest + i * letterHeight));
    free = end.y + letterHeight;
  });
  return placed
    .map((end) => {
      const at = `x="${end.x.toFixed(1)}" y="${end.y.toFixed(1)}" dy="0.35em"`;
      return `<text ${at} font-weight="bold" fill="${end.color}">${end.letter}</text>`;
    })
    .join("");
}

function drawPicture(picture: Picture, { width, height }: Size): string {
  return picture.draw({ width, height }) + titleBetween(picture.title, 0, { width, right: 0 });
}

function titleOf({ title, y }: Panel, size: Size): string {
  return titleBetween(title, leftMargin(y), size);
}

function titleBetween(
  title: string | undefined,
  left: number,
  { width, right }: Pick<Size, "width" | "right">,
): string {
  if (title === undefined) return "";
  const middle = (left + (width - left - right) / 2).toFixed(1);
  const text = escapeXml(fitText(title, width - left, 13));
  return `<text x="${middle}" y="-4" font-size="13" font-weight="bold">${text}</text>`;
}
