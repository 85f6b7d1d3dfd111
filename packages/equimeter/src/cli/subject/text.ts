import {
  formatError,
  formatNumber,
  headline,
  howMeasured,
  outputColumns,
  outputRows,
  textTable,
  worstRows,
} from "../../report/index.js";
import type { GroupReport, SubjectReport } from "../../subjects/report.js";

/** What was measured of a model, for a terminal. */
export function subjectText(report: SubjectReport): string {
  const { model, kind, data, layout, groups, findings } = report;
  const [{ examination }] = groups;
  const lines = [
    `${model} (${kind}) on ${data}: ${examination.samples} samples${layout === null ? "" : `, layout ${layout}`}`,
    declarationLine(report),
    ...findings.map(({ field, problem, hint }) => `look: "${field}" ${problem}: ${hint}`),
    ...groups.flatMap((group) => ["", ...groupText(group, report)]),
  ];
  return lines.filter((line, i) => line !== "" || lines[i - 1] !== "").join("\n");
}

/** What was taken from names alone is marked, since it may be wrong. */
function declarationLine({ inputs, outputs }: SubjectReport): string {
  const all = [...inputs, ...outputs];
  const words = all.map(({ name, action, field, byName }) => {
    const from = field !== null && field !== name ? ` from ${field}` : "";
    return `${name}=${action}${from}${byName ? "*" : ""}`;
  });
  return `${words.join(", ")}${all.some(({ byName }) => byName) ? " (* by its name)" : ""}`;
}

function groupText(group: GroupReport, report: SubjectReport): string[] {
  const { examination, violation } = group;
  const worst = worstRows(examination.worst[report.target] ?? []);
  return [
    headline(group, report),
    "",
    textTable([...outputColumns], outputRows(group, report)),
    "",
    howMeasured(group),
    "",
    textTable([`worst samples in ${report.target}`, "L_equiv", worst.last], worst.rows),
    ...partsText(group, report),
    ...(violation ? ["", violationTable(violation, report.target)] : []),
  ];
}

/** By element or residue, where the data have any. */
function partsText({ examination }: GroupReport, report: SubjectReport): string[] {
  const { target, partsAre = "element" } = report;
  const parts = examination.parts[target] ?? [];
  if (parts.length === 0) return [];
  const { last, rows } = worstRows(parts);
  return ["", textTable([`${partsAre}, ${target}`, "L_equiv", last], rows)];
}

function violationTable(violation: NonNullable<GroupReport["violation"]>, target: string): string {
  const { points } = violation[target];
  return textTable(
    [`turned by, ${target}`, "violation", "±"],
    points.map(({ angle, relative, error }) => [
      `${Math.round((angle * 180) / Math.PI)}°`,
      formatNumber(relative),
      formatError(error),
    ]),
  );
}
