import { type Command, Option } from "commander";

/** What of a run is looked at, as flags have it. */
export interface RunFlags {
  weights: "raw" | "ema" | "ema-debiased";
  checkpoint: "last" | "best";
  split: "train" | "validation" | "test";
}

/** The flags of all verbs that look at a trained run. */
export function withRunOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--weights <kind>", "which weights to measure")
        .choices(["raw", "ema", "ema-debiased"])
        .default("raw"),
    )
    .addOption(
      new Option("--checkpoint <which>", "the newest, or that of the lowest monitored L")
        .choices(["last", "best"])
        .default("last"),
    )
    .addOption(
      new Option("--split <part>", "which part of the run's data to measure on")
        .choices(["train", "validation", "test"])
        .default("test"),
    );
}
