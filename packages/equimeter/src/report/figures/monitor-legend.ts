import type { LegendEntry } from "./legend.js";
import { kindsOf, subjectsOf, type Series } from "./series.js";
import { colorOf, faint, weightsLabel, weightsStyle } from "./style.js";
import { thinnedEntries } from "./thinned.js";

/**
 * Who is who: a row for the subjects, when there are several, and a row for the kinds of weights; and a note where
 * lines are thinned.
 *
 * @param note another one, where what is drawn are no lines
 */
export function seriesLegend(
  series: readonly Series<unknown>[],
  note: LegendEntry[] = thinnedEntries(series.map(({ lines }) => lines)),
): LegendEntry[][] {
  const subjects = subjectsOf(series);
  const single = subjects.length === 1;
  const color = single ? colorOf(subjects[0].index) : faint;
  const names = subjects.map(({ index, letter, label }) => {
    return { text: label, color: colorOf(index), letter, line: { dash: undefined, width: 4 } };
  });
  const kinds = kindsOf(series).map((kind) => {
    const { symbol, ...line } = weightsStyle[kind];
    return { text: weightsLabel[kind], color, line, symbol };
  });
  return [single ? [] : names, kinds, note];
}

/** Markers of values that lie beyond the axis. */
export function beyondEntry(text: string): LegendEntry {
  return { text, symbol: "triangle", hollow: true, rotate: 180 };
}

export const shrinkingEntry: LegendEntry = {
  text: "hollow: explained < 0.1, outputs shrinking",
  symbol: "circle",
  hollow: true,
};
