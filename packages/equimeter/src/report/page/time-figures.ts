import {
  normalizedVarianceFigure,
  percentAtTimesFigure,
  timeBarsFigure,
  worstTimeFigure,
} from "../figures/index.js";
import { monitorSeries, type RunLines } from "../figures/series.js";
import type { ReferenceBars, ReferenceCurve } from "../references/index.js";
import { finalLines, hasSeveralTimes } from "../times.js";
import type { ReportFigure } from "./figure.js";
import { markup } from "./markup.js";

/** What captions of figures with lines by time say of them. */
export const byTimeNote =
  " A panel for each kind of weights; colours and the numbers at the ends of lines are the time t of the " +
  "flow, red near the data (t\u00a0=\u00a01), blue to purple near noise (t\u00a0=\u00a00).";

interface Given {
  percents: readonly ReferenceCurve[];
  bars: readonly ReferenceBars[];
  /** How the percents were measured, as a sentence. */
  measured: string;
}

/** Figures of runs with several times of a flow; none of others. */
export function timeFigures(
  runs: readonly RunLines[],
  { percents, bars, measured }: Given,
): ReportFigure[] {
  const final = runs.flatMap(({ lines }) => finalLines(lines));
  if (!hasSeveralTimes([...monitorSeries(runs), ...final])) return [];
  const hasVariance = final.some(
    ({ t, normalizedVariance }) => t !== undefined && normalizedVariance !== undefined,
  );
  const isGrey = percents.length > 0;
  return [
    {
      file: "percent-at-t",
      draw: (width) => percentAtTimesFigure(runs, { width, references: percents }),
      caption: markup`<b>The same percents, a panel for each time</b>, on the same axes, with 95 %
        intervals over samples (bands), for each run and kind of weights. ${measured}${isGrey && " Grey: curves from elsewhere of the same time, as given; their steps may be counted otherwise."}`,
    },
    {
      file: "percent-by-t",
      draw: (width) => timeBarsFigure(runs, { width, bars }),
      caption: markup`<b>Percent by time where the run stands</b>, for each kind of weights, on the test
        split or, where that was not measured, on the validation split. Lines on the bars: 95 % interval
        over samples. Dotted rule: 2 %.${bars.length > 0 && " Grey: percents from elsewhere at the end of training, as given."}`,
    },
    {
      file: "worst-t",
      draw: (width) => worstTimeFigure(runs, { width }),
      caption: markup`<b>The worst time over training</b>: the time with the largest percent at each
        measurement. Where times are about equally bad, noise alone decides between them. ${measured}`,
    },
    ...(hasVariance
      ? [
          {
            file: "normalized-variance",
            draw: (width: number) => normalizedVarianceFigure(runs, { width }),
            caption: markup`<b>Percent beside the normalized variance</b> of Vonessen et al. (arXiv
              2507.00899), the variance of the twisted predictions of a sample, each divided by its norm,
              by time where the run stands. It does not know how hard the task is, which gets easier
              towards t = 1, so that the two may be largest at different times (rings).`,
          },
        ]
      : []),
  ];
}
