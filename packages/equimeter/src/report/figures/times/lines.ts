import type { Markish } from "@observablehq/plot";
import type { Axis } from "../../axes.js";
import { type EndLabel, type Figure, innerSize, type Panel } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import { beyondMarks, isBeyond, lineMarks, type Frame, type Point } from "../marks.js";
import { beyondEntry } from "../monitor-legend.js";
import { kindsOf, subjectsOf, type Series } from "../series.js";
import { ink } from "../style.js";
import { thinnedEntries } from "../thinned.js";
import { colorOfTime, timeLabel, timesOf, type TimeGroup } from "./times.js";

/** Room for the times at the ends of lines. */
export const right = 40;

/** Kinds of weights side by side, and runs below each other, where that leaves panels wide enough. */
export function timeLayout(series: readonly Series<unknown>[], width: number, panelHeight: number) {
  const kinds = kindsOf(series).length;
  const columns = width / kinds >= 240 ? kinds : 1;
  return { width, columns, right, panelHeight };
}

export interface TimeLines<Line> {
  x: Axis;
  y: Axis;
  xLabel: string;
  yLabel: string;
  points(series: Series<Line>): Point[];
  /** Beneath the lines. */
  behind?(group: TimeGroup<Line>, frame: Frame): Markish[];
  /** Above them, of each. */
  above?(series: Series<Line>, points: Point[], frame: Frame): Markish[];
}

/** A panel for each group, with a line for each time, which stands at its end. */
export function timePanels<Line>(
  groups: readonly TimeGroup<Line>[],
  layout: Pick<Figure, "width" | "columns" | "panelHeight" | "right">,
  { x, y, xLabel, yLabel, points, behind, above }: TimeLines<Line>,
): Panel[] {
  const frame = { x, y, ...innerSize(layout, y) };
  return groups.map((group, i): Panel => {
    const drawn = group.series.map((one) => {
      return { one, points: points(one), style: { ...lineStyle, color: colorOfTime(one.t) } };
    });
    return {
      x,
      y,
      xLabel,
      yLabel: i % layout.columns === 0 ? yLabel : "",
      title: group.title,
      marks: [
        ...(behind?.(group, frame) ?? []),
        ...drawn.flatMap((line) => lineMarks(line.points, frame, line.style)),
        ...drawn.flatMap((line) => above?.(line.one, line.points, frame) ?? []),
        ...drawn.flatMap((line) => beyondMarks(line.points, frame, line.style)),
      ],
      ends: timeEnds(drawn),
    };
  });
}

export const lineStyle = { dash: undefined, width: 1.6 };

/** The time of each line at its last point that is a number. */
export function timeEnds(drawn: { one: Series<unknown>; points: readonly Point[] }[]): EndLabel[] {
  return drawn.flatMap(({ one: { t }, points }) => {
    const last = points.findLast((point) => Number.isFinite(point.y));
    if (t === undefined || !last) return [];
    return [{ letter: String(t), color: colorOfTime(t), x: last.x, y: last.y }];
  });
}

/** Rows of the legend: the runs, where there are several, the times, and a note where lines are thinned. */
export function timeLegend(series: readonly Series<unknown>[]): LegendEntry[][] {
  const subjects = subjectsOf(series);
  const names = subjects.map(({ letter, label }) => ({ text: label, letter, color: ink }));
  const times = timesOf(series).map((t): LegendEntry => {
    return { text: timeLabel(t), color: colorOfTime(t), line: { dash: undefined, width: 3 } };
  });
  const note = thinnedEntries(series.map(({ lines }) => lines));
  return [subjects.length === 1 ? [] : names, times, note];
}

/** The entry of markers beyond the y axis, where there are any. */
export function beyondEntries<Line>(
  series: readonly Series<Line>[],
  y: Axis,
  points: (series: Series<Line>) => Point[],
  text = "0 or off the axis",
): LegendEntry[] {
  return series.some((one) => isBeyond(y, points(one))) ? [beyondEntry(text)] : [];
}
