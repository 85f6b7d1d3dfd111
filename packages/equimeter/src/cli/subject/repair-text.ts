import type { RepairReport } from "../../remedy/write-repaired.js";
import { formatError, formatNumber, textTable } from "../../report/index.js";
import type { SubjectReport } from "../../subjects/report.js";

/** A model before and after its repair, for a terminal. */
export function repairText(report: RepairReport): string {
  const { out, before, after, secondsBefore, secondsAfter, samplesPerCall } = report;
  const [{ group, examination }] = before.groups;
  const outputs = before.outputs.map(({ name }) => name);
  const rows = outputs.flatMap((output) => [
    row(`${output}, before`, before, output),
    row(`${output}, after`, after, output),
  ]);
  const times = secondsAfter / secondsBefore;
  return [
    `${out}: ${before.model}, ${repairWords(report)}`,
    "",
    textTable([`under ${group}`, "L", "percent", "± elements", "relative spread"], rows),
    "",
    `a call of ${samplesPerCall} samples takes ${formatNumber(1000 * secondsAfter)} ms, ` +
      `${formatNumber(times)} times as long as before (${formatNumber(1000 * secondsBefore)} ms)`,
    `${examination.samples} samples, ${examination.passes} passes each: ${examination.design}`,
    ...(report.isRandom
      ? [
          "it draws its elements anew in every call: what is left of its spread is the chance of the draws",
        ]
      : []),
    `in Python: model = torch.jit.load(${JSON.stringify(out)})`,
  ].join("\n");
}

function repairWords({ repair }: RepairReport): string {
  if (repair.kind === "twirl") return `averaged over ${averageWords(repair.over ?? "")}`;
  return repair.reference === undefined
    ? "in a frame of principal axes"
    : `turned onto ${repair.reference}`;
}

const averageNames: Readonly<Record<string, string>> = {
  tetrahedral: "the 12 rotations of a tetrahedron",
  octahedral: "the 24 rotations of a cube",
  icosahedral: "the 60 rotations of an icosahedron",
  group: "all elements of the group",
};

function averageWords(over: string): string {
  return averageNames[over] ?? `${over.replace("random:", "")} elements drawn in every call`;
}

function row(
  title: string,
  { groups: [{ examination }] }: SubjectReport,
  output: string,
): string[] {
  const field = examination.fields[output];
  const { relativeSpread } = examination.spreads[output];
  return [
    title,
    field ? formatNumber(field.L, 4) : "no label",
    field ? formatNumber(field.percent.value) : "",
    field ? formatError(field.percent.rotationError) : "",
    formatNumber(relativeSpread.value),
  ];
}
