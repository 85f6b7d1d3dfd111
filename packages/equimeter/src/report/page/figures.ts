import { linesOf } from "../../runs/index.js";
import type { ReferenceBars, ReferenceCurve, ReferenceLosses } from "../references/index.js";
import {
  averagingFigure,
  explainedFigure,
  headFigure,
  lossesFigure,
  percentExplainedFigure,
  percentFigure,
  twirlFigure,
} from "../figures/index.js";
import { monitorSeries, type RunLines } from "../figures/series.js";
import { formatCount } from "../format.js";
import { hasSeveralTimes } from "../times.js";
import { fileOf, type ReportFigure } from "./figure.js";
import { gradientFigures } from "./gradients.js";
import { markup } from "./markup.js";
import { byTimeNote, timeFigures } from "./time-figures.js";

/** Curves from elsewhere that are drawn beside the runs. */
export interface References {
  /** Percents against training step. */
  percents?: readonly ReferenceCurve[];
  /** Percents at the end of training, by time. */
  bars?: readonly ReferenceBars[];
  /** Losses of averaged weights. */
  losses?: ReferenceLosses;
  /** What that average keeps at every step; 0.999 by default. */
  decay?: number;
}

const lossBands = " Bands: 95 % interval over samples of how L is divided, with L as measured.";

/** All figures of a report, in the order in which they tell the story. */
export function reportFigures(
  runs: readonly RunLines[],
  measured: string,
  tested: string,
  references: References = {},
): ReportFigure[] {
  const { percents = [], bars = [], losses: lossesElsewhere, decay } = references;
  const series = monitorSeries(runs);
  const isTimed = hasSeveralTimes(series);
  const byTime = isTimed ? byTimeNote : "";
  const percent: ReportFigure = {
    file: "percent",
    draw: (width) => percentFigure(runs, { width, references: percents }),
    caption: markup`<b>Percent of the loss that comes only from broken symmetry</b>, 100 · L_equiv /
      L, against training step, both axes logarithmic; step 0 stands apart on the left. ${measured}
      ${isTimed ? "" : "Bands: 95 % interval over samples (bootstrap). "}Hollow markers: the equivariant part of the
      model explains less than a tenth, so that a falling percent may mean only that the outputs
      shrink. Dotted rule: 2 %. Values of 0 lie off the axis and are marked at its
      end.${percents.some(({ t }) => !isTimed || t === undefined) ? " Grey: curves from elsewhere, as given." : ""}${byTime}`,
  };
  const explained: ReportFigure = {
    file: "explained",
    draw: (width) => explainedFigure(runs, { width }),
    caption: markup`<b>What the equivariant part of the model has learned</b>, 1 − L_mean / lossZero,
      against training step (logarithmic). 0 is as good as predicting zero, 1 is perfect; below the
      dotted rule at 0.1 a falling percent says little. ${measured} No interval is recorded for this
      number.${byTime}`,
  };
  const percentExplained: ReportFigure = {
    file: "percent-explained",
    draw: (width) => percentExplainedFigure(runs, { width, references: percents }),
    caption: markup`<b>Percent against what is explained</b>: the two figures above without the step. Lines
      join the measurements in their order, early ones faint; those that explain less than −0.2 are left
      out. ${measured}${percents.some(({ points }) => points.some(({ explained: e }) => e !== undefined)) ? " Grey: curves from elsewhere, as given." : ""}${byTime}`,
  };
  const losses = runs.map((run, i): ReportFigure => {
    return {
      file: `losses-${runs.length === 1 ? "" : `${i + 1}-`}${fileOf(run.name)}`,
      draw: (width) => lossesFigure([run], { width, weights: "all", sharedWith: runs }),
      caption: markup`<b>${run.name}: the loss and its two parts</b>, L = L_mean + L_equiv, against
        training step, both axes logarithmic, for each kind of weights. Dashed rule: lossZero, the
        loss of predicting zero. ${measured}${isTimed ? "" : lossBands}${runs.length > 1 ? " All runs have the same axes." : ""}${byTime}`,
    };
  });
  const averaging: ReportFigure = {
    file: "averaging",
    draw: (width) => averagingFigure(runs, { width, losses: lossesElsewhere, decay }),
    caption: markup`<b>What averaging the weights does</b>: L_equiv and L of the moving average (ema)
      over the first five time constants 1/(1 − decay) of training; the losses are logarithmic. Dotted:
      L_equiv at the start times decay^2k, the fall of a model that is linear in initial weights that
      fade; where several layers fade together it is faster. Rings: the first percent below 2. Dashed
      rule: lossZero; at or above it nothing is explained. ${measured}
      ${lossesElsewhere ? "Grey: losses from elsewhere, in their own units." : ""}${byTime}`,
  };
  const twirl: ReportFigure = {
    file: "twirl",
    draw: (width) => twirlFigure(runs, { width }),
    caption: markup`<b>Test-time twirling</b>: test loss of the prediction averaged over n random
      rotations against n${twirlSamples(runs)}. Bars: ± 1 standard error over samples; the points of a line
      share their samples, so their differences are surer than the bars suggest. Thin lines: L_mean
      + L_equiv / n from the decomposition, where the loss is a squared error. ${isTimed ? "A panel for each time, with its own axis. " : ""}${tested}`,
  };
  const head: ReportFigure = {
    file: "head",
    draw: (width) => headFigure(runs, { width }),
    caption: markup`<b>The force head and what it costs</b> (EScAIP): L_equiv and the percent, computed
      exactly, against the squared deviation of the head's weights from equivariant ones, at every
      measurement of the monitor; all axes logarithmic, early points faint. r: Pearson's correlation of
      the logarithms, ρ: Spearman's. Averaged weights correlate also because both numbers fade with the
      initial weights; raw ones do not.`,
  };
  const hasHead = runs.some(({ lines }) => lines.some(({ kind }) => kind === "head"));
  const hasAverage = series.some(({ weights }) => weights === "ema");
  return [
    percent,
    ...timeFigures(runs, { percents, bars, measured }),
    explained,
    percentExplained,
    ...(hasAverage || lossesElsewhere ? [averaging] : []),
    ...losses,
    ...(hasHead ? [head] : []),
    ...gradientFigures(runs),
    twirl,
  ];
}

/** ` on 100 test samples`, or the numbers of all runs where they differ. */
function twirlSamples(runs: readonly RunLines[]): string {
  const lines = runs.flatMap((run) => linesOf([...run.lines], "twirl"));
  const counts = [...new Set(lines.map(({ samples }) => formatCount(samples)))];
  return counts.length === 0 ? "" : ` on ${counts.join(" or ")} test samples`;
}
