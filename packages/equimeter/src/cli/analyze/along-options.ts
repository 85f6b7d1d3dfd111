import { type Command, Option } from "commander";

import type { CheckpointChoice } from "../../runs/checkpoint-choice.js";
import { count } from "../numbers.js";
import { runChoice } from "../run-options.js";

/** Of verbs that look at all kept checkpoints. */
export interface AlongFlags {
  points?: string;
  smoothing: "none" | "paper";
  from: string;
  to?: string;
}

/** Flags of verbs along training: which checkpoints, and how they are compared. */
export function withCourseOptions(command: Command): Command {
  return command
    .option("--points <number>", "kept checkpoints at most, evenly spread (default: all)")
    .addOption(
      new Option(
        "--smoothing <kind>",
        "correlate what was measured, or the paper's moving averages",
      )
        .choices(["none", "paper"])
        .default("none"),
    )
    .option("--from <step>", "correlate what was measured from this step on", "0");
}

/** The same, with a last step. */
export function withAlongOptions(command: Command): Command {
  return withCourseOptions(command).option("--to <step>", "and up to that one (default: all)");
}

/** @throws UserError naming the flag and the value */
export function alongOptionsOf({ points, smoothing, from, to }: AlongFlags) {
  const first = count("--from", from, 0);
  return {
    smoothing,
    from: first,
    ...(to !== undefined && { to: count("--to", to, first) }),
    ...(points !== undefined && { points: count("--points", points) }),
  };
}

/** Leaves flags out of the help that a verb along training refuses. */
export function hide(command: Command, names: readonly string[]): void {
  for (const option of command.options)
    if (names.includes(option.attributeName())) option.hideHelp();
}

/** What of a command line asks for one checkpoint, as a thing to leave out; null where nothing does. */
export function oneCheckpoint(
  runs: readonly string[],
  { checkpoint }: { checkpoint: CheckpointChoice },
): string | null {
  const named = runs.find((run) => runChoice(run, "last").checkpoint !== "last");
  if (named !== undefined) return `leave out @… of ${named}`;
  return checkpoint === "last" ? null : "leave out --checkpoint";
}
