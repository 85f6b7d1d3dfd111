import type { RunSummary } from "equimeter/ui";
import type { Choice } from "../decision/choice.ts";
import type { RunData } from "../live/series.ts";

/** What the views of one run (landscape, structures) are given by the shell. */
export interface RunView {
  readonly run: RunSummary;
  /** Of the run, as it is typed behind a command. */
  readonly path: string;
  /** The parsed JSON of an analysis of the run, by the name of its file: `hessian-initial.json`. */
  readonly fetchAnalysis: (file: string) => Promise<unknown>;
  /** Those that can be looked at beside it. */
  readonly others?: readonly RunSummary[];
  /** The same of another run. */
  readonly fetchOther?: (run: string, file: string) => Promise<unknown>;
}

/** What the decision page is given. */
export interface RunsView {
  readonly choice: Choice;
  /** What is known by now of a run's metrics; who asks is asked again when it is more. */
  readonly dataOf: (run: string) => RunData | null;
  /** The run's path, as it is typed behind a command. */
  readonly pathOf: (run: string) => string;
  readonly fetchAnalysis: (run: string, file: string) => Promise<unknown>;
}
