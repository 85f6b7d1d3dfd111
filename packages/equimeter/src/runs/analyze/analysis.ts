import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

import { type CheckpointChoice, checkpointSuffix } from "../checkpoint-choice.js";
import { writeFileAtomic } from "../folder/atomic.js";
import type { AnalyzeOptions, OpenRun } from "./open.js";

/** An analysis with where it comes from, as `analysis/<verb>.json` holds it. */
export type Analysis<Result, Options extends AnalyzeOptions = AnalyzeOptions> = Result & {
  /** Its folder. */
  readonly run: string;
  readonly name: string;
  readonly step: number;
  readonly settings: Options;
};

/** Where a run keeps an analysis, without the ending: those of other checkpoints have other names. */
export function analysisFile(folder: string, verb: string, choice: CheckpointChoice): string {
  return join(folder, "analysis", `${verb}${checkpointSuffix(choice)}`);
}

/** Writes the result of a verb into the run's folder. */
export function writeAnalysis<Result extends object, Options extends AnalyzeOptions>(
  verb: string,
  { folder, options, trained }: OpenRun<Options>,
  result: Result,
): Analysis<Result, Options> {
  const { step, config } = trained;
  // Callbacks among the options are left out by JSON.
  const analysis = { run: folder, name: config.name, step, settings: options, ...result };
  const file = `${analysisFile(folder, verb, options.checkpoint ?? "last")}.json`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic(file, `${JSON.stringify(analysis, null, 1)}\n`);
  return analysis;
}
