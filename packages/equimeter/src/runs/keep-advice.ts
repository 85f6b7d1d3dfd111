import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Advice } from "../remedy/advise.js";
import type { CheckpointChoice } from "./checkpoint-choice.js";
import { writeFileAtomic } from "./folder/atomic.js";

/** Advice with what it is about, as `analysis/advice.json` holds it. */
export interface KeptAdvice extends Advice {
  readonly run: string;
  readonly weights: string;
  readonly checkpoint: CheckpointChoice;
}

/**
 * Writes advice into the folder of its run, where the decision page finds it.
 *
 * @returns the file
 */
export function keepAdvice(
  folder: string,
  advice: Advice,
  about: Pick<KeptAdvice, "weights" | "checkpoint">,
): string {
  const file = join(folder, "analysis", "advice.json");
  mkdirSync(join(folder, "analysis"), { recursive: true });
  const kept: KeptAdvice = { run: folder, ...about, ...advice };
  writeFileAtomic(file, `${JSON.stringify(kept, null, 1)}\n`);
  return file;
}
