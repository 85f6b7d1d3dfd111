import { chooseParameters, withOnly } from "../../analyze/choose-parameters.js";
import {
  exactMemory,
  type HessianMethod,
  type HessianReport,
  hessianSpectra,
  inGigabytes,
  largestExact,
  methodFor,
  type ProductKind,
} from "../../analyze/hessian/index.js";
import { UserError } from "../../errors.js";
import type { Design } from "../../groups/index.js";
import { lossParts } from "../../measure/index.js";
import { mixedSeed } from "../../random.js";
import { type Analysis, patternsName, writeAnalysis } from "./analysis.js";
import { availableMemory } from "./available-memory.js";
import { inPrecision, lossFile, type LossOptions, openLoss, type OpenLoss } from "./open.js";
import { partialResults } from "./partial.js";

export interface HessianRunOptions extends LossOptions {
  /** Names of parameters, or patterns with stars. Default: the layer that the predictions come from. */
  readonly parameters?: readonly string[];
  /** Of `samples` samples each, one after the other. */
  readonly minibatches: number;
  readonly method?: HessianMethod;
  readonly products?: ProductKind;
  readonly tolerance?: number;
  /** Of Lanczos' method. */
  readonly steps: number;
  readonly probes: number;
  readonly onProgress?: (message: string) => void;
  /** Hears before the work begins what it will take. */
  readonly onNote?: (message: string) => void;
}

/** The Hessians on one minibatch. */
export interface Minibatch extends HessianReport {
  /** Number of the first sample. */
  readonly first: number;
  readonly samples: number;
}

export interface HessianResult {
  readonly parameters: readonly string[];
  readonly size: number;
  readonly design: string;
  /** Group elements of each sample. */
  readonly passes: number;
  /** Of a flow. */
  readonly t: number | null;
  /** What the plug-in forms leave out, in words; null where all elements are there. */
  readonly bias: string | null;
  readonly minibatches: readonly Minibatch[];
}

export type HessianAnalysis = Analysis<HessianResult, HessianRunOptions>;

export function hessianFile(folder: string, options: HessianRunOptions): string {
  const { parameters, method, products } = options;
  return lossFile(folder, "hessian", options, [
    parameters !== undefined && patternsName(parameters),
    method !== undefined && method,
    products !== undefined && products,
  ]);
}

/** What the plug-in forms leave out, in words; null where a group is enumerated. */
function biasOf({ exact, orbit, passes }: Design): string | null {
  if (exact) return null;
  return orbit === 1
    ? `plug-in over ${passes} elements: L_mean holds 1/N of L_equiv (N = ${passes}), also in its Hessian`
    : `plug-in over orbits of ${orbit}: L_mean holds what they do not average of L_equiv, also in its Hessian`;
}

/**
 * The Hessians of L, L_mean and L_equiv with respect to some parameters of a run, on minibatches (section 3.4 and
 * figures 12 to 14 of the paper), in float64. Writes `analysis/hessian.json`; what was done of an analysis that broke off is
 * taken up.
 *
 * @throws UserError for a damaged run, parameters that it does not have, minibatches that its data do not fill, and
 *   an exact matrix that does not fit into memory
 */
export async function analyzeHessian(
  folder: string,
  options: HessianRunOptions,
): Promise<HessianAnalysis> {
  const run = await openLoss(folder, options);
  const { trained, design, t, part } = run;
  const { samples, minibatches } = options;
  if (minibatches * samples > part.length)
    throw new UserError(
      `${minibatches} minibatches of ${samples} take ${minibatches * samples} samples, and the ` +
        `${options.split} part of ${folder} has ${part.length}: ask for fewer, or for another part with --split`,
    );
  const patterns = options.parameters ?? trained.usualParameters();
  const { names, tensors, size } = chooseParameters(trained.model, patterns);
  sayWhatItTakes(size, options);
  const file = hessianFile(folder, options);
  const method = methodFor(size, { ...options, available: availableMemory() });
  const key = { run: trained.id, step: trained.step, patterns, ...options, minibatches: 0, method };
  const kept = partialResults<Minibatch>(file, key);
  trained.measured(() => {
    trained.model.to({ dtype: "float64" });
    for (let i = kept.items.length; i < minibatches; i++)
      kept.add(minibatch(run, tensors, i, method));
  });
  const result: HessianResult = {
    parameters: names,
    size,
    design: design.name,
    passes: design.passes,
    t: t ?? null,
    bias: biasOf(design),
    minibatches: kept.items.slice(0, minibatches),
  };
  const analysis = writeAnalysis(file, run, result);
  kept.finish();
  return analysis;
}

function minibatch(
  run: OpenLoss<HessianRunOptions>,
  parameters: HessianParameters,
  index: number,
  method: HessianMethod,
): Minibatch {
  const { options, trained, given } = run;
  const { samples, minibatches, seed, onProgress } = options;
  const first = index * samples;
  const batches = run
    .batchesOf(samples, first)
    .batches.map((batch) => inPrecision(batch, "float64"));
  const { products, tolerance, steps, probes } = options;
  const report = withOnly(trained.model, parameters, () =>
    hessianSpectra({
      parts: () => lossParts({ ...given, batches, seed: mixedSeed(seed, index) }),
      parameters,
      method,
      ...(products && { products }),
      ...(tolerance !== undefined && { tolerance }),
      steps,
      probes,
      seed,
      onProgress: (part, done, all) =>
        onProgress?.(`minibatch ${index + 1}/${minibatches}, ${part}: ${done}/${all} products`),
    }),
  );
  return { first, samples, ...report };
}

type HessianParameters = ReturnType<typeof chooseParameters>["tensors"];

/** @throws UserError where an exact matrix does not fit */
function sayWhatItTakes(size: number, { method, onNote }: HessianRunOptions): void {
  const options = { ...(method && { method }), available: availableMemory() };
  if (methodFor(size, options) !== "exact" || size <= largestExact) return;
  const { matrix, peak } = exactMemory(size);
  onNote?.(
    `the exact Hessian of ${size.toLocaleString("en")} parameters takes ${inGigabytes(matrix)}, ` +
      `${inGigabytes(peak)} with its eigenvectors`,
  );
}
