import type { MonitorLine } from "../../runs/index.js";
import { logAxis, positiveRange, type Axis } from "../axes.js";
import { formatNumber } from "../format.js";
import type { LegendEntry } from "./legend.js";
import { ruleStyle } from "./style.js";

/** The paper's mark: models fall to 2 % within the first thousands of steps. */
export const mark = 2;

/** All values and the mark are on it; intervals and the floor as far as they do not crush them. */
export function percentAxis(
  lines: MonitorLine[],
  published: number[],
  floor: number | undefined,
): Axis {
  const values = [...lines.map(({ percent }) => percent), ...published];
  const [low, high] = positiveRange([...values, mark], 1.3, [mark / 2, 2 * mark]);
  const ends = lines.flatMap(({ ci95 }) => ci95);
  const [lowest, highest] = positiveRange([...ends, mark], 1.1, [low, high]);
  const bottom = Math.min(low, Math.max(lowest, low / 3));
  const domain: [number, number] = [
    floor !== undefined && floor > bottom / 100 ? Math.min(bottom, floor / 1.3) : bottom,
    // 100 % is the natural end, which only noise exceeds.
    high / 1.3 <= 100 ? Math.min(100, Math.max(high, Math.min(highest, high * 2))) : high,
  ];
  return logAxis(domain);
}

/** The highest of the lines' float floors: what lies below it is rounding. */
export function floorOf(lines: MonitorLine[]): number | undefined {
  const floors = lines
    .map(({ floatFloor }) => floatFloor)
    .filter((f) => Number.isFinite(f) && f > 0);
  return floors.length === 0 ? undefined : floors.reduce((a, b) => Math.max(a, b));
}

export function floorEntry(floor: number | undefined, y: Axis): LegendEntry[] {
  if (floor === undefined) return [];
  const below = floor < y.domain[0] ? ", below the axis" : "";
  return [{ text: `float floor ${formatNumber(floor, 2)} %${below}`, line: ruleStyle.floor }];
}
