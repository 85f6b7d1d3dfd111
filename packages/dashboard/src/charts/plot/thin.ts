import type { FigureLine } from "../figure/figure.ts";
import type { Range } from "../figure/extent.ts";
import { firstAbove, firstFrom } from "../figure/rows.ts";

/** What is needed to know which points fall into one column of pixels. */
export interface Pixels {
  /** Of the horizontal axis. */
  readonly shown: Range;
  readonly xLog: boolean;
  /** Of the plot, in pixels of the screen. */
  readonly columns: number;
}

/**
 * A line with so few points that it can be drawn quickly, and that looks the same: of each column of pixels the first,
 * the last, the smallest and the largest point stay (M4, Jugel et al. 2014), and both ends of every gap. What lies
 * beside the shown part goes, but for the two points to which lines lead out of it.
 */
export function thinned<One extends FigureLine>(line: One, pixels: Pixels): One {
  const { length } = line.x;
  if (length <= 4 * pixels.columns) return line;
  const kept = keptRows(line, pixels);
  if (kept.length === length) return line;
  const pick = <T>(column: readonly T[] | null) => column && kept.map((row) => column[row]);
  return {
    ...line,
    x: pick(line.x),
    y: pick(line.y),
    rough: pick(line.rough),
    low: pick(line.low),
    high: pick(line.high),
    shrinking: pick(line.shrinking),
  };
}

function keptRows({ x, shrinking, ...line }: FigureLine, { shown, xLog, columns }: Pixels) {
  const place = xLog ? Math.log : (value: number) => value;
  const [low, high] = shown.map(place);
  const columnOf = (row: number) => Math.floor(((place(x[row]) - low) / (high - low)) * columns);
  const [begin, end] = [firstFrom(x, shown[0]), firstAbove(x, shown[1])];
  const values = [line.y, line.rough, line.low, line.high].filter((column) => column !== null);
  const isKept = new Uint8Array(x.length);
  const keep = (row: number) => (isKept[row] = 1);
  if (begin > 0) keep(begin - 1);
  if (end < x.length) keep(end);
  for (let first = begin; first < end;) {
    const pixel = columnOf(first);
    let next = first + 1;
    while (next < end && columnOf(next) === pixel) next++;
    keep(first);
    keep(next - 1);
    for (const column of values) extremes(column, first, next).forEach(keep);
    first = next;
  }
  for (let row = begin + 1; row < end; row++) {
    const isEdge = values.some((column) => (column[row] === null) !== (column[row - 1] === null));
    if (!isEdge && shrinking?.[row] === shrinking?.[row - 1]) continue;
    keep(row - 1);
    keep(row);
  }
  return Array.from(x.keys()).filter((row) => isKept[row]);
}

/** Where a column is smallest and largest from `first` to before `end`; nowhere where it has no value there. */
function extremes(column: readonly (number | null)[], first: number, end: number): number[] {
  let [smallest, largest] = [-1, -1];
  for (let row = first; row < end; row++) {
    const value = column[row];
    if (value === null) continue;
    if (smallest < 0 || value < column[smallest]!) smallest = row;
    if (largest < 0 || value > column[largest]!) largest = row;
  }
  return smallest < 0 ? [] : [smallest, largest];
}
