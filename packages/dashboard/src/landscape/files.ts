/** Which of a run's analyses are landscapes: `landscape-initial.json`. */
export const landscapesOf = (analyses: readonly string[]): string[] =>
  analyses.filter((file) => /^landscape.*\.json$/.test(file));

export const hessiansOf = (analyses: readonly string[]): string[] =>
  analyses.filter((file) => /^hessian.*\.json$/.test(file));

/** The one that was asked for, or the first while that is not there. */
export const chosenOf = (files: readonly string[], wanted: string | null): string | null =>
  files.find((file) => file === wanted) ?? files[0] ?? null;

/**
 * The Hessian's file that fits a landscape's: the longest name that the other begins with, which is of the same checkpoint,
 * part of the data and rotations. The first where none fits, null where there is none.
 */
export function hessianFor(landscape: string | null, hessians: readonly string[]): string | null {
  const options = landscape === null ? "" : optionsIn(landscape);
  const fitting = hessians.filter((file) => isStart(optionsIn(file), options));
  const [longest] = fitting.sort((a, b) => b.length - a.length);
  return longest ?? hessians[0] ?? null;
}

/** What stands in a name behind the verb: `-initial-t-0.9`. */
const optionsIn = (file: string) => file.replace(/^[a-z]+/, "").replace(/\.json$/, "");

/** Whole options alone: `-t-0.5` is no start of `-t-0.55`. */
const isStart = (start: string, all: string) => all === start || all.startsWith(`${start}-`);
