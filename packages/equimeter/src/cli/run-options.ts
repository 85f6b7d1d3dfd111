import { type Command, Option } from "commander";
import { existsSync } from "node:fs";

import { UserError } from "../errors.js";
import { type CheckpointChoice, parseCheckpoint } from "../runs/checkpoint-choice.js";

/** What of a run is looked at, as flags have it. */
export interface RunFlags {
  weights: "raw" | "ema" | "ema-debiased";
  checkpoint: CheckpointChoice;
  split: "train" | "validation" | "test";
}

/** A run, and which of its checkpoints is looked at. */
export interface RunChoice {
  readonly folder: string;
  readonly checkpoint: CheckpointChoice;
}

type RunFlag = keyof RunFlags;

/** The flags of all verbs that look at a trained run, or some of them. */
export function withRunOptions(
  command: Command,
  flags: readonly RunFlag[] = ["weights", "checkpoint", "split"],
): Command {
  const options: Record<RunFlag, Option> = {
    weights: new Option("--weights <kind>", "which weights to look at")
      .choices(["raw", "ema", "ema-debiased"])
      .default("raw"),
    checkpoint: new Option(
      "--checkpoint <which>",
      "last, best (of the lowest monitored L; of flows: of its mean over times, each by lossZero), initial (untrained) or a step; RUN@initial says it of one run",
    )
      .argParser((text) => checkpointOf("--checkpoint", text))
      .default("last"),
    split: new Option("--split <part>", "which part of the run's data to look at")
      .choices(["train", "validation", "test"])
      .default("test"),
  };
  for (const flag of flags) command.addOption(options[flag]);
  return command;
}

/**
 * A run as it is named on the command line: its folder, or `FOLDER@initial`, `@best`, `@500`.
 *
 * @param checkpoint - where the name says none
 * @throws UserError for a checkpoint that there cannot be
 */
export function runChoice(name: string, checkpoint: CheckpointChoice): RunChoice {
  const at = name.lastIndexOf("@");
  const folder = name.slice(0, at);
  // A folder may have such a name.
  if (at < 1 || existsSync(name) || !existsSync(folder)) return { folder: name, checkpoint };
  return { folder, checkpoint: checkpointOf(name, name.slice(at + 1)) };
}

function checkpointOf(where: string, text: string): CheckpointChoice {
  const choice = parseCheckpoint(text);
  if (choice !== null) return choice;
  throw new UserError(
    `${where}: a checkpoint is last, best, initial or a step such as 500, not ${JSON.stringify(text)}`,
  );
}
