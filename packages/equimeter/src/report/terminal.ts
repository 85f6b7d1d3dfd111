import { createColors } from "picocolors";
import { linearAxis, logAxis, positionOn, positiveRange, stepAxis, type Axis } from "./axes.js";

/** One line of a chart. Points that are not finite are left out. */
export interface ChartSeries {
  label: string;
  points: readonly (readonly [x: number, y: number])[];
}

export interface ChartOptions {
  /** Columns of the whole chart, labels included. */
  width?: number;
  /** Rows of the area within the axes. */
  height?: number;
  /** Stands over the chart. */
  title?: string;
  /** What runs along the bottom. */
  xLabel?: string;
  /** A linear y axis; by default it is logarithmic and leaves out values of 0 and below. */
  linear?: boolean;
  /** By default as the terminal and the environment say. */
  color?: boolean;
}

/** Bits of a braille sign for its dots, in rows of two. */
const dots = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

/** A sign of the chart: the dots in it, whose they are, or a letter instead. */
interface Cell {
  bits: number;
  series: number;
  letter?: string;
}

/**
 * Lines over a logarithmic x axis (steps; 0 stands at the left end) for a terminal, two by four dots
 * a sign. Every series ends in its letter, so that it is found without colours.
 *
 * @returns lines joined by `\n`; without any finite point, the sentence `no measurement yet`
 */
export function lineChart(series: readonly ChartSeries[], options: ChartOptions = {}): string {
  const { width = 72, height = 14, title, xLabel = "step", linear = false } = options;
  const drawable = series.map(({ points }) => {
    return points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y) && (linear || y > 0));
  });
  const all = drawable.flat();
  if (all.length === 0) return "no measurement yet";
  const x = stepAxis(all.map(([step]) => step));
  const values = all.map(([, y]) => y);
  const y = linear ? linearOver(values) : logAxis(positiveRange(values, 1.1, [0.1, 1]), height / 2);
  const margin = Math.max(...y.ticks.map((tick) => y.format(tick).length)) + 1;
  const columns = Math.max(10, width - margin - 2);
  const cells = draw(drawable, x, y, columns, height);
  const paint = painter(options.color);
  const rows = cells.map((row, i) => {
    const tick = y.ticks.find((value) => rowOf(y, value, height) === i);
    const label = (tick === undefined ? "" : y.format(tick)).padStart(margin - 1);
    const signs = row.map(({ bits, series: owner, letter }) => {
      if (letter !== undefined) return paint(letter, owner);
      return bits === 0 ? " " : paint(String.fromCodePoint(0x2800 + bits), owner);
    });
    return `${label} ${tick === undefined ? "│" : "┤"}${signs.join("")}`.trimEnd();
  });
  const key = series.map(({ label }, i) => `${paint(letterOf(i), i)} ${label}`).join("   ");
  return [
    ...(title === undefined ? [] : [title]),
    ...rows,
    `${" ".repeat(margin)}└${"─".repeat(columns)}`,
    tickRow(x, columns, margin + 1, xLabel),
    `${" ".repeat(margin + 1)}${key}`,
  ].join("\n");
}

function draw(
  lines: (readonly [number, number])[][],
  x: Axis,
  y: Axis,
  columns: number,
  rows: number,
) {
  const cells: Cell[][] = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => ({ bits: 0, series: 0 })),
  );
  const place = ([px, py]: readonly [number, number]) => [
    Math.round(positionOn(x, px) * (2 * columns - 1)),
    Math.round((1 - positionOn(y, py)) * (4 * rows - 1)),
  ];
  lines.forEach((points, series) => {
    const placed = points.map(place);
    placed.forEach(([column, row], i) => {
      const [fromColumn, fromRow] = placed[Math.max(0, i - 1)];
      const count = Math.max(1, Math.abs(column - fromColumn), Math.abs(row - fromRow));
      for (let k = 0; k <= count; k++) {
        const c = Math.round(fromColumn + ((column - fromColumn) * k) / count);
        const r = Math.round(fromRow + ((row - fromRow) * k) / count);
        const cell = cells[r >> 2][c >> 1];
        cell.bits |= dots[r & 3][c & 1];
        cell.series = series;
      }
    });
  });
  lines.forEach((points, series) => {
    if (points.length === 0) return;
    const [column, row] = place(points.at(-1)!);
    // Where another's letter stands already, the next sign to the left is free.
    let at = column >> 1;
    while (at > 0 && cells[row >> 2][at].letter !== undefined) at -= 1;
    cells[row >> 2][at] = { bits: 0, series, letter: letterOf(series) };
  });
  return cells;
}

/** Tick labels under the axis, as many as fit beside each other, then what they count. */
function tickRow(x: Axis, columns: number, margin: number, label: string): string {
  let row = " ".repeat(margin);
  for (const tick of x.ticks) {
    const text = x.format(tick);
    const at = margin + Math.round(positionOn(x, tick) * (columns - 1)) - (text.length >> 1);
    if (at > row.length || row.length === margin) row = row.padEnd(at) + text;
  }
  return `${row}  ${label}`;
}

function rowOf(y: Axis, value: number, rows: number): number {
  return Math.round((1 - positionOn(y, value)) * (4 * rows - 1)) >> 2;
}

function linearOver(values: number[]): Axis {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const room = high > low ? 0 : Math.abs(high) * 0.1 || 1;
  return linearAxis([low - room, high + room], 6);
}

const letterOf = (series: number) => String.fromCharCode(65 + (series % 26));

function painter(color: boolean | undefined) {
  const colors = createColors(color);
  const paints = [
    colors.blue,
    colors.red,
    colors.green,
    colors.magenta,
    colors.yellow,
    colors.cyan,
  ];
  return (text: string, series: number) => paints[series % paints.length](text);
}
