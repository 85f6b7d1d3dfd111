import type { nn } from "@equimeter/torch";

import { measureHead } from "../../analyze/head/index.js";
import { deviations, layerSpaces, relationOf } from "../../analyze/parameters/index.js";
import type { Batch } from "../../data/index.js";
import { decompose } from "../../measure/index.js";
import type { Model } from "../../models/model.js";
import { symmetricLayersOf } from "../../models/symmetric-layers.js";
import { alongTraining } from "./gradients-course.js";
import type { OpenRunLoss } from "./open.js";
import { eachKind, isClosed, relationOptions } from "./parameters-kinds.js";
import type { ParametersAlong, ParametersOptions, ParametersPoint } from "./parameters-result.js";

/**
 * ‖θ_⊥‖² and L_equiv at every checkpoint, with every kind of weights.
 *
 * @returns and what lets go of points that were kept for a call that breaks off
 */
export async function along(
  run: OpenRunLoss<ParametersOptions>,
  file: string,
): Promise<{ result: ParametersAlong; finish: () => void }> {
  const { options, folder, design } = run;
  const { onProgress, points: most, samples, split, kernels, seed } = options;
  const { batches, names } = run.batchesOf(samples);
  const settings = { samples, split, kernels, seed, design: design.name };
  const courses = await eachKind(folder, options, (trained, weights) => {
    const course = alongTraining(
      { folder, trained, file: `${file}-${weights}`, settings: { ...settings, weights }, most },
      (number, all) => {
        onProgress?.(`${weights} weights, checkpoint ${number}/${all}`);
        return measure(run, trained.model, batches);
      },
    );
    const points = course.points.map((point): ParametersPoint => ({ ...point, weights }));
    return { course, points };
  });
  const how = relationOptions(options);
  return {
    result: {
      design: isClosed(run.trained.model, design) ? "exact" : design.name,
      samples: names.length,
      points: Object.values(courses).flatMap(({ points }) => points),
      relations: {
        raw: relationOf(courses.raw.points, how),
        ema: relationOf(courses.ema.points, how),
        "ema-debiased": relationOf(courses["ema-debiased"].points, how),
      },
    },
    finish: () => Object.values(courses).forEach(({ course }) => course.finish()),
  };
}

function measure(
  { given, design, options }: OpenRunLoss<ParametersOptions>,
  model: nn.Module & Model,
  batches: readonly Batch[],
): Omit<ParametersPoint, "step" | "time" | "weights"> {
  const { kernels, seed } = options;
  const declared = symmetricLayersOf(model);
  const spaces = layerSpaces(model, declared.layers, { group: design.group, kernels });
  const { layers, ...all } = deviations(spaces);
  const ofLayers = layers.map(({ squared, deviation }) => ({ squared, deviation }));
  if (isClosed(model, design)) {
    const { deviations: d, gram, L_equiv, percent } = measureHead(model, batches);
    for (const tensor of [d, gram]) tensor.dispose();
    return { ...all, layers: ofLayers, L_equiv, percent };
  }
  const { L_equiv, percent } = decompose({
    ...given,
    model,
    batches,
    seed,
    skipDeterminismCheck: true,
    resamples: 1,
  });
  return { ...all, layers: ofLayers, L_equiv, percent: percent.value };
}
