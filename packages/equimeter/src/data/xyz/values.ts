import type { InfoValue } from "../structure.js";
import { parseNumber } from "../text/number.js";

/** Keys whose nine numbers are a 3x3 matrix, written column by column. */
export const matrixKeys: ReadonlySet<string> = new Set(["stress", "virial"]);

/** What ASE puts before a value that it writes as JSON. */
export const jsonPrefix = "_JSON ";

const logical = /^(?:(T|[Tt]rue|TRUE)|F|[Ff]alse|FALSE)$/;

/** true, false, or undefined for text that is no logical. */
export function parseLogical(text: string): boolean | undefined {
  const match = logical.exec(text);
  return match ? match[1] !== undefined : undefined;
}

/**
 * The value that text on a comment line stands for, by ASE's rules: numbers, else logicals, else
 * the text itself; several of a kind, separated by spaces or commas, are a list.
 */
export function typedValue(text: string): InfoValue {
  if (text.startsWith(jsonPrefix)) return parseJson(text.slice(jsonPrefix.length)) ?? text;
  if (text.startsWith("[[")) return parseJson(text) ?? text;
  if (!/[\s,]/.test(text)) return parseExact(text) ?? parseLogical(text) ?? text;
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  const values = allOf(parts, parseExact) ?? allOf(parts, parseLogical);
  if (!values || values.length === 0) return text;
  return values.length === 1 ? values[0] : values;
}

/** Nine numbers written column by column as rows; undefined when they are not nine. */
export function matrixRows(value: InfoValue): number[][] | undefined {
  if (!isNumbers(value) || value.length !== 9) return undefined;
  return [0, 1, 2].map((row) => [value[row], value[3 + row], value[6 + row]]);
}

export function isNumbers(value: InfoValue | undefined): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}

/** An identifier too long for a double stays text rather than lose digits. */
function parseExact(text: string): number | undefined {
  const value = parseNumber(text);
  return Number.isInteger(value) && /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value)
    ? undefined
    : value;
}

function allOf<T>(parts: string[], parse: (part: string) => T | undefined): T[] | undefined {
  const values: T[] = [];
  for (const part of parts) {
    const value = parse(part);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** undefined for text that is no JSON (Python also writes NaN there). */
export function parseJson(text: string): InfoValue | undefined {
  try {
    return JSON.parse(text) as InfoValue;
  } catch {
    return undefined;
  }
}
