import type { MetricLine } from "../runs/index.js";
import type { Series } from "./api.js";
import { Problem } from "./problem.js";

/** What of the runs is drawn, as an address says it: `run=a&run=b&weights=ema&field=forces&t=0.5`. */
export interface Selection {
  readonly runs: readonly string[];
  /** Each of these is all where it is empty. */
  readonly kinds: readonly string[];
  readonly weights: readonly string[];
  readonly fields: readonly string[];
  readonly times: readonly number[];
}

/** So many runs tell each other apart in no figure. */
const mostRuns = 200;

/** @throws Problem 400 where no run is named, too many are, or a time is no number */
export function selectionOf(queries: Readonly<Record<string, string[]>>): Selection {
  const { run: runs = [], kind = [], weights = [], field = [], t = [] } = queries;
  if (runs.length === 0) throw new Problem(400, "name at least one run: ?run=NAME");
  if (runs.length > mostRuns)
    throw new Problem(400, `${runs.length} runs are too many for one figure: at most ${mostRuns}`);
  const wrong = t.find((text) => text.trim() === "" || !Number.isFinite(Number(text)));
  if (wrong !== undefined)
    throw new Problem(400, `t must be a number, got "${wrong.slice(0, 80)}"`);
  return { runs: [...new Set(runs)], kinds: kind, weights, fields: field, times: t.map(Number) };
}

/** Whether a line, or a series of them, is selected. Lines of training have neither weights nor field. */
export function isSelected(
  line: MetricLine | Series,
  { kinds, weights, fields, times }: Selection,
): boolean {
  const one = line as { kind: string; weights?: unknown; field?: unknown; t?: unknown };
  const fits = (value: unknown, chosen: readonly unknown[]) =>
    chosen.length === 0 || value === undefined || value === null || chosen.includes(value);
  return (
    (kinds.length === 0 || kinds.includes(one.kind)) &&
    fits(one.weights, weights) &&
    fits(one.field, fields) &&
    fits(one.t, times)
  );
}
