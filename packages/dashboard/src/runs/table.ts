import type { LatestMonitor, LiveState, RunSummary } from "equimeter/ui";
import type { WeightKind } from "../state/address.ts";
import { latestOf } from "./latest.ts";
import { grouped } from "../grouped.ts";
import { hasWords } from "../words.ts";
import { valueText, type ConfigValue } from "./values.ts";

/** A row of the table: a run, or the head of a group. */
export type Row =
  | { readonly kind: "run"; readonly run: RunSummary }
  | {
      readonly kind: "group";
      /** `seed = 1` */
      readonly label: string;
      readonly runs: readonly RunSummary[];
    };

export interface TableOptions {
  readonly search: string;
  /** The name of a column, with a minus before it for descending. */
  readonly sort: string;
  readonly groupBy: string | null;
  readonly weights: WeightKind;
}

/** The rows in the order in which they stand. */
export function rowsOf(runs: readonly RunSummary[], options: TableOptions): Row[] {
  const found = sorted(searched(runs, options.search), options);
  const { groupBy } = options;
  if (groupBy === null) return found.map((run) => ({ kind: "run", run }));
  return groupsOf(found, groupBy).flatMap(({ value, runs: own }): Row[] => [
    { kind: "group", label: `${groupBy} = ${value}`, runs: own },
    ...own.map((run): Row => ({ kind: "run", run })),
  ]);
}

/**
 * Runs that have every word of the search in their name, in `state=…` or `tag=…`, or in a line `key=value` of their
 * configuration; `-word` is for those that have not. Small and capital letters are the same.
 */
export function searched(runs: readonly RunSummary[], search: string): RunSummary[] {
  return runs.filter((run) => hasWords(textOf(run), search));
}

/** What the table says of a run: curves from elsewhere neither finish nor fail here. */
export function stateOf({ state, isImported }: RunSummary): ShownState {
  return isImported ? "imported" : state;
}

export type ShownState = LiveState | "imported";

const texts = new WeakMap<RunSummary, string>();

/** All that is searched of a run, kept, because every key that is typed asks for it. */
function textOf(run: RunSummary): string {
  let text = texts.get(run);
  if (text === undefined) {
    const config = Object.entries(run.config).map(([key, value]) => `${key}=${valueText(value)}`);
    const tags = run.tags.map((tag) => `tag=${tag}`);
    text = [run.name, `state=${stateOf(run)}`, ...tags, ...config].join("\n").toLowerCase();
    texts.set(run, text);
  }
  return text;
}

/** Runs by their value of a key of the configuration, in the order of the first run of each. */
export function groupsOf(runs: readonly RunSummary[], key: string) {
  const groups = grouped(runs, ({ config }) => valueText(config[key]));
  return Array.from(groups, ([value, own]) => ({ value, runs: own }));
}

/**
 * Mean and standard deviation over runs of a number of their latest measurements; of how many. All of one output, and of
 * a flow at one time: of those that every run measured, the one with the largest mean percent.
 */
export function meanOf(
  runs: readonly RunSummary[],
  weights: WeightKind,
  key: "percent" | "explained" | "L" | "L_equiv",
) {
  const values = samePlace(runs, weights).flatMap((one) => one[key] ?? []);
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const deviation = Math.sqrt(values.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (n - 1));
  return { n, mean: n > 0 ? mean : null, deviation: n > 1 ? deviation : null };
}

/** The latest measurements of runs at one place; those of runs without any stay out. */
function samePlace(runs: readonly RunSummary[], weights: WeightKind): LatestMonitor[] {
  const measured = runs
    .map((run) => run.latest.filter((one) => one.weights === weights))
    .filter((own) => own.length > 0);
  const [first = [], ...others] = measured;
  const places = first.flatMap((one) => {
    const same = others.map((own) =>
      own.find(({ field, t }) => field === one.field && t === one.t),
    );
    return same.every((found) => found !== undefined) ? [[one, ...same]] : [];
  });
  const total = (place: readonly LatestMonitor[]) =>
    place.reduce((sum, { percent }) => sum + (percent ?? 0), 0);
  return places.reduce<LatestMonitor[]>(
    (most, place) => (most.length === 0 || total(place) > total(most) ? place : most),
    [],
  );
}

type Sortable = string | number | null;

const columns: Record<string, (run: RunSummary, weights: WeightKind) => Sortable> = {
  name: (run) => run.name,
  state: stateOf,
  started: (run) => run.started,
  step: (run) => run.step,
  seconds: (run) => run.seconds,
  parameters: (run) => run.parameters,
  percent: (run, weights) => latestOf(run, weights)?.percent ?? null,
  explained: (run, weights) => latestOf(run, weights)?.explained ?? null,
  L: (run, weights) => latestOf(run, weights)?.L ?? null,
  L_equiv: (run, weights) => latestOf(run, weights)?.L_equiv ?? null,
};

const collator = new Intl.Collator("en", { numeric: true });

/** Runs without a value stand last, whichever way it is sorted; equal ones by name. */
function sorted(runs: RunSummary[], { sort, weights }: TableOptions): RunSummary[] {
  const [name, sign] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
  const valueOf = Object.hasOwn(columns, name) ? columns[name] : columns.started;
  const keyed = runs.map((run) => ({ run, value: valueOf(run, weights) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null) || byName(a.run, b.run);
    return sign * compared(a.value, b.value) || byName(a.run, b.run);
  });
  return keyed.map(({ run }) => run);
}

const byName = (a: RunSummary, b: RunSummary) => collator.compare(a.name, b.name);

const compared = (a: string | number, b: string | number) =>
  typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));

/** Keys of the configurations, first those in which runs differ: they are what is grouped by. */
export function groupKeys(runs: readonly RunSummary[]): { differing: string[]; equal: string[] } {
  const found = new Map<string, { value: ConfigValue; isSame: boolean; count: number }>();
  for (const { config } of runs)
    for (const key in config) {
      const known = found.get(key);
      if (!known) found.set(key, { value: config[key], isSame: true, count: 1 });
      else {
        known.isSame &&= known.value === config[key];
        known.count += 1;
      }
    }
  const keys = [...found.keys()].sort(collator.compare);
  const isEqual = (key: string) => found.get(key)!.isSame && found.get(key)!.count === runs.length;
  return { differing: keys.filter((key) => !isEqual(key)), equal: keys.filter(isEqual) };
}
