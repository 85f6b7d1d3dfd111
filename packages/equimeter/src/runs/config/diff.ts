import { isDeepStrictEqual } from "node:util";
import { isMapping } from "../../config-values.js";
import type { ResolvedConfig } from "./schema.js";

/** A key whose value differs; undefined where one side does not have the key. */
export interface ConfigChange {
  path: string;
  before: unknown;
  after: unknown;
}

/** What changed from `before` to `after`, in the order of the file. Lists are compared whole. */
export function diffConfigs(before: ResolvedConfig, after: ResolvedConfig): ConfigChange[] {
  return compare([], before, after);
}

function compare(path: string[], before: unknown, after: unknown): ConfigChange[] {
  if (isMapping(before) && isMapping(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => compare([...path, name], before[name], after[name]));
  }
  return isDeepStrictEqual(before, after) ? [] : [{ path: path.join("."), before, after }];
}

/** One change a line: `train.steps: 2000 → 4000`. Empty when nothing changed. */
export function formatDiff(changes: ConfigChange[]): string {
  return changes
    .map(({ path, before, after }) => `${path}: ${show(before)} → ${show(after)}`)
    .join("\n");
}

function show(value: unknown): string {
  if (value === undefined) return "(none)";
  return typeof value === "string" ? value : JSON.stringify(value);
}
