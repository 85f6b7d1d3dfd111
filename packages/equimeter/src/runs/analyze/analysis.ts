import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

import { checkpointSuffix } from "../checkpoint-choice.js";
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

/** What tells analyses of one verb apart, besides the checkpoint, and is in no name while it is this. */
const usual = { weights: "raw", split: "test", noise: "afresh", layer: "latent" } as const;

/**
 * Where a run keeps an analysis, without the ending: those of other checkpoints, weights, parts of the
 * data, draws of the noise or layers have other names, such as `latents-initial-ema-noise-none`.
 */
export function analysisFile(
  folder: string,
  verb: string,
  options: AnalyzeOptions & { readonly layer?: string },
): string {
  const { weights, split, noise, layer = usual.layer } = options;
  const names = [
    weights !== usual.weights && weights,
    split !== usual.split && split,
    noise !== usual.noise && `noise-${noise}`,
    layer !== usual.layer && layer,
  ].filter((name) => name !== false);
  const suffix = checkpointSuffix(options.checkpoint ?? "last");
  return join(folder, "analysis", [`${verb}${suffix}`, ...names].join("-"));
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
  const file = `${analysisFile(folder, verb, options)}.json`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic(file, `${JSON.stringify(analysis, null, 1)}\n`);
  return analysis;
}
