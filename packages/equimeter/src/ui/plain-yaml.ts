import { parse } from "yaml";

import { isMapping } from "../config-values.js";

/**
 * The values of a configuration by their path, `train.learningRate` → 0.001; of a list its entries joined by
 * commas.
 */
export type FlatConfig = Record<string, string | number | boolean | null>;

/**
 * Reads a YAML mapping and flattens it. Nearly all lines that `writeConfig` makes are of a few plain forms, which
 * are read here: that takes a twentieth of the time of the full parser, which reads everything else.
 *
 * @throws Error where it is no YAML, or no mapping
 */
export function flatConfig(text: string): FlatConfig {
  const plain = readPlain(text);
  if (plain !== null) return plain;
  const data: unknown = parse(text, { logLevel: "error" });
  if (!isMapping(data)) throw new Error("it is not a mapping");
  const flat: FlatConfig = {};
  flatten(data, "", flat);
  return flat;
}

function flatten(data: Record<string, unknown>, prefix: string, flat: FlatConfig): void {
  for (const [key, value] of Object.entries(data)) {
    const path = prefix + key;
    if (isMapping(value)) flatten(value, `${path}.`, flat);
    else if (Array.isArray(value)) flat[path] = value.map(textOf).join(", ");
    else if (["string", "number", "boolean"].includes(typeof value))
      flat[path] = value as string | number | boolean;
    else flat[path] = null;
  }
}

const textOf = (value: unknown) =>
  value !== null && typeof value === "object" ? JSON.stringify(value) : String(value);

const lineForm = /^( *)(?:([A-Za-z][\w-]*):(?: (.+))?|- (.+))$/;

/** A mapping that the current line may lie in. */
interface Level {
  /** Of its own key; −1 at the top. */
  readonly indent: number;
  readonly prefix: string;
  /** Of the keys in it, once one was seen. */
  inside: number | undefined;
}

/** Null where a line is of another form than `key:`, `key: scalar` or `- scalar`. */
function readPlain(text: string): FlatConfig | null {
  const flat: FlatConfig = {};
  const seen = new Set<string>();
  const levels: Level[] = [{ indent: -1, prefix: "", inside: 0 }];
  /** The key without a value on the line before, which holds a mapping or a list: the next line tells. */
  let pending: string | null = null;
  let list: { path: string; indent: number; entries: string[] } | null = null;
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [, spaces, key, value, entry] = lineForm.exec(line) ?? [];
    if (spaces === undefined) return null;
    const indent = spaces.length;
    const scalar = scalarOf(entry ?? value ?? "null");
    if (scalar === undefined) return null;
    if (entry !== undefined) {
      if (pending !== null) list = { path: pending, indent, entries: [] };
      if (list?.indent !== indent) return null;
      pending = null;
      list.entries.push(String(scalar));
      flat[list.path] = list.entries.join(", ");
      continue;
    }
    while (levels.at(-1)!.indent >= indent) levels.pop();
    const level = levels.at(-1)!;
    const path = level.prefix + key;
    const isNull = pending !== null && level.prefix !== `${pending}.`;
    if (isNull || (level.inside ??= indent) !== indent || seen.has(path)) return null;
    seen.add(path);
    list = null;
    pending = value === undefined ? path : null;
    if (value === undefined) levels.push({ indent, prefix: `${path}.`, inside: undefined });
    else flat[path] = scalar;
  }
  return pending === null && seen.size > 0 ? flat : null;
}

/** Undefined for all that needs a full parser. */
function scalarOf(text: string): string | number | boolean | null | undefined {
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  if (text === "[]") return "";
  if (/^-?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?$/.test(text)) return Number(text);
  const isKeyword = /^(true|false|null)$/i.test(text);
  return !isKeyword && /^[A-Za-z/](?:[\w./+~=,@%()-]| (?=\w))*$/.test(text) ? text : undefined;
}
