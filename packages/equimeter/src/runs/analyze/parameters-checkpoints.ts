import type { nn } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { Model } from "../../models/model.js";
import type { WeightsKind } from "../../train/index.js";
import { type Checkpoint, listCheckpoints } from "../folder/checkpoints.js";
import { openTrained, type Trained, type TrainedOptions } from "../trained.js";
import type { AnalyzeOptions } from "./analysis.js";

/** All kinds of weights, in the order of every table. */
export const weightsKinds: readonly WeightsKind[] = ["raw", "ema", "ema-debiased"];

/** What analyses along training are told. */
export interface AlongOptions extends AnalyzeOptions {
  /** Checkpoints at most, evenly among those that were kept. Default: all */
  readonly checkpoints?: number;
  /** See `RelationOptions`. */
  readonly smooth?: number;
}

/** A state of a run's weights. */
export interface Visit {
  readonly step: number;
  readonly weights: WeightsKind;
}

/** A run's checkpoints, from the weights that it started from on. */
export interface Checkpoints {
  readonly initial: Trained;
  /** Ascending, 0 first. */
  readonly steps: readonly number[];
  /** What `body` gives while the model has these weights. All averages of the first ones are themselves. */
  at<T>(visit: Visit, body: (model: nn.Module & Model) => T): T;
}

/**
 * Opens the checkpoints that a run has kept.
 *
 * @throws UserError for a damaged run, and one that has kept fewer than two
 */
export async function openCheckpoints(
  folder: string,
  options: Pick<AlongOptions, "checkpoints"> & Pick<TrainedOptions, "device">,
): Promise<Checkpoints> {
  const { device } = options;
  const initial = { checkpoint: "initial", ...(device !== undefined && { device }) } as const;
  const [raw, ema, debiased] = await Promise.all(
    weightsKinds.map((weights) => openTrained(folder, { ...initial, weights })),
  );
  const of: Record<WeightsKind, Trained> = { raw, ema, "ema-debiased": debiased };
  const kept = spread(listCheckpoints(folder), options.checkpoints);
  if (kept.length < 2)
    throw new UserError(
      `${folder} has kept ${kept.length === 0 ? "no checkpoint" : "one checkpoint"}, too few to look at along ` +
        "training: train with more train.keepCheckpoints and a smaller train.checkpointEvery",
    );
  const byStep = new Map(kept.map((checkpoint) => [checkpoint.step, checkpoint]));
  return {
    initial: raw,
    steps: [0, ...byStep.keys()],
    at({ step, weights }, body) {
      const trained = of[weights];
      const run = () => ({ result: body(trained.model) });
      const checkpoint = byStep.get(step);
      return (checkpoint ? trained.measuredAt(checkpoint, run) : trained.measured(run)).result;
    },
  };
}

/** So many of them, the first and the last too. */
function spread(all: readonly Checkpoint[], most = all.length): readonly Checkpoint[] {
  if (all.length <= most) return all;
  if (most === 1) return all.slice(-1);
  return Array.from(
    { length: most },
    (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))],
  );
}
