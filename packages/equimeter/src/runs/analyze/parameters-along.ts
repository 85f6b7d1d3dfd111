import type { nn } from "@equimeter/torch";

import { measureHead } from "../../analyze/head/index.js";
import { deviations, layerSpaces, relationOf } from "../../analyze/parameters/index.js";
import type { Batch } from "../../data/index.js";
import { decompose } from "../../measure/index.js";
import { Escaip } from "../../models/escaip/index.js";
import type { Model } from "../../models/model.js";
import { symmetricLayersOf } from "../../models/symmetric-layers.js";
import type { OpenLoss } from "./open.js";
import { openCheckpoints, type Visit, weightsKinds } from "./parameters-checkpoints.js";
import type {
  ParametersAlong,
  ParametersOptions,
  ParametersPoint,
  PartialItem,
} from "./parameters-result.js";
import type { PartialResults } from "./partial.js";

/** ‖θ_⊥‖² and L_equiv at every checkpoint, with every kind of weights. */
export async function along(
  run: OpenLoss<ParametersOptions>,
  kept: PartialResults<PartialItem>,
): Promise<ParametersAlong> {
  const { options, folder } = run;
  const { onProgress } = options;
  const checkpoints = await openCheckpoints(folder, options);
  const { batches, names } = run.batchesOf(options.samples);
  const done = kept.items.flatMap((item) => (item.of === "along" ? [item.point] : []));
  const pointAt = (visit: Visit): ParametersPoint => {
    const found = done.find((p) => p.step === visit.step && p.weights === visit.weights);
    if (found) return found;
    onProgress?.(`${visit.weights} weights, step ${visit.step}`);
    const point = checkpoints.at(visit, (model) => measure(run, visit, model, batches));
    kept.add({ of: "along", point });
    done.push(point);
    return point;
  };
  const first = pointAt({ step: 0, weights: "raw" });
  const points = weightsKinds.flatMap((weights) =>
    checkpoints.steps.map((step) =>
      // Before training all averages are the weights themselves.
      step === 0 ? { ...first, weights } : pointAt({ step, weights }),
    ),
  );
  const relations = weightsKinds.map((kind) => {
    const own = points.filter(({ weights }) => weights === kind);
    return [kind, relationOf(own, options)] as const;
  });
  return {
    design: run.trained.model instanceof Escaip ? "exact" : run.design.name,
    samples: names.length,
    points,
    relations: Object.fromEntries(relations) as ParametersAlong["relations"],
  };
}

function measure(
  { given, design, options }: OpenLoss<ParametersOptions>,
  visit: Visit,
  model: nn.Module & Model,
  batches: readonly Batch[],
): ParametersPoint {
  const { kernels, seed } = options;
  const declared = symmetricLayersOf(model);
  const spaces = layerSpaces(model, declared.layers, { group: design.group, kernels });
  const { layers, ...all } = deviations(spaces);
  return {
    ...visit,
    ...all,
    layers: layers.map(({ squared, deviation }) => ({ squared, deviation })),
    ...lossOf(model),
  };

  function lossOf(one: nn.Module & Model): Pick<ParametersPoint, "L_equiv" | "percent"> {
    if (one instanceof Escaip) {
      const { deviations: d, gram, L_equiv, percent } = measureHead(one, batches);
      for (const tensor of [d, gram]) tensor.dispose();
      return { L_equiv, percent };
    }
    const report = decompose({
      ...given,
      model: one,
      batches,
      seed,
      skipDeterminismCheck: true,
      resamples: 1,
    });
    return { L_equiv: report.L_equiv, percent: report.percent.value };
  }
}
