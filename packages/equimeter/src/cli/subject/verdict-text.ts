import { formatNumber, formatWithError } from "../../report/index.js";
import type { Verdict } from "../../subjects/verdict.js";

/** As in the monitor's warnings (measure/warnings.ts). */
const explainedAtLeast = 0.1;

/** One verdict in a sentence: by how much, and where. */
export function verdictSentence(verdict: Verdict): string {
  const { group, t, output, of, value, error, limit, met, worst } = verdict;
  const at = t === undefined ? "" : ` at t = ${t}`;
  const measured =
    of === "percent"
      ? `${formatWithError(value, error)} % of the loss of ${output} comes from broken ${group} symmetry${at}`
      : `the spread of ${output} under ${group}${at} is ${formatWithError(value, error)} of its mean square`;
  const unit = of === "percent" ? " %" : "";
  const shownLimit = `${limit}${unit}`;
  const little =
    verdict.explained !== null && verdict.explained < explainedAtLeast
      ? "; its equivariant part explains next to nothing, so that this says little"
      : "";
  if (met) return `${measured}, within ${shownLimit}${little}`;
  const times = limit > 0 ? ` (${formatNumber(value / limit)} times as much)` : "";
  const where = worst === null ? "" : `; most of it in ${worst}`;
  return `${measured}, more than ${shownLimit}${times}${where}`;
}
