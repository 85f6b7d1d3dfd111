import type { RunSummary } from "equimeter/ui";
import { groupKeys } from "../runs/table.ts";
import { valueText } from "../runs/values.ts";

export interface ConfigDiff {
  /** Those that are compared, in the order of the values of each key. */
  readonly runs: readonly string[];
  /** Those that have no configuration, as imported ones. */
  readonly without: readonly string[];
  /** Keys in which runs differ, each with a value a run; `–` where a run lacks the key. */
  readonly differing: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** Keys that all runs have with one value. */
  readonly equal: readonly { readonly key: string; readonly value: string }[];
}

/** What differs between the configurations of runs that have one. Of one run, nothing does. */
export function diffOf(all: readonly RunSummary[]): ConfigDiff {
  const hasOne = ({ config }: RunSummary) => Object.keys(config).length > 0;
  const runs = all.filter(hasOne);
  const { differing, equal } = groupKeys(runs);
  const names = (some: readonly RunSummary[]) => some.map(({ name }) => name);
  return {
    runs: names(runs),
    without: names(all.filter((run) => !hasOne(run))),
    differing: differing.map((key) => ({
      key,
      values: runs.map(({ config }) => valueText(config[key])),
    })),
    equal: equal.map((key) => ({ key, value: valueText(runs[0].config[key]) })),
  };
}
