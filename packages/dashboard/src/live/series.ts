import type { RunMetrics, Series } from "equimeter/ui";

/** A Series that grows. All columns have the same length. */
export interface GrowingSeries extends Omit<Series, "columns"> {
  readonly columns: Record<string, (number | null)[]>;
}

/** What the page knows of a run's metrics so far. */
export interface RunData {
  readonly run: string;
  /** How far `metrics.jsonl` was read, in bytes. */
  offset: number;
  /** The server's mark of that place, with which it notices that the file was replaced. */
  mark: string;
  /** Grows with every change, so that figures know that they are old. */
  version: number;
  readonly series: Map<string, GrowingSeries>;
  notes: { readonly step: number; readonly message: string }[];
}

export function emptyRunData(run: string): RunData {
  return { run, offset: 0, mark: "", version: 0, series: new Map(), notes: [] };
}

/**
 * Adds what the server sent to what is there, in place: a run of 100 lines a second would be copied as often
 * otherwise. A column that a line lacks gets null there.
 */
export function addMetrics(data: RunData, added: RunMetrics): void {
  if (added.restarted) {
    data.series.clear();
    data.notes = [];
  }
  for (const one of added.series) {
    const key = seriesKey(one);
    const known = data.series.get(key);
    if (known) append(known, one);
    else data.series.set(key, copyOf(one));
  }
  data.notes.push(...added.notes);
  data.offset = added.offset;
  data.mark = added.mark ?? "";
  data.version += 1;
}

/** Tells the series of a run apart. */
export function seriesKey({ kind, weights, field, t }: Omit<Series, "columns">): string {
  return [kind, weights ?? "", field ?? "", t ?? ""].join("|");
}

/** Rows of a series. */
export function lengthOf(series: Pick<Series, "columns">): number {
  return Math.max(0, ...Object.values(series.columns).map((column) => column.length));
}

function copyOf(one: Series): GrowingSeries {
  const columns = Object.entries(one.columns).map(([name, column]) => [name, [...column]]);
  return { ...one, columns: Object.fromEntries(columns) as GrowingSeries["columns"] };
}

function append(known: GrowingSeries, added: Series): void {
  const [before, more] = [lengthOf(known), lengthOf(added)];
  for (const name of Object.keys(added.columns))
    known.columns[name] ??= new Array<number | null>(before).fill(null);
  for (const [name, column] of Object.entries(known.columns)) {
    const own = added.columns[name];
    for (let i = 0; i < more; i++) column.push(own?.[i] ?? null);
  }
}
