/**
 * A copy of what a file holds with a value replaced, as JSON would have it.
 *
 * @param at - keys and numbers of items: `looks.0.surfaces`
 * @param value - undefined takes the value away
 */
export function changed(given: unknown, at: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(given));
  const keys = at.split(".");
  const last = keys.pop()!;
  let holder = copy as Record<string, unknown>;
  for (const key of keys) holder = holder[key] as Record<string, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}
