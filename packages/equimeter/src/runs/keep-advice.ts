import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Advice } from "../remedy/advise.js";
import type { CheckpointChoice } from "./checkpoint-choice.js";
import { writeFileAtomic } from "./folder/atomic.js";
import { bestCheckpoint, latestCheckpoint } from "./folder/checkpoints.js";

/** Advice with what it is about, as `analysis/advice.json` holds it. */
export interface KeptAdvice extends Advice {
  readonly run: string;
  readonly weights: string;
  readonly checkpoint: CheckpointChoice;
  /** Which part of the run's data it was measured on. Older files lack it. */
  readonly split?: "train" | "validation" | "test";
  /**
   * Of that checkpoint, as the run had it when the file was written; null where there is none. Older files lack it.
   */
  readonly step?: number | null;
}

/**
 * Writes advice into the folder of its run, where the decision page finds it.
 *
 * @returns the file
 */
export function keepAdvice(
  folder: string,
  advice: Advice,
  about: Pick<KeptAdvice, "weights" | "checkpoint" | "split">,
): string {
  const file = join(folder, "analysis", "advice.json");
  mkdirSync(join(folder, "analysis"), { recursive: true });
  const step = stepOf(folder, about.checkpoint);
  const kept: KeptAdvice = { run: folder, ...about, step, ...advice };
  writeFileAtomic(file, `${JSON.stringify(kept, null, 1)}\n`);
  return file;
}

function stepOf(folder: string, choice: CheckpointChoice): number | null {
  if (typeof choice === "number") return choice;
  if (choice === "initial") return 0;
  const checkpoint = choice === "best" ? bestCheckpoint(folder) : latestCheckpoint(folder);
  return checkpoint?.step ?? null;
}
