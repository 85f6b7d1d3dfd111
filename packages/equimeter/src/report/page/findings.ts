import { mainLines, smallestPercent } from "../summary.js";
import { designsOf } from "./designs.js";
import {
  caution,
  explainedSentence,
  percentAt,
  stepOf,
  twirlSentence,
} from "./finding-sentences.js";
import { markup, type Markup } from "./markup.js";
import type { ReportRun } from "./run.js";
import { timeFinding } from "./time-findings.js";

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
  if (run.config === null)
    return markup`<p class="finding"><strong class="run">${name}</strong>: imported curves, not measured here.</p> `;
  const { monitor, everyTime, twirl } = mainLines(run.metrics, "raw");
  if (everyTime.length > 0) return timeFinding({ name, run });
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
