import {
  formatBeside,
  formatCount,
  formatError,
  formatNumber,
  textTable,
} from "../../report/index.js";
import type { StructuresAnalysis, StructuresReport } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

type Subjects = readonly Named<StructuresAnalysis>[];

const head = ["rows", "L", "L_equiv", "percent", "± rotations", "share %", "kept as"];

/** The samples that were kept, for a terminal. */
export function structuresTable(subjects: Subjects): string {
  return subjects
    .map(({ name, result }) =>
      [
        noteOf(name, result),
        textTable(
          ["sample", ...head],
          result.shown.map((one) => cells(one)),
        ),
      ].join("\n\n"),
    )
    .join("\n\n");
}

/** The same as a file. */
export function structuresMarkdown(subjects: Subjects): string {
  return subjects
    .map(({ name, result }) => {
      const rows = result.shown.map((one) => cells(one));
      const lines = [["sample", ...head], head.concat("").map(() => "---"), ...rows];
      const table = lines.map((row) => `| ${row.map(escaped).join(" | ")} |`).join("\n");
      return `${noteOf(name, result)}\n\n${table}\n`;
    })
    .join("\n");
}

const escaped = (text: string): string => text.replaceAll("|", "\\|");

function noteOf(name: string, { loss, step, t, copies, shown, unit }: StructuresAnalysis): string {
  const time = t === null ? "" : `, t = ${t}`;
  return (
    `${name}, step ${step}${time}: ${shown.length} of ${loss.samples} samples, each with ${copies} of ` +
    `${loss.passes} un-rotated predictions (${loss.design}); L and L_equiv in ${unit}`
  );
}

function cells(one: StructuresReport["shown"][number]): string[] {
  const { name, rows, L, L_equiv, percent, rotationError, share, isWorst, isRandom } = one;
  return [
    name,
    formatCount(rows),
    formatNumber(L),
    formatNumber(L_equiv),
    formatBeside(percent, [Math.max(rotationError, percent / 1000)]),
    formatError(rotationError),
    formatNumber(100 * share),
    [isWorst && "worst", isRandom && "random"].filter((word) => word !== false).join(", "),
  ];
}
