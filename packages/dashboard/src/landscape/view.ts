import type { RunMetrics, RunSummary } from "equimeter/ui";

/** What the views of one run (landscape, structures) are given by the shell. */
export interface RunView {
  readonly run: RunSummary;
  /** Of the run, as it is typed behind a command. */
  readonly path: string;
  /** The parsed JSON of an analysis of the run, by the name of its file: `hessian-initial.json`. */
  readonly fetchAnalysis: (file: string) => Promise<unknown>;
}

/** What the decision page is given. */
export interface RunsView {
  /** Those chosen. */
  readonly runs: readonly RunSummary[];
  readonly fetchMetrics: (run: string) => Promise<RunMetrics>;
  readonly fetchAnalysis: (run: string, file: string) => Promise<unknown>;
}
