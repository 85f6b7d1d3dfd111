import { nearest, type UserError } from "../../errors.js";
import type { ReadOptions } from "./options.js";

/** Under which names a format keeps what a structure needs, most usual first. */
export interface FieldNames {
  energy: readonly string[];
  forces: readonly string[];
}

type Label = keyof FieldNames;

/** The options' default names stand for whatever the format at hand calls its labels. */
const anyName: Record<Label, string> = { energy: "energy", forces: "forces" };

/**
 * Which of the arrays in `present` holds a label: the one that the caller names, else the first
 * usual one. undefined where there is none and none is asked for.
 *
 * @throws the error that `fail` makes, for a label asked for that is not there
 */
export function chooseLabel(
  label: Label,
  usual: readonly string[],
  present: readonly string[],
  options: ReadOptions,
  fail: (message: string) => UserError,
): string | undefined {
  const key = label === "energy" ? options.energyKey : options.forcesKey;
  const named = key !== undefined && key !== anyName[label];
  const chosen = (key === undefined ? usual : [key, ...(named ? [] : usual)]).find((name) =>
    present.includes(name),
  );
  if (chosen !== undefined || (!named && !options.require?.includes(label))) return chosen;
  const part = label.slice(0, 5).toLowerCase();
  const guess =
    present.find((name) => name.toLowerCase().includes(part)) ?? nearest(key ?? label, present);
  const option = `${label}Key`;
  throw fail(
    `there is no ${named ? JSON.stringify(key) : label} (there are: ${present.join(", ")}); ` +
      (guess
        ? `did you mean ${guess}? Then set ${option} to it`
        : `set ${option} to the name of the ${label} in this file`),
  );
}
