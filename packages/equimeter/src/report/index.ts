export { averagingLag, type AveragingLag, type LagOptions, type LossPoint } from "./averaging.js";
export { fallOf, runFalls, type Cause, type Crossing, type Fall, type NamedFall } from "./falls.js";
export {
  averagingFigure,
  explainedFigure,
  latentsFigure,
  lossesFigure,
  percentFigure,
  reconstructionFigure,
  twirlFigure,
  type AveragingOptions,
  type FigureOptions,
  type LossesOptions,
  type PercentOptions,
  type RunLines,
} from "./figures/index.js";
export * from "./format.js";
export { reportHtml } from "./html.js";
export type { References } from "./page/figures.js";
export {
  readReferenceLosses,
  readReferences,
  type ReferenceCurve,
  type ReferenceLosses,
  type ReferencePoint,
} from "./references/index.js";
export { fallsOf, readRuns, summarise, writeReport, type ReportOptions } from "./report.js";
export { summaryTable } from "./summary-table.js";
export { runSummary, type RunSummary } from "./summary.js";
export { textTable, type TableOptions } from "./table.js";
export { lineChart, type ChartOptions, type ChartSeries } from "./terminal.js";
