export { averagingLag, type AveragingLag, type LagOptions, type LossPoint } from "./averaging.js";
export { fallOf, runFalls, type Cause, type Crossing, type Fall, type NamedFall } from "./falls.js";
export {
  averagingFigure,
  dynamicsFigure,
  explainedFigure,
  gradientBoundsFigure,
  gradientCourseFigure,
  gradientsFigure,
  headCourseFigure,
  hessianFigure,
  landscapeFigure,
  latentsFigure,
  layersFigure,
  lossesFigure,
  normalizedVarianceFigure,
  parametersFigure,
  percentAtTimesFigure,
  percentFigure,
  reconstructionFigure,
  samplerFigure,
  samplesFigure,
  timeBarsFigure,
  twirlFigure,
  whereFigure,
  worstTimeFigure,
  type AveragingOptions,
  type FigureOptions,
  type GradientsOptions,
  type LossesOptions,
  type PercentOptions,
  type RunLines,
  type TimeBarsOptions,
} from "./figures/index.js";
export * from "./format.js";
export { gradientCorrelations, type GradientCorrelation } from "./gradient-correlations.js";
export { reportHtml } from "./html.js";
export type { References } from "./page/figures.js";
export {
  readPercents,
  readReferenceLosses,
  readReferences,
  type ReferenceBars,
  type ReferenceCurve,
  type ReferenceLosses,
  type ReferencePercents,
  type ReferencePoint,
} from "./references/index.js";
export {
  fallsOf,
  readRuns,
  summarise,
  writeReport,
  writeReportOf,
  type ReportOptions,
} from "./report.js";
export { summaryTable } from "./summary-table.js";
export { runSummary, type PercentSummary, type RunSummary } from "./summary.js";
export { textTable, type TableOptions } from "./table.js";
export { finalLines, mostlyWorst, worstTimes, type WorstTime } from "./times.js";
export { junitXml, type JunitCase } from "./junit.js";
export {
  headline,
  howMeasured,
  outputColumns,
  outputRows,
  subjectHtml,
  worstRows,
} from "./subject/index.js";
export { lineChart, type ChartOptions, type ChartSeries } from "./terminal.js";
