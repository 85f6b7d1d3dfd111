/**
 * Explicit checks of JSON whose writer is known and whose state is not: a file may have been edited, cut off, or
 * written by an older version. Each throws an Error that says in a few words what is wrong and where.
 */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsAt(value: unknown, where: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw wrong(value, where, "an object");
}

/** @param length - how many items there have to be, if that is known */
export function listAt(value: unknown, where: string, length?: number): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(value, where, "a list");
  if (length !== undefined && value.length !== length)
    throw new Error(`${where} has ${value.length} of ${length} items`);
  return value as unknown[];
}

/** Of one item or more. */
export function filledListAt(value: unknown, where: string): readonly unknown[] {
  const list = listAt(value, where);
  if (list.length === 0) throw new Error(`${where} is empty`);
  return list;
}

/** What was not finite is null in JSON, and no number. */
export function numberAt(value: unknown, where: string): number {
  if (typeof value === "number") return value;
  throw wrong(value, where, "a number");
}

export function numbersAt(value: unknown, where: string, length?: number): void {
  listAt(value, where, length).forEach((item, i) => numberAt(item, `${where}[${i}]`));
}

export function textAt(value: unknown, where: string): string {
  if (typeof value === "string") return value;
  throw wrong(value, where, "a text");
}

/** Where null has a meaning of its own. */
export function orNull(
  check: (value: unknown, where: string) => unknown,
  value: unknown,
  where: string,
): void {
  if (value !== null) check(value, where);
}

function wrong(value: unknown, where: string, expected: string): Error {
  if (value === undefined) return new Error(`${where} is missing`);
  return new Error(`${where} is ${short(value)} instead of ${expected}`);
}

function short(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
