import {
  formatError,
  formatInterval,
  formatNumber,
  formatPercent,
  textTable,
} from "../report/index.js";
import type { RunReport } from "../runs/measure.js";

/** A measurement for a terminal. */
export function measureText(report: RunReport): string {
  const { percent, floatFloor } = report;
  const [low, high] = percent.ci95;
  const lines = [
    `${report.run}, step ${report.step}, ${report.weights} weights, on ${report.data}`,
    "",
    `${formatPercent(percent.value, percent.sampleError)} of the loss comes from broken rotation symmetry`,
    `  ± is the error over samples, 95 % interval ${formatInterval([low, high], percent.sampleError)} %; ` +
      `the error over rotations is ${formatError(percent.rotationError)}`,
    report.explained < 0.1 ? "  the model explains next to nothing: this percent says little" : "",
    "",
    textTable(
      ["field", "L", "L_mean", "L_equiv", "explained", "loss of zero", "relative spread"],
      Object.values(report.fields).map((field) => [
        field.field,
        ...[field.L, field.L_mean, field.L_equiv, field.explained].map((x) => formatNumber(x)),
        ...[field.lossZero, field.relativeSpread].map((x) => formatNumber(x)),
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
      report.worst.map((part) => [
        part.name,
        ...[part.L, part.L_equiv, part.percent].map((x) => formatNumber(x)),
      ]),
    ),
    "",
    textTable(
      ["element", "L", "L_equiv", "percent"],
      report.parts.map((part) => [
        part.name,
        ...[part.L, part.L_equiv, part.percent].map((x) => formatNumber(x)),
      ]),
    ),
  ];
  return lines.filter((line, i) => line !== "" || lines[i - 1] !== "").join("\n");
}
