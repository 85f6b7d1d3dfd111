import type { RunSummary } from "equimeter/ui";
import { formatCount, formatDuration } from "../format.ts";

/** What a training is spent in. */
export interface Axis {
  readonly id: "time" | "step" | "samples";
  readonly label: string;
  /** In a sentence. */
  readonly words: string;
  /** Where a line of metrics stands; null where its run does not tell. */
  readonly at: (run: RunSummary, time: number | null, step: number | null) => number | null;
  readonly text: (value: number) => string;
}

/** Times are by the clock, so that a machine with other work makes a training dear; steps and samples are the run's own. */
export const axes: readonly Axis[] = [
  {
    id: "time",
    label: "training time (s)",
    words: "time of training",
    at: (_, time) => time,
    text: formatDuration,
  },
  {
    id: "step",
    label: "training step",
    words: "training step",
    at: (_, __, step) => step,
    text: (value) => formatCount(value),
  },
  {
    id: "samples",
    label: "samples seen in training",
    words: "samples seen in training",
    at: ({ config }, _, step) => {
      const samples = samplesPerStep(config);
      return step === null || samples === null ? null : step * samples;
    },
    text: (value) => formatCount(value),
  },
];

/** As epochs are counted: samples of a batch times batches of a step. */
function samplesPerStep(config: RunSummary["config"]): number | null {
  const { "train.batchSize": batch, "train.accumulate": accumulate = 1 } = config;
  return typeof batch === "number" && typeof accumulate === "number" ? batch * accumulate : null;
}
