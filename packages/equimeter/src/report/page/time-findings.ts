import { formatCount, formatNumber } from "../format.js";
import { mainLines } from "../summary.js";
import {
  finalLines,
  lastMeasured,
  largestOf,
  mostlyWorst,
  percentOf,
  worstTimes,
} from "../times.js";
import { explainedSentence, percentAt, twirlSentence } from "./finding-sentences.js";
import { markup, type Markup } from "./markup.js";
import type { ReportRun } from "./run.js";
import { timeTable } from "./time-table.js";

/** The worst time of a flow, what it was before, and what another measure says; then all times. */
export function timeFinding({ name, run }: ReportRun): Markup {
  const { monitor, everyTime, twirl } = mainLines(run.metrics, "raw");
  const last = lastMeasured(everyTime);
  const worst = largestOf(last, percentOf);
  const least = largestOf(last, ({ percent }) => -percent);
  const table = timeTable({ name, lines: run.metrics, emaDecay: run.config?.train.emaDecay });
  const label = markup`<strong class="run">${name}</strong>: `;
  if (!worst || !least)
    return markup`<p class="finding">${label}no finite percent with raw weights yet.</p>
      ${table}`;
  return markup`<p class="finding">
      ${label}worst at t = ${worst.t ?? "–"}: ${percentAt(worst)} of the loss comes from broken
      symmetry at the end (step ${formatCount(worst.step)}); least at t = ${least.t ?? "–"}:
      ${formatNumber(least.percent, 2)} %. ${mostSentence(everyTime)}
      ${explainedSentence(monitor.at(-1)!)} ${varianceSentence(run.metrics)} ${twirlSentence(twirl)}
    </p>
    ${table}`;
}

function mostSentence(lines: Parameters<typeof worstTimes>[0]): Markup | undefined {
  const history = worstTimes(lines);
  const most = mostlyWorst(history);
  if (!most) return undefined;
  return markup`Over training t = ${most.t} was worst at ${formatCount(most.count)} of
    ${formatCount(history.length)} measurements.`;
}

/** Whether the normalized variance is largest at the time of the largest percent. */
function varianceSentence(metrics: ReportRun["run"]["metrics"]): Markup | undefined {
  const lines = finalLines(metrics).filter(
    ({ weights, normalizedVariance }) => weights === "raw" && normalizedVariance !== undefined,
  );
  const percent = largestOf(lines, percentOf);
  const variance = largestOf(lines, ({ normalizedVariance }) => normalizedVariance);
  if (!percent || !variance || lines.length < 2) return undefined;
  const split = percent.kind === "test" ? "test" : "validation";
  const where = `(${split} split, step ${formatCount(percent.step)})`;
  if (percent.t === variance.t)
    return markup`The normalized variance is largest at t = ${variance.t ?? "–"} too ${where}.`;
  return markup`<b>The normalized variance disagrees:</b> it is largest at t = ${variance.t ?? "–"}, the
    percent at t = ${percent.t ?? "–"} ${where}.`;
}
