import { type nn, tidy } from "@equimeter/torch";

import { withOnly } from "../../analyze/choose-parameters.js";
import { measureHead } from "../../analyze/head/index.js";
import {
  deviations,
  type Direction,
  equivarianceGradient,
  largestConstant,
  type LayerSpace,
  layerSpaces,
  nearSubspace,
  splitWeights,
  withLayerWeights,
} from "../../analyze/parameters/index.js";
import type { Batch } from "../../data/index.js";
import { independent } from "../../groups/index.js";
import { decompose } from "../../measure/index.js";
import { symmetricLayersOf } from "../../models/symmetric-layers.js";
import { readRecord } from "../folder/record.js";
import { inPrecision, type OpenRunLoss } from "./open.js";
import { isClosed } from "./parameters-kinds.js";
import type {
  Constants,
  LossAt,
  ParametersNear,
  ParametersOptions,
  ParametersResult,
} from "./parameters-result.js";
import { type PartialResults, partialResults } from "./partial.js";

/**
 * Multiples of θ_⊥, and those that exponents are fitted to. They begin where attention that is all but a maximum
 * (scores of 10⁴ and more in trained VoxMol) is still smooth, far above what rounding hides.
 */
const scales = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];
const fitUpTo = 1e-6;

/** Group elements of each sample where nothing is said: any few of them make L_equiv a quadratic form. */
const usualRotations = 4;

/** L_equiv(θ_E) below this, over L_equiv(θ), is rounding. */
const rounding = 1e-12;

/**
 * The layers at the weights that were asked for, and steps away from E, in float64.
 *
 * @param file - of the analysis, without the ending, where steps are wanted
 * @returns and what lets go of directions that were kept for a call that breaks off
 */
export function near(
  run: OpenRunLoss<ParametersOptions>,
  file: string | null,
): {
  result: Pick<ParametersResult, "deviations" | "rest" | "near">;
  finish: () => void;
} {
  const { trained, options, folder } = run;
  const { group } = run.design;
  const { layers, rest } = symmetricLayersOf(trained.model);
  const { weights, nearSamples, rotations, directions, kernels, split, seed } = options;
  return trained.measured(() => {
    trained.model.to({ dtype: "float64" });
    const spaces = layerSpaces(trained.model, layers, { group, kernels: options.kernels });
    const here = { deviations: deviations(spaces), rest };
    if (file === null) return { result: { ...here, near: null }, finish: () => {} };
    const kept = partialResults<Direction>(`${file}-steps`, {
      run: readRecord(folder).id,
      step: trained.step,
      scales,
      weights,
      nearSamples,
      rotations,
      directions,
      kernels,
      split,
      seed,
    });
    const result = { ...here, near: steps(run, spaces, kept) };
    return { result, finish: () => kept.finish() };
  });
}

function steps(
  run: OpenRunLoss<ParametersOptions>,
  spaces: readonly LayerSpace[],
  kept: PartialResults<Direction>,
): ParametersNear {
  const { trained, options, given } = run;
  const { nearSamples, directions, seed, onProgress, weights } = options;
  const design =
    options.rotations === undefined
      ? independent({ count: usualRotations, group: run.design.group })
      : run.design;
  const { batches: single, names } = run.batchesOf(nearSamples);
  const batches = single.map((batch) => inPrecision(batch, "float64"));
  const parameters = spaces.map(({ parameter }) => parameter);
  const measured = { ...given, design, batches, seed };
  const evaluate = () => equivarianceGradient({ ...measured, parameters });
  return withOnly(trained.model, parameters, () => {
    const report = nearSubspace({
      spaces,
      evaluate,
      scales,
      fitUpTo,
      directions,
      seed,
      done: kept.items,
      onDirection: (direction) => kept.add(direction),
      onPoint: (count, all) => onProgress?.(`near the subspace, ${count}/${all} steps`),
    });
    const lossAt = (): LossAt => {
      const { L, L_equiv, percent, explained } = decompose({
        ...measured,
        skipDeterminismCheck: true,
        resamples: 1,
      });
      return { L, L_equiv, percent: percent.value, explained };
    };
    const atEquivariant = tidy(() =>
      withLayerWeights(spaces, splitWeights(spaces).equivariant, lossAt),
    );
    const isEquivariant = report.relativeFloor < rounding;
    return {
      ...report,
      weights,
      step: trained.step,
      samples: names.length,
      design: design.name,
      atWeights: lossAt(),
      atEquivariant,
      constants: isEquivariant ? constantsOf(run, spaces, batches, evaluate) : null,
    };
  });
}

function constantsOf(
  { trained, options, design }: OpenRunLoss<ParametersOptions>,
  spaces: readonly LayerSpace[],
  batches: readonly Batch[],
  evaluate: () => ReturnType<typeof equivarianceGradient>,
): Constants | null {
  const model: nn.Module = trained.model;
  const { products, seed, onProgress } = options;
  if (isClosed(model, design)) {
    const { lambdaMin, lambdaMax } = tidy(() => measureHead(model, batches));
    return { lambdaMin, lambdaMax, isExact: true, residual: 0, products: 0 };
  }
  if (products === 0) return null;
  const found = largestConstant({
    spaces,
    evaluate,
    products,
    seed,
    onProduct: (done) => onProgress?.(`the largest eigenvalue, ${done}/${products} products`),
  });
  return { ...found, lambdaMin: null, isExact: false };
}
