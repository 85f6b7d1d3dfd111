import type { RunSummary } from "equimeter/ui";
import { groupKeys } from "../runs/table.ts";
import { valueText } from "../runs/values.ts";

export interface ConfigDiff {
  /** Keys in which runs differ, each with a value a run; `–` where a run lacks the key. */
  readonly differing: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** Keys that all runs have with one value. */
  readonly equal: readonly { readonly key: string; readonly value: string }[];
}

/** What differs between the configurations of runs. Of one run, nothing does. */
export function diffOf(runs: readonly RunSummary[]): ConfigDiff {
  const { differing, equal } = groupKeys(runs);
  return {
    differing: differing.map((key) => ({
      key,
      values: runs.map(({ config }) => valueText(config[key])),
    })),
    equal: equal.map((key) => ({ key, value: valueText(runs[0].config[key]) })),
  };
}
