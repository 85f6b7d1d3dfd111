import type { BreakdownShares, Fan, PartShare } from "../../../analyze/where/index.js";
import { emptyFigure } from "../canvas.js";
import type { FigureOptions } from "../options.js";
import { wide } from "../style.js";
import { fanFigure } from "./fan.js";
import { stacked } from "./stacked.js";
import { barsFigure } from "./where-bars.js";

/** Where the L_equiv of a run is. */
export interface WhereSubject {
  name: string;
  breakdowns: readonly BreakdownShares[];
  /** Of all rows. */
  loss: { percent: { value: number } };
  /** Of the fan. */
  sample: { name: string; percent: number };
  fan: Fan | null;
}

export type { BreakdownShares, PartShare };

/**
 * L_equiv by breakdown: its share of each class beside what the class is of all components, and the
 * percent of the class's own loss; then the un-rotated predictions of one sample of each run.
 *
 * @returns SVG
 */
export function whereFigure(
  subjects: readonly WhereSubject[],
  { width = wide }: FigureOptions = {},
): string {
  const names = [
    ...new Set(subjects.flatMap(({ breakdowns }) => breakdowns.map(({ name }) => name))),
  ];
  const bars = names.map((name, i) => barsFigure(name, subjects, { width, hasLegend: i === 0 }));
  const fans = subjects.flatMap(({ name, fan, sample }) =>
    fan ? [fanFigure({ name, fan, sample, isSeveral: subjects.length > 1 }, { width })] : [],
  );
  const all = [...bars, ...fans];
  if (all.length === 0) return emptyFigure("nothing was taken apart", width);
  return stacked(all, "Where the loss from broken symmetry is: by breakdown, and of one sample");
}
