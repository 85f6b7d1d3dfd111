import type { RunSummary } from "equimeter/ui";

export type ConfigValue = RunSummary["config"][string] | undefined;

/** A value of a configuration as it is written in YAML; a key that a run lacks is a dash. */
export function valueText(value: ConfigValue): string {
  if (value === undefined) return "–";
  return value === null ? "null" : String(value);
}
