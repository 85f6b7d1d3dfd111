import type { RunMetrics, RunSummary } from "../../../equimeter/src/ui/api.js";

/** What the views of one run (landscape, structures) are given by the shell. */
export interface RunView {
  readonly run: RunSummary;
  /** The parsed JSON of an analysis of the run, by the name of its file: `hessian-initial.json`. */
  readonly fetchAnalysis: (file: string) => Promise<unknown>;
  /** The address of a figure beside it: `landscape.svg`. */
  readonly figureAddress: (file: string) => string;
}

/** What the decision page is given. */
export interface RunsView {
  /** Those chosen. */
  readonly runs: readonly RunSummary[];
  readonly fetchMetrics: (run: string) => Promise<RunMetrics>;
  readonly fetchAnalysis: (run: string, file: string) => Promise<unknown>;
}
