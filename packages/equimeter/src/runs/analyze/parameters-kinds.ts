import type { nn } from "@equimeter/torch";

import type { RelationOptions } from "../../analyze/index.js";
import { type Design, SO3 } from "../../groups/index.js";
import { Escaip } from "../../models/escaip/index.js";
import type { WeightsKind } from "../../train/index.js";
import { openTrained, type Trained } from "../trained.js";
import type { AnalyzeOptions } from "./analysis.js";

/** What analyses of all kinds of weights along training are told. */
export interface AlongOptions extends AnalyzeOptions {
  /** Checkpoints at most, evenly spread. Default: all that are kept, and the initial weights */
  readonly points?: number;
  /** `paper`: correlate moving averages, as the paper's plots draw them. */
  readonly smoothing: "none" | "paper";
  /** Correlate what was measured from this step on, and up to that. */
  readonly from: number;
  readonly to?: number;
}

/** A run's initial weights, opened once for each kind: the averages of the first weights are themselves. */
export async function eachKind<T>(
  folder: string,
  { device }: Pick<AnalyzeOptions, "device">,
  body: (trained: Trained, weights: WeightsKind) => T,
): Promise<Record<WeightsKind, T>> {
  const of = async (weights: WeightsKind): Promise<T> => {
    const where = device === undefined ? {} : { device };
    return body(await openTrained(folder, { ...where, weights, checkpoint: "initial" }), weights);
  };
  return { raw: await of("raw"), ema: await of("ema"), "ema-debiased": await of("ema-debiased") };
}

/** Whether L_equiv of a model has a closed form under the design's group. */
export function isClosed(model: nn.Module, { group }: Design): model is Escaip {
  return model instanceof Escaip && group === SO3;
}

/** How points along training are compared. */
export function relationOptions({ smoothing, from, to, seed }: AlongOptions): RelationOptions {
  return {
    seed,
    from,
    ...(to !== undefined && { to }),
    stepsPerSpan: smoothing === "paper" ? paperSpan : null,
  };
}

/** Steps for a span of one, in all of the paper's plots but that of EScAIP's gradients. */
const paperSpan = 1000;

/** What tells analyses along training apart, in the name of a file. */
export function alongNames({
  points,
  smoothing,
  from,
  to,
}: AlongOptions): readonly (string | false)[] {
  return [
    points !== undefined && `points-${points}`,
    smoothing !== "none" && `smoothing-${smoothing}`,
    from > 0 && `from-${from}`,
    to !== undefined && `to-${to}`,
  ];
}
