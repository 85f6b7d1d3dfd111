import { formatNumber, formatPercent, textTable } from "../report/index.js";
import type { RunReport } from "../runs/measure.js";

/** A measurement for a terminal. */
export function measureText(report: RunReport): string {
  const { percent, floatFloor } = report;
  const [low, high] = percent.ci95;
  const lines = [
    `${report.run}, step ${report.step}, ${report.weights} weights, on ${report.data}`,
    "",
    `${formatPercent(percent.value)} of the loss comes from broken rotation symmetry`,
    `  95 % interval over samples ${formatPercent(low)} to ${formatPercent(high)}, ` +
      `sample error ${formatNumber(percent.sampleError)}, rotation error ${formatNumber(percent.rotationError)}`,
    report.explained < 0.1 ? "  the model explains next to nothing: this percent says little" : "",
    "",
    textTable(
      ["field", "L", "L_mean", "L_equiv", "explained", "loss of zero", "relative spread"],
      Object.values(report.fields).map((field) => [
        field.field,
        ...[field.L, field.L_mean, field.L_equiv, field.explained].map(formatNumber),
        ...[field.lossZero, field.relativeSpread].map(formatNumber),
      ]),
    ),
    "",
    `${report.samples} structures, ${report.passes} passes each: ${report.design}, ${report.law} law; ` +
      `${report.loss}, ${report.reduction}`,
    report.bias ? `bias: ${report.bias}` : "",
    floatFloor === null ? "" : `rounding alone would show ${formatNumber(floatFloor)} %`,
    "",
    textTable(
      ["worst structures", "L", "L_equiv", "percent"],
      report.worst.map((part) => [part.name, ...[part.L, part.L_equiv, part.percent].map(formatNumber)]),
    ),
    "",
    textTable(
      ["element", "L", "L_equiv", "percent"],
      report.parts.map((part) => [part.name, ...[part.L, part.L_equiv, part.percent].map(formatNumber)]),
    ),
  ];
  return lines.filter((line, i) => line !== "" || lines[i - 1] !== "").join("\n");
}
