import {
  formatError,
  formatInterval,
  formatNumber,
  formatPercent,
  textTable,
} from "../report/index.js";
import type { RunReport } from "../runs/measure.js";

/** A measurement for a terminal: of a flow a table over its times, and the worst of them. */
export function measureText(reports: readonly RunReport[]): string {
  const [first] = reports;
  if (reports.length === 1) return oneReport(first);
  const worst = worstTime(reports);
  const detail = reports.find(({ t }) => t === worst)!;
  const lines = [
    heading({ ...first, t: undefined }),
    "",
    ...timesTable(reports),
    "",
    `At t = ${worst}, the worst time:`,
  ];
  return [...lines, "", ...body(detail)].filter(isWanted).join("\n");
}

/** The time of the largest percent. */
export function worstTime(reports: readonly RunReport[]): number | undefined {
  return largest(reports, ({ percent }) => percent.value).t;
}

function largest(reports: readonly RunReport[], value: (report: RunReport) => number): RunReport {
  return reports.reduce((most, one) => (value(one) > value(most) ? one : most));
}

function timesTable(reports: readonly RunReport[]): string[] {
  const linear = ({ lossLinear, lossZero }: RunReport) =>
    lossLinear === undefined ? Number.NaN : 1 - lossLinear / lossZero;
  const variance = (report: RunReport) => report.normalizedVariance ?? Number.NaN;
  const isKnown = (value: (report: RunReport) => number) =>
    reports.every((report) => Number.isFinite(value(report)));
  const columns: [name: string, cell: (report: RunReport) => string][] = [
    ["t", ({ t }) => formatNumber(t!)],
    ["percent", ({ percent }) => formatNumber(percent.value)],
    ["± samples", ({ percent }) => formatError(percent.sampleError)],
    ["± rotations", ({ percent }) => formatError(percent.rotationError)],
    ["L", ({ L }) => formatNumber(L)],
    ["L_mean", ({ L_mean }) => formatNumber(L_mean)],
    ["L_equiv", ({ L_equiv }) => formatNumber(L_equiv)],
    ["explained", ({ explained }) => formatNumber(explained)],
  ];
  if (isKnown(linear)) columns.push(["linear", (report) => formatNumber(linear(report))]);
  if (isKnown(variance))
    columns.push(["normalized variance", (report) => formatNumber(variance(report))]);
  const worst = largest(reports, ({ percent }) => percent.value);
  const spread = isKnown(variance) ? largest(reports, variance) : undefined;
  return [
    textTable(
      columns.map(([name]) => name),
      reports.map((report) => columns.map(([, cell]) => cell(report))),
    ),
    "",
    `largest percent: ${formatNumber(worst.percent.value)} at t = ${worst.t}` +
      (spread === undefined ? "" : `; ${spreadSentence(spread, worst, variance(spread))}`),
    "explained: against leaving the points as they are" +
      (isKnown(linear)
        ? "; linear: of that, what the best linear filter along the chain explains, which turns with the chain by itself"
        : ""),
  ];
}

function spreadSentence(spread: RunReport, worst: RunReport, variance: number): string {
  if (spread.t === worst.t) return "the largest normalized variance as well";
  return (
    `largest normalized variance: ${formatNumber(variance)} at t = ${spread.t}, which does not know ` +
    "how small the loss is"
  );
}

function oneReport(report: RunReport): string {
  return [heading(report), "", ...body(report)].filter(isWanted).join("\n");
}

type Heading = Pick<RunReport, "run" | "step" | "weights" | "data"> & { t?: number | undefined };

function heading({ run, step, weights, data, t }: Heading): string {
  const at = t === undefined ? "" : `, t = ${t}`;
  return `${run}, step ${step}, ${weights} weights, on ${data}${at}`;
}

/** No two empty lines one after the other. */
const isWanted = (line: string, i: number, lines: readonly string[]) =>
  line !== "" || lines[i - 1] !== "";

function body(report: RunReport): string[] {
  const { percent, floatFloor } = report;
  const [low, high] = percent.ci95;
  return [
    `${formatPercent(percent.value, percent.sampleError)} of the loss comes from broken rotation symmetry`,
    `  ± is the error over samples, 95 % interval ${formatInterval([low, high], percent.sampleError)} %; ` +
      `the error over rotations is ${formatError(percent.rotationError)}`,
    report.explained < 0.1 ? "  the model explains next to nothing: this percent says little" : "",
    "",
    textTable(
      [
        "field",
        "L",
        "L_mean",
        "L_equiv",
        "percent",
        "explained",
        "loss of zero",
        "relative spread",
      ],
      Object.values(report.fields).map((field) => [
        field.field,
        ...[field.L, field.L_mean, field.L_equiv, field.percent.value].map((x) => formatNumber(x)),
        ...[field.explained, field.lossZero, field.relativeSpread].map((x) => formatNumber(x)),
      ]),
    ),
    "",
    `${report.samples} structures, ${report.passes} passes each: ${report.design}, ${report.law} law; ` +
      `${report.loss}, ${report.reduction}; ` +
      `${formatNumber((report.samples * report.passes) / report.seconds)} passes of a structure a second`,
    report.bias ? `bias: ${report.bias}` : "",
    floatFloor === null ? "" : `rounding alone would show ${formatNumber(floatFloor)} %`,
    "",
    partsTable("worst structures", report.worst),
    "",
    ...(report.parts.length > 0 ? [partsTable(report.partsAre ?? "part", report.parts)] : []),
  ];
}

function partsTable(title: string, parts: RunReport["parts"]): string {
  return textTable(
    [title, "L", "L_equiv", "percent"],
    parts.map((part) => [
      part.name,
      ...[part.L, part.L_equiv, part.percent].map((x) => formatNumber(x)),
    ]),
  );
}
