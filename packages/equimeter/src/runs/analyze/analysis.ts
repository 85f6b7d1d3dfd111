import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

import { checkpointSuffix } from "../checkpoint-choice.js";
import { isDeclaration } from "../declared/file.js";
import { writeFileAtomic } from "../folder/atomic.js";
import type { Trained, TrainedOptions } from "../trained.js";

/** What every analysis is told. */
export interface AnalyzeOptions extends TrainedOptions {
  /** Which part of the run's data is looked at. */
  readonly split: "train" | "validation" | "test";
  /** Structures at most, or how many are drawn. */
  readonly samples: number;
  readonly seed: number;
}

/** A run, or a declared model, that is opened for an analysis. */
export interface Analyzed<Options extends AnalyzeOptions, Looked extends Titled = Trained> {
  readonly folder: string;
  readonly options: Options;
  readonly trained: Looked;
}

/** What the file of an analysis says of what was looked at. */
export interface Titled extends Pick<Trained, "step"> {
  readonly config: { readonly name: string };
}

/** An analysis with where it comes from, as `analysis/<verb>.json` holds it. */
export type Analysis<Result, Options extends AnalyzeOptions = AnalyzeOptions> = Result & {
  /** Its folder. */
  readonly run: string;
  readonly name: string;
  readonly step: number;
  readonly settings: Options;
};

/** What tells analyses of one verb apart, besides the checkpoint, and is in no name while it is this. */
const usual = { weights: "raw", split: "test" } as const;

/**
 * Where a run keeps an analysis, without the ending: those of other checkpoints, weights or parts of the
 * data have other names, such as `latents-initial-ema`.
 *
 * @param own - what else tells analyses of this verb apart; false where it is as usual
 */
export function analysisFile(
  folder: string,
  verb: string,
  { checkpoint, weights, split }: AnalyzeOptions,
  own: readonly (string | false)[],
): string {
  const names = [weights !== usual.weights && weights, split !== usual.split && split, ...own];
  const suffix = checkpointSuffix(checkpoint ?? "last");
  return join(
    analysisFolder(folder),
    [`${verb}${suffix}`, ...names.filter((name) => name !== false)].join("-"),
  );
}

/** `analysis` in the folder of a run; `model.analysis` beside a file that declares a model. */
function analysisFolder(name: string): string {
  return isDeclaration(name) ? name.replace(/\.ya?ml$/i, ".analysis") : join(name, "analysis");
}

/** A longer list of names is cut, and told from others by its digest: file systems take 255 bytes. */
const longestName = 80;

/** Patterns of parameters or layers as a part of a file's name, without stars and signs. */
export function patternsName(patterns: readonly string[]): string {
  const text = patterns.map((pattern) => pattern.replace(/[^\w.-]+/g, "_")).join("+");
  if (text.length <= longestName) return text;
  const digest = createHash("sha256").update(patterns.join()).digest("hex").slice(0, 8);
  return `${text.slice(0, longestName)}-${digest}`;
}

/**
 * Writes the result of a verb into the run's folder.
 *
 * @param file - of `analysisFile`
 */
export function writeAnalysis<Result extends object, Options extends AnalyzeOptions>(
  file: string,
  { folder, options, trained }: Analyzed<Options, Titled>,
  result: Result,
): Analysis<Result, Options> {
  const { step, config } = trained;
  // Callbacks among the options are left out by JSON.
  const analysis = { run: folder, name: config.name, step, settings: options, ...result };
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic(`${file}.json`, `${JSON.stringify(analysis, null, 1)}\n`);
  return analysis;
}
