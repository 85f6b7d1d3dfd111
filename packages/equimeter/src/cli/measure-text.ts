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
  const variance = (report: RunReport) => report.normalizedVariance ?? Number.NaN;
  const hasVariance = reports.every((report) => Number.isFinite(variance(report)));
  const percent = largest(reports, (report) => report.percent.value);
  const table = textTable(
    [
      ...[
        "t",
        "percent",
        "± samples",
        "± rotations",
        "L",
        "L_mean",
        "L_equiv",
        "explained",
        "by scaling",
      ],
      ...(hasVariance ? ["normalized variance"] : []),
    ],
    reports.map((report) => [
      formatNumber(report.t!),
      formatNumber(report.percent.value),
      ...[report.percent.sampleError, report.percent.rotationError].map(formatError),
      ...[report.L, report.L_mean, report.L_equiv, report.explained].map((x) => formatNumber(x)),
      formatNumber(1 - report.lossScaled! / report.lossZero),
      ...(hasVariance ? [formatNumber(variance(report))] : []),
    ]),
  );
  const scaling =
    "explained: against leaving the points as they are; by scaling: what the best multiple of them explains, " +
    "which knows the size of proteins alone";
  const worst = `largest percent: ${formatNumber(percent.percent.value)} at t = ${percent.t}`;
  if (!hasVariance) return [table, "", scaling, worst];
  const spread = largest(reports, variance);
  const sentence =
    spread.t === percent.t
      ? `the largest normalized variance as well`
      : `largest normalized variance: ${formatNumber(variance(spread))} at t = ${spread.t}; it does not know ` +
        "how small the loss is, of which the percent is a share";
  return [table, "", scaling, `${worst}; ${sentence}`];
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
