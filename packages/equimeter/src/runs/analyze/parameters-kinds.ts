import type { WeightsKind } from "../../train/index.js";
import { openTrained, type Trained } from "../trained.js";
import type { AnalyzeOptions } from "./analysis.js";

/** What analyses of all kinds of weights along training are told. */
export interface AlongOptions extends AnalyzeOptions {
  /** Checkpoints at most, evenly spread. Default: all that are kept, and the initial weights */
  readonly points?: number;
  /** `paper`: correlate moving averages, as the paper's plots draw them. */
  readonly smoothing: "none" | "paper";
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

/** Of the paper's smoothing; null where there is none. */
export function stepsPerSpan({ smoothing }: AlongOptions): number | null {
  return smoothing === "paper" ? 1000 : null;
}
