/**
 * What the server of `equimeter ui` answers and the page asks for: types alone, shared by both. Everything is
 * read from run folders; nothing is written. Numbers that are not finite are null.
 */

/** `running` without a sign of life for a minute is `dead`. */
export type LiveState = "running" | "finished" | "stopped" | "failed" | "dead";

/** A number of the last measurement of one kind of weights, field and time. */
export interface LatestMonitor {
  readonly weights: "raw" | "ema" | "ema-debiased";
  readonly field: string;
  /** Of a flow. */
  readonly t: number | null;
  readonly step: number;
  readonly percent: number | null;
  readonly rotationError: number | null;
  /** Standard error of `percent` over samples, rotations included. */
  readonly sampleError: number | null;
  readonly explained: number | null;
  readonly L: number | null;
  readonly L_mean: number | null;
  readonly L_equiv: number | null;
}

/** A row of the table of runs. `GET /api/runs` gives a RunsAnswer. */
export interface RunSummary {
  /** Path below the folder that is looked at, with slashes: the run's name in all addresses. */
  readonly name: string;
  readonly state: LiveState;
  /** Its curves come from elsewhere: there is no model, and no configuration. */
  readonly isImported: boolean;
  /** One sentence where it failed, or where its files are damaged. */
  readonly error: string | null;
  readonly tags: readonly string[];
  /** ISO dates. */
  readonly started: string | null;
  readonly heartbeat: string | null;
  readonly finished: string | null;
  readonly step: number;
  readonly totalSteps: number;
  /** Seconds of training so far. */
  readonly seconds: number | null;
  readonly stepsPerEpoch: number | null;
  readonly parameters: number | null;
  readonly device: string | null;
  /** The configuration, flattened: `train.learningRate` → value. Empty where it cannot be read. */
  readonly config: Readonly<Record<string, string | number | boolean | null>>;
  readonly latest: readonly LatestMonitor[];
  /** Files of analyses: `hessian-initial.json`. */
  readonly analyses: readonly string[];
  /** And of what they drew: `hessian-initial.svg`. */
  readonly figures: readonly string[];
}

/** All runs. `server` and `version` go into `since` of `/api/events`, which then sends only what changes from here on. */
export interface RunsAnswer {
  readonly folder: string;
  readonly runs: readonly RunSummary[];
  readonly server: string;
  readonly version: number;
}

/** Columns of equal length; null where a line lacks the number. */
export type Columns = Readonly<Record<string, readonly (number | null)[]>>;

/** Lines of one kind (`scalars` are the curves of an imported run, with a column each), and for all but `train` of one kind of weights, field and time. */
export interface Series {
  readonly kind: "train" | "monitor" | "gradients" | "head" | "test" | "twirl" | "scalars";
  readonly weights: LatestMonitor["weights"] | null;
  readonly field: string | null;
  readonly t: number | null;
  /** The name of the loss that was taken apart, `mean-squared error`: it says the unit. */
  readonly loss?: string;
  /** `step`, `time` (seconds) and all numbers of the lines; `low` and `high` of intervals as `ci95Low`, `ci95High`. */
  readonly columns: Columns;
}

/** `GET /api/runs/NAME/metrics?since=OFFSET`: what stands behind a byte offset of `metrics.jsonl`. */
export interface RunMetrics {
  readonly run: string;
  /** Ask from here the next time. */
  readonly offset: number;
  /** The file is another than the offset is of: begin anew. */
  readonly restarted: boolean;
  /**
   * Of the bytes before `offset`: with `&mark=MARK` beside `since`, a file that was replaced and grew beyond the
   * offset is noticed too.
   */
  readonly mark?: string;
  readonly series: readonly Series[];
  readonly notes: readonly { readonly step: number; readonly message: string }[];
}

/**
 * `GET /api/events?run=NAME&run=NAME` sends server-sent events: `runs` with a `RunSummary[]` of those that changed (and
 * `gone` with names), `metrics` with a `RunMetrics` for each named run that grew, and `current` when all of them are
 * sent. The id of each event is the JSON of all offsets, so that a connection that broke goes on where it was.
 *
 * Without one, all runs are sent at first, and the metrics of the named ones from their beginning. Who has
 * something already says so in the form of an id: `&since={"offsets":{"NAME":[OFFSET,"MARK"]}}`. Large files come in
 * several events.
 */
export type ServerEvent =
  /** Of all runs there are, once for a new client: whoever knows of others forgets them. */
  | { readonly event: "names"; readonly data: readonly string[] }
  | { readonly event: "runs"; readonly data: readonly RunSummary[] }
  | { readonly event: "gone"; readonly data: readonly string[] }
  | { readonly event: "metrics"; readonly data: RunMetrics }
  /** Behind events of metrics: nothing more is there for now, so that a figure need not be drawn for each of them. */
  | { readonly event: "current"; readonly data: null };

/** An error of any address: one sentence, with a status of 400 and more. */
export interface ApiError {
  readonly error: string;
}
