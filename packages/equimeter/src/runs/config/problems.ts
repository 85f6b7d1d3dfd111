import type { z } from "zod";
import { isMapping } from "../../config-values.js";
import { UserError } from "../../errors.js";
import { suggestKey } from "./known-keys.js";
import type { Override } from "./overrides.js";
import type { Place, YamlSource } from "./yaml-source.js";

interface Problem {
  place: Place;
  sentence: string;
}

/**
 * One sentence for what the schema found: the first problem in the order of the file, with its
 * line and column, and how many more there are.
 */
export function configError(
  issues: z.core.$ZodIssue[],
  data: unknown,
  source: YamlSource,
  overrides: Override[],
): UserError {
  const find = (path: PropertyKey[], part: "key" | "value") =>
    findOverride(overrides, (override) => startsWith(path, override.path)) ??
    source.find(path, part) ??
    findOverride(overrides, (override) => startsWith(override.path, path));
  const problems = issues
    .flatMap((issue) => describeIssue(issue, data, find, source.top))
    .sort((a, b) => (a.place.order < b.place.order ? -1 : Number(a.place.order > b.place.order)));
  const [{ place, sentence }] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
  return new UserError(`${place.label}: ${sentence}${more}`);
}

type Find = (path: PropertyKey[], part: "key" | "value") => Place | undefined;

function describeIssue(issue: z.core.$ZodIssue, data: unknown, find: Find, top: Place): Problem[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      place: find([...path, key], "key") ?? top,
      sentence: unknownKey(key, path, data),
    }));
  }
  const place = find(path, "value") ?? findRelated(issue, find);
  if (place) return [{ place, sentence: wrongValue(issue, data) }];
  // A missing key is often a misspelt one, which is named first.
  const { label } = findAround(path, find) ?? top;
  return [{ place: { label, order: Infinity }, sentence: wrongValue(issue, data) }];
}

function unknownKey(key: string, path: PropertyKey[], data: unknown): string {
  const where = path.length > 0 ? ` in ${path.join(".")}` : "";
  return `unknown key "${key}"${where}; ${suggestKey(key, path, data)}`;
}

function wrongValue(issue: z.core.$ZodIssue, data: unknown): string {
  if (issue.path.length === 0) return `the recipe ${issue.message}, got ${show(data)}`;
  const path = issue.path.join(".");
  // A relation may concern a default, which only the issue knows.
  const value = issue.code === "custom" ? issue.input : valueAt(data, issue.path);
  if (value === undefined) return `${path} is missing; it ${issue.message}`;
  return `${path} ${issue.message}, got ${show(value)}`;
}

/** The other key of a check between two, when the first has its default. */
function findRelated(issue: z.core.$ZodIssue, find: Find): Place | undefined {
  if (issue.code !== "custom") return undefined;
  const related = issue.params?.related as string[] | undefined;
  return related && find([...issue.path.slice(0, -1), ...related], "value");
}

/** The innermost section that holds the missing key. */
function findAround(path: PropertyKey[], find: Find): Place | undefined {
  for (let depth = path.length - 1; depth > 0; depth--) {
    const place = find(path.slice(0, depth), "key");
    if (place) return place;
  }
  return undefined;
}

/** The place of the last override that `concerns` the value. */
function findOverride(
  overrides: Override[],
  concerns: (override: Override) => boolean,
): Place | undefined {
  const index = overrides.findLastIndex(concerns);
  // What stands on the command line is named before what stands in the file.
  return index < 0 ? undefined : { label: overrides[index].label, order: index - overrides.length };
}

/** Whether `path` lies at or inside `section`. */
export function startsWith(path: PropertyKey[], section: PropertyKey[]): boolean {
  return section.every((name, depth) => String(name) === String(path[depth]));
}

function valueAt(data: unknown, path: PropertyKey[]): unknown {
  let value = data;
  for (const name of path) {
    if (!isMapping(value) && !Array.isArray(value)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[name];
  }
  return value;
}

function show(value: unknown): string {
  if (typeof value === "number") return String(value);
  const written = JSON.stringify(value) ?? String(value);
  return written.length > 60 ? `${written.slice(0, 57)}...` : written;
}
