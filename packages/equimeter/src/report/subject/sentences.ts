import type { GroupReport, SubjectReport } from "../../subjects/report.js";
import {
  formatError,
  formatInterval,
  formatNumber,
  formatPercent,
  formatWithError,
} from "../format.js";

/** The headline under one group: the percent of the target, or its spread where there is no label. */
export function headline(
  { group, t, examination }: GroupReport,
  { target }: Pick<SubjectReport, "target">,
): string {
  const under = t === undefined ? group : `${group}, t = ${t}`;
  const field = examination.fields[target];
  if (!field) {
    const { value, sampleError } = examination.spreads[target].relativeSpread;
    return (
      `${under}: the spread of ${target} is ${formatWithError(value, sampleError)} of its mean square ` +
      `(${formatNumber(100 * Math.sqrt(value))} % of its size); the data has no label for it, ` +
      "so that no percent of a loss is claimed"
    );
  }
  const { percent, explained } = field;
  const caution =
    explained < 0.1
      ? "; its equivariant part explains next to nothing, so that this percent says little"
      : "";
  return (
    `${under}: ${formatPercent(percent.value, percent.sampleError)} of the loss of ${target} comes from ` +
    `broken symmetry (± over samples, 95 % interval ${formatInterval(percent.ci95, percent.sampleError)} %; ` +
    `± ${formatError(percent.rotationError)} over group elements)${caution}`
  );
}

/** Samples, design, what it took, and how far the precision was reached. */
export function howMeasured({ examination }: Pick<GroupReport, "examination">): string {
  const { samples, passes, design, law, seconds, precision, bias } = examination;
  const rate = formatNumber((samples * passes) / seconds);
  const sentences = [
    `${samples} samples, ${passes} passes each: ${design}, ${law} law; ${rate} passes of a sample a second`,
    ...bias.map((one) => `bias: ${one}`),
  ];
  if (precision !== null) {
    const { asked, error, reached, rounds } = precision;
    const how = reached ? "reached" : "not reached within the most passes allowed";
    const counts = `${rounds.length} ${rounds.length === 1 ? "round" : "rounds"} of ${rounds.join(" + ")} passes`;
    sentences.push(
      `precision of ${formatNumber(asked)} points ${how}: ${formatNumber(error)} in ${counts}`,
    );
  }
  return sentences.join("; ");
}
