import type { MonitorLine, TwirlLine } from "../../runs/index.js";
import { isShrinking } from "../figures/series.js";
import { formatBeside, formatCount, formatError, formatNumber } from "../format.js";
import { mainLines, smallestPercent } from "../summary.js";
import { designsOf } from "./designs.js";
import { markup, type Markup } from "./markup.js";
import type { ReportRun } from "./run.js";

/** What happened to the percent of each run, in numbers, and how they were measured. */
export function findings(runs: readonly ReportRun[]): Markup {
  const lines = runs.map(({ name, run }) => ({ name, lines: run.metrics }));
  return markup`${runs.map(finding)}
    <p class="made">
      Raw weights. ± stands for standard errors, from the choice of rotations and of samples.
      ${designsOf(lines, "monitor")} ${designsOf(lines, "test")}
    </p>`;
}

function finding({ name, run }: ReportRun): Markup {
  const { monitor, twirl } = mainLines(run.metrics, "raw");
  const start = monitor.find(({ percent }) => Number.isFinite(percent));
  const least = smallestPercent(monitor);
  const end = monitor.at(-1);
  const label = markup`<strong class="run">${name}</strong>: `;
  if (!start || !least || !end) {
    return markup`<p class="finding">${label}no measurement with raw weights yet.</p> `;
  }
  return markup`<p class="finding">
    ${label}broken symmetry makes up ${percentAt(start)} of the loss at ${stepOf(start)},
    ${percentAt(least)} at the least (${stepOf(least)}) and ${percentAt(end)} at the end
    (${stepOf(end)}). ${least === start ? undefined : caution(least)} ${explainedSentence(end)} ${twirlSentence(twirl)}
  </p> `;
}

/** With a space that no line breaks at. */
const plusMinus = (error: number) => `±\u00a0${formatError(error)}`;

const stepOf = ({ step }: MonitorLine) => `step ${formatCount(step)}`;

function percentAt({ percent, rotationError, sampleError }: MonitorLine): Markup {
  const errors = `${plusMinus(rotationError)} rotations, ${plusMinus(sampleError)} samples`;
  return markup`<b>${formatBeside(percent, [rotationError, sampleError])} %</b> (${errors})`;
}

function caution(least: MonitorLine): Markup | undefined {
  if (!isShrinking(least)) return undefined;
  const explained = formatNumber(least.explained, 2);
  return markup`<span class="caution">
    At its least, explained was ${explained}: the outputs were shrinking.
  </span>`;
}

function explainedSentence({ explained }: MonitorLine): Markup {
  if (!Number.isFinite(explained)) {
    return markup`<span class="caution">The last measurement is not a finite number.</span>`;
  }
  return markup`At the end, explained is <b>${formatNumber(explained)}</b>.`;
}

function twirlSentence(twirl: TwirlLine[]): Markup | undefined {
  const [first, last] = [twirl[0], twirl.at(-1)];
  if (!first || !last || first === last) return undefined;
  return markup`Averaging over ${formatCount(last.rotations)} rotations at test time takes the test
    loss from ${lossOf(first)} to ${lossOf(last)}.`;
}

function lossOf({ loss, lossError }: TwirlLine): string {
  return `${formatBeside(loss, [lossError])} (${plusMinus(lossError)} samples)`;
}
