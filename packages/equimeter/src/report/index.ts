export {
  explainedFigure,
  lossesFigure,
  percentFigure,
  twirlFigure,
  type FigureOptions,
  type LossesOptions,
  type RunLines,
} from "./figures/index.js";
export * from "./format.js";
export { reportHtml } from "./html.js";
export { readRuns, summarise, writeReport, type ReportOptions } from "./report.js";
export { summaryTable } from "./summary-table.js";
export { runSummary, type RunSummary } from "./summary.js";
export { textTable, type TableOptions } from "./table.js";
export { lineChart, type ChartOptions, type ChartSeries } from "./terminal.js";
