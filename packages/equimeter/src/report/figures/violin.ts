import * as Plot from "@observablehq/plot";
import { spreadOf } from "../../analyze/spread.js";
import { linearAxis, type Axis } from "../axes.js";
import { kernelDensity, silvermanBandwidth } from "../kernel-density.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "./canvas.js";
import { categoryAxis } from "./category-axis.js";
import type { LegendEntry } from "./legend.js";
import type { FigureOptions } from "./options.js";
import { colorOf, wide } from "./style.js";

/** Values that belong together. What is not a finite number is left out. */
export interface Violin {
  /** Short: it stands beneath. */
  label: string;
  values: readonly number[];
  /** Which of the kinds of the figure, from 0: its colour. */
  kind: number;
}

export interface ViolinPanel {
  title?: string;
  violins: readonly Violin[];
}

export interface ViolinOptions extends FigureOptions {
  xLabel: string;
  yLabel: string;
  /** What the colours stand for. */
  kinds: readonly string[];
  /** Panels side by side, where there is room. Default 3. */
  columns?: number;
  /** Further rows of the legend. */
  notes?: readonly LegendEntry[][];
}

/** Of the distance between two violins. */
const halfWidth = 0.42;

/** Of the outline, from the lowest value to the highest. */
const outlinePoints = 64;

/**
 * Distributions side by side: outlines by a kernel density, all of the same width and cut off at the
 * lowest and the highest value, with quartiles and median. Values that are all equal are a line. All
 * panels have the same y axis.
 *
 * @returns SVG
 */
export function violinFigure(panels: readonly ViolinPanel[], options: ViolinOptions): string {
  const { width = wide, xLabel, yLabel, kinds, notes = [] } = options;
  const finite = panels.map(({ title, violins }) => ({
    ...(title !== undefined && { title }),
    violins: violins.map((one) => ({ ...one, values: one.values.filter(Number.isFinite) })),
  }));
  const y = valueAxis(finite.flatMap(({ violins }) => violins.flatMap(({ values }) => values)));
  if (!y) return emptyFigure("no values yet", width);
  const most = Math.max(1, Math.floor(width / 240));
  const columns = Math.min(most, options.columns ?? 3, panels.length);
  const layout = { width, columns, panelHeight: 270 };
  const inner = innerSize(layout, y).width;
  const quartiles: LegendEntry = { text: "quartiles and median", symbol: "circle", hollow: true };
  return renderFigure({
    ...layout,
    panels: finite.map(({ violins, ...rest }, i): Panel => {
      return {
        ...rest,
        x: categoryAxis(
          violins.map(({ label }) => label),
          inner,
        ),
        y,
        xLabel,
        yLabel: i % columns === 0 ? yLabel : "",
        marks: violins.flatMap(violinMarks),
      };
    }),
    legend: [
      [
        ...kinds.map((text, i): LegendEntry => ({ text, color: colorOf(i), band: true })),
        { ...quartiles, line: { dash: undefined, width: 4 } },
      ],
      ...notes,
    ],
    description: `Distributions of ${yLabel}`,
  });
}

function violinMarks({ values, kind }: Violin, at: number): Plot.Markish[] {
  if (values.length === 0) return [];
  const color = colorOf(kind);
  const { quartiles } = spreadOf(values);
  const [q1, median, q3] = quartiles;
  return [
    outlineMark(values, at, color),
    Plot.ruleX([at], { x: at, y1: q1, y2: q3, stroke: color, strokeWidth: 4 }),
    Plot.dot([at], { x: at, y: median, r: 2.6, fill: "#fff", stroke: color, strokeWidth: 1.3 }),
  ];
}

function outlineMark(values: readonly number[], at: number, color: string): Plot.Markish {
  const bandwidth = silvermanBandwidth(values);
  if (!(bandwidth > 0)) {
    const ends = { x1: at - halfWidth, x2: at + halfWidth };
    return Plot.ruleY([values[0]], { ...ends, stroke: color, strokeWidth: 2 });
  }
  const [low, high] = rangeOf(values);
  const points = Array.from({ length: outlinePoints + 1 }, (_, i) => {
    return low + ((high - low) * i) / outlinePoints;
  });
  const density = kernelDensity(values, points, bandwidth);
  const [, widest] = rangeOf(density);
  const half = (i: number): number => (halfWidth * density[i]) / widest;
  const indices = points.map((_, i) => i);
  return Plot.areaX(indices, {
    x1: (i: number) => at - half(i),
    x2: (i: number) => at + half(i),
    y: (i: number) => points[i],
    fill: color,
    fillOpacity: 0.25,
    stroke: color,
    strokeWidth: 1,
  });
}

function valueAxis(values: readonly number[]): Axis | null {
  if (values.length === 0) return null;
  const [low, high] = rangeOf(values);
  const room = 0.05 * (high - low) || 0.1 * Math.abs(high) || 0.1;
  return linearAxis([low - room, high + room], 6);
}

/** Without spreading into arguments, of which there may be too many. */
function rangeOf(values: readonly number[]): [low: number, high: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
