import uPlot from "uplot";
import { shortened } from "../../export/text.ts";
import { linearTicks, logTicks, tickText } from "../../export/ticks.ts";
import type { Theme } from "../../theme/colors.ts";
import { align, type AlignedColumn, type Column } from "./align.ts";
import { xTicks } from "../figure/axis.ts";
import { pointerOptions, type PointerHandlers } from "./cursor.ts";
import { xRange, yRange } from "../figure/extent.ts";
import type { Figure, FigureLine } from "../figure/figure.ts";
import { thinned } from "./thin.ts";
import { bandColor, greyedApart, roughColor, strokeOf } from "./style.ts";

/** What uPlot draws of a figure: columns over one x, and how each of them looks. */
export interface Plot {
  readonly data: uPlot.AlignedData;
  readonly series: uPlot.Series[];
  readonly bands: uPlot.Band[];
  /** The same for figures that differ in their numbers alone. */
  readonly key: string;
}

interface Part {
  readonly column: Column;
  readonly series: uPlot.Series;
}

/** Points are marked where there is room between them. */
const dots = (color: string): uPlot.Series.Points => ({ size: 4, width: 0, fill: color });

/** Smaller than this a number is at the lower edge of every logarithmic axis. */
const tiny = 1e-30;

/** @param columns pixels of the screen from left to right */
export function plotOf(figure: Figure, theme: Theme, columns: number): Plot {
  const bands: uPlot.Band[] = [];
  const series: uPlot.Series[] = [{}];
  const pixels = { shown: xRange(figure), xLog: figure.xLog, columns };
  const lines = figure.lines.map((one) => {
    const line = thinned(one, pixels);
    const parts = partsOf(line, figure, theme);
    if (line.low && line.high)
      bands.push({ series: [series.length + 1, series.length], fill: bandColor(line, theme) });
    series.push(...parts.map((part) => part.series));
    return { x: line.x, columns: parts.map(({ column }) => column) };
  });
  const { x, columns: aligned } = align(lines);
  const { metric, xLabel, yLabel, xLog, yLog } = figure;
  const looks = figure.lines.map((line) => [
    strokeOf(line, theme),
    line.low !== null,
    line.rough !== null,
  ]);
  const greys = figure.lines.map(({ shrinking }) => shrinking?.includes(true));
  return {
    data: [x, ...aligned] as [number[], ...AlignedColumn[]],
    series,
    bands,
    key: JSON.stringify([metric.id, xLabel, yLabel, xLog, yLog, theme, looks, greys]),
  };
}

/** The columns of one line, from behind to the front. */
function partsOf(line: FigureLine, { yLog }: Figure, theme: Theme): Part[] {
  const { color, width, dash } = strokeOf(line, theme);
  const { colored, grey } = greyedApart(line);
  const drawn = { width, dash: [...dash], spanGaps: false };
  const hidden: uPlot.Series = { stroke: "transparent", width: 0, points: { show: false } };
  const edge = (column: Column) => (yLog ? column.map((y) => y && Math.max(y, tiny)) : column);
  const parts: Part[] = [];
  if (line.low && line.high)
    parts.push(
      { column: edge(line.low), series: hidden },
      { column: edge(line.high), series: hidden },
    );
  if (line.rough)
    parts.push({
      column: line.rough,
      series: { stroke: roughColor(line, theme), width: 1, points: { show: false } },
    });
  if (grey)
    parts.push({
      column: grey,
      series: { ...drawn, stroke: theme.grey, points: dots(theme.grey) },
    });
  parts.push({ column: colored, series: { ...drawn, stroke: color, points: dots(color) } });
  return parts;
}

export interface PlotHandlers extends PointerHandlers {
  /** The figure that is shown now. */
  readonly figure: () => Figure;
  readonly ondraw: () => void;
}

/** uPlot's options: axes with the ticks of the SVG, a zoom that goes through the address, cursors that move together. */
export function optionsOf(
  { series, bands }: Plot,
  first: Figure,
  theme: Theme,
  size: { width: number; height: number },
  { figure, ondraw, ...pointing }: PlotHandlers,
): uPlot.Options {
  const { xLabel, yLabel, xLog, yLog } = first;
  const { cursor, hooks } = pointerOptions(first, pointing);
  const axis = {
    stroke: theme.faint,
    font: "12px system-ui, sans-serif",
    labelFont: "12px system-ui, sans-serif",
    labelSize: 18,
    labelGap: 0,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { stroke: theme.line, width: 1, size: 4 },
    gap: 3,
    values: (_: uPlot, ticks: number[]) => ticks.map(tickText),
  };
  const counted =
    (pixels: number, ticks: (low: number, high: number, count: number) => number[]) =>
    (u: uPlot, index: number, low: number, high: number) => {
      const length = index === 0 ? u.bbox.width : u.bbox.height;
      return ticks(low, high, Math.max(2, Math.floor(length / devicePixelRatio / pixels)));
    };
  const splitsX = counted(80, (...given) => xTicks(first, ...given));
  const splitsY = counted(36, yLog ? logTicks : linearTicks);
  return {
    ...size,
    padding: [8, 22, 0, 0],
    legend: { show: false },
    series,
    bands,
    scales: {
      x: {
        time: false,
        distr: xLog ? 3 : 1,
        range: () => [...xRange(figure())] as [number, number],
      },
      y: {
        distr: yLog ? 3 : 1,
        range: () => [...yRange(figure(), xRange(figure()))] as [number, number],
      },
    },
    axes: [
      { ...axis, label: xLabel, size: 28, splits: splitsX, filter: (_, splits) => splits },
      {
        ...axis,
        label: shortened(yLabel, size.height - 50, 12),
        size: 62,
        splits: splitsY,
        filter: (_, splits) => splits,
      },
    ],
    cursor,
    hooks: { ...hooks, draw: [ondraw] },
  };
}
