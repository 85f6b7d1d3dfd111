import type { MonitorLine, Weights } from "../runs/index.js";
import { averagingLag } from "./averaging.js";
import { isShrinking, monitorSeries, type RunLines, shrinkingBelow } from "./figures/series.js";
import { smallestPercent } from "./summary.js";

/** What can make a percent fall. */
export type Cause =
  /** The predictions became small, and their spread with them. */
  | "outputs shrank"
  /** The average still held the initial weights and let go of them. */
  | "weights were averaged"
  /** The spread fell against the size of the predictions, and something is explained. */
  | "symmetry was learned"
  /**
   * The same of a flow that explains less than a tenth of what a linear filter along the chain leaves: the
   * filter turns with the chain by itself, and says nothing of whether the rest does.
   */
  | "a linear filter was learned"
  /** The spread fell against the size of the predictions, while next to nothing is explained. */
  | "spread fell"
  /** L_mean grew. */
  | "loss grew";

/** The first measurement below a percent. */
export interface Crossing {
  step: number;
  percent: number;
  explained: number;
  /** What a linear filter along the chain would explain; null where that is not known. */
  byLinear: number | null;
  relativeSpread: number;
  /** The relative spread in units of that at the start. */
  spreadRatio: number;
}

/** How the percent of one kind of weights fell. Where nothing finite was measured all is null. */
export interface Fall {
  /** The first finite percent. */
  start: number | null;
  /** The first measurements below 2 and below 1 %; null when there is none. */
  below2: Crossing | null;
  below1: Crossing | null;
  /** The smallest percent. */
  dip: { step: number; percent: number } | null;
  /** The last measurement, whose percent is NaN (null in JSON) where the run diverged. */
  last: { step: number; percent: number; explained: number; relativeSpread: number } | null;
  /** The first step with `explained` at 0.1 or above and less than half the start's relative spread. */
  learnedFrom: number | null;
  /** Of averages: the mean log-slope of L_equiv from the start to `below2`, over 2 ln(decay). */
  slope: number | null;
  /** What brought the percent below 2 %; empty where nothing did. */
  causes: Cause[];
  /** The causes as words, or why there are none. */
  verdict: string;
}

export interface NamedFall extends Fall {
  field: string;
  t?: number | undefined;
  weights: Weights;
}

/** The paper's mark, in percent. */
const mark = 2;

/** A cause is named when it makes up this share of the fall of the percent's logarithm. */
const leastShare = 1 / 3;

/** An average lags when it crosses at this many times the step at which it would without its start. */
const lagging = 2;

/** Causes that are no matter of averaging. */
const learning = new Set<Cause>(["symmetry was learned", "a linear filter was learned"]);

/** The falls of a run, one for each field, time and kind of weights it measured. */
export function runFalls(run: RunLines): NamedFall[] {
  const all = monitorSeries([run]);
  return all.map(({ subject, weights, lines }) => {
    const others = (kind: Weights) =>
      all.find((one) => one.subject.index === subject.index && one.weights === kind)?.lines;
    const unaveraged = weights === "ema" ? (others("ema-debiased") ?? others("raw")) : undefined;
    const { field, t } = subject;
    const decay = weights === "ema" ? run.emaDecay : undefined;
    return {
      field,
      ...(t !== undefined && { t }),
      weights,
      ...fallOf(lines, { unaveraged, decay }),
    };
  });
}

/**
 * When the percent of one kind of weights fell below 2 %, and what made it.
 *
 * With the mean square of the twirled predictions ‖μ‖² = L_equiv / relativeSpread,
 *
 *     percent = 100 · relativeSpread · ‖μ‖² / L,
 *
 * so that the fall of its logarithm from the start to the crossing is the sum of three: that of ‖μ‖²
 * (outputs shrank), that of relativeSpread (symmetry was learned when explained is at least 0.1 at the
 * crossing and, of a flow, above what a linear filter explains; a linear filter was learned or spread fell otherwise), and the rise of L (loss grew). A cause is named when it is at least
 * a third of those that are positive. Small outputs have a noisy relative spread; the median of the
 * crossing and its two neighbours, where there are two, stands for it. (The identity holds for a
 * squared error; for other losses ‖μ‖² is only what the fall of the spread leaves of that of L_equiv.)
 *
 * Weights were averaged when the same weights without their start (`unaveraged`) were below 2 % at half
 * the step or earlier, and still were when the average was last above: then only what is left of the
 * initial weights kept it up. This replaces "outputs shrank", which is then the cause beneath. The
 * log-slope of L_equiv is reported, not asked for: see `averagingLag` for why it proves nothing.
 *
 * Nothing is said about what comes after the crossing, and a crossing is the first, however noisy.
 *
 * @param lines of one field, time and kind of weights, by step
 * @param compared `unaveraged`: for a moving average, the lines of its weights without their start, or
 *   of the raw ones; `decay` of the average
 */
export function fallOf(
  lines: readonly MonitorLine[],
  compared: { unaveraged?: readonly MonitorLine[] | undefined; decay?: number | undefined } = {},
): Fall {
  const finite = lines.filter(({ percent }) => Number.isFinite(percent));
  const [start, end] = [finite[0], lines.at(-1)];
  const crossing = finite.findIndex(({ percent }) => percent < mark);
  const dip = smallestPercent(lines);
  const causes = crossing > 0 ? causesOf(finite, crossing, compared.unaveraged) : [];
  return {
    start: start?.percent ?? null,
    below2: crossingBelow(finite, mark),
    below1: crossingBelow(finite, mark / 2),
    dip: dip ? { step: dip.step, percent: dip.percent } : null,
    last: end
      ? {
          step: end.step,
          percent: end.percent,
          explained: end.explained,
          relativeSpread: end.relativeSpread,
        }
      : null,
    learnedFrom: finite.find((_, i) => isLearned(finite, i))?.step ?? null,
    slope: crossing > 0 ? slopeOf(finite.slice(0, crossing + 1), compared.decay) : null,
    causes,
    verdict: causes.length > 0 ? causes.join(", ") : withoutCause(lines, finite),
  };
}

function withoutCause(lines: readonly MonitorLine[], finite: readonly MonitorLine[]): string {
  if (lines.length === 0) return "not measured";
  if (finite.length === 0) return "no finite percent";
  return finite[0].percent < mark ? `below ${mark} % from the start` : `not below ${mark} %`;
}

function crossingBelow(finite: readonly MonitorLine[], percent: number): Crossing | null {
  const line = finite.find((one) => one.percent < percent);
  if (!line) return null;
  const { step, explained, relativeSpread } = line;
  const spreadRatio = relativeSpread / finite[0].relativeSpread;
  const byLinear = linearOf(line);
  return { step, percent: line.percent, explained, byLinear, relativeSpread, spreadRatio };
}

/** Of a flow: what a linear filter along the chain explains. */
export function linearOf({ lossLinear, lossZero }: MonitorLine): number | null {
  return lossLinear === undefined ? null : 1 - lossLinear / lossZero;
}

function spreadCause(there: MonitorLine): Cause {
  if (isShrinking(there)) return "spread fell";
  const { L_mean, lossLinear } = there;
  const isLinear = lossLinear !== undefined && 1 - L_mean / lossLinear < shrinkingBelow;
  return isLinear ? "a linear filter was learned" : "symmetry was learned";
}

function causesOf(
  finite: readonly MonitorLine[],
  crossing: number,
  unaveraged: readonly MonitorLine[] | undefined,
): Cause[] {
  const own = ownCauses(finite[0], finite[crossing], steadySpread(finite, crossing));
  if (!unaveraged || !lags(finite, crossing, unaveraged)) return own;
  return ["weights were averaged", ...own.filter((cause) => learning.has(cause))];
}

/** Leaving aside whether the weights are averages. */
function ownCauses(start: MonitorLine, there: MonitorLine, spreadThere: number): Cause[] {
  const bySpread = spreadCause(there);
  const spread = Math.log(start.relativeSpread / spreadThere);
  const outputs = Math.log(start.L_equiv / there.L_equiv) - spread;
  const loss = Math.log(there.L / start.L);
  // Without a logarithm (no spread at all, or no outputs) `explained` alone decides.
  if (![spread, outputs, loss].every(Number.isFinite))
    return [isShrinking(there) ? "outputs shrank" : bySpread];
  const parts: [Cause, number][] = [
    ["outputs shrank", Math.max(0, outputs)],
    [bySpread, Math.max(0, spread)],
    ["loss grew", Math.max(0, loss)],
  ];
  const sum = parts.reduce((total, [, size]) => total + size, 0);
  return parts.filter(([, size]) => size >= leastShare * sum).map(([cause]) => cause);
}

/** Whether these weights without their start were below the mark long before, and still were. */
function lags(
  finite: readonly MonitorLine[],
  crossing: number,
  unaveraged: readonly MonitorLine[],
): boolean {
  const known = unaveraged.filter(({ percent }) => Number.isFinite(percent));
  const first = known.find(({ percent }) => percent < mark);
  const before = known.findLast(({ step }) => step <= finite[crossing - 1].step);
  if (!first || !before) return false;
  return finite[crossing].step >= lagging * first.step && before.percent < mark;
}

function isLearned(finite: readonly MonitorLine[], i: number): boolean {
  return !isShrinking(finite[i]) && steadySpread(finite, i) < finite[0].relativeSpread / 2;
}

/** The median of the relative spread here and at both neighbours; here alone where one is missing. */
function steadySpread(finite: readonly MonitorLine[], i: number): number {
  const near = [i - 1, i, i + 1].map((at) => finite[at]?.relativeSpread ?? NaN);
  return near.every((spread) => spread > 0) ? near.sort((a, b) => a - b)[1] : near[1];
}

function slopeOf(lines: readonly MonitorLine[], decay: number | undefined): number | null {
  if (decay === undefined) return null;
  const points = lines.map(({ step, L_equiv }) => ({ step, value: L_equiv }));
  return averagingLag(points, decay)?.multiple ?? null;
}
