/**
 * Which weights of a run: those of its newest checkpoint, of the one with the lowest monitored L, of a
 * step, or those that training started from.
 */
export type CheckpointChoice = "last" | "best" | "initial" | number;

/** How people name it, `500` for that of step 500. @returns null for a text that names none */
export function parseCheckpoint(text: string): CheckpointChoice | null {
  if (text === "last" || text === "best" || text === "initial") return text;
  const step = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(step) ? step : null;
}

/** What tells it from the run's last checkpoint: `(untrained)`, `(step 500)`; empty for the last. */
export function checkpointLabel(choice: CheckpointChoice, step: number): string {
  if (choice === "last") return "";
  if (choice === "initial") return "(untrained)";
  return choice === "best" ? `(best, step ${step})` : `(step ${step})`;
}

/** The same in the name of a file: `-initial`, `-best`, `-step-500`; empty for the last. */
export function checkpointSuffix(choice: CheckpointChoice): string {
  if (choice === "last") return "";
  return typeof choice === "number" ? `-step-${choice}` : `-${choice}`;
}
