import { nearest, UserError } from "../errors.js";

/** @throws UserError unless the value of an option is one of those known */
export function checkWord(name: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const guess = typeof value === "string" ? nearest(value, known) : null;
  throw new UserError(
    `${name} must be one of ${known.join(", ")}, not ${JSON.stringify(value)}` +
      (guess ? `; did you mean ${guess}?` : ""),
  );
}
