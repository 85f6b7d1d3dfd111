import type { Command } from "commander";

import type { LossOptions } from "../../runs/analyze/index.js";
import { count, flowTime } from "../numbers.js";
import { analysis, type AnalyzeFlags, optionsOf, type VerbTexts } from "./options.js";

/** The flags of verbs that look at the loss of any run. */
export interface LossFlags extends AnalyzeFlags {
  time?: string;
  rotations?: string;
}

/** A verb with the flags of all verbs that look at the loss. */
export function lossAnalysis(name: string, texts: VerbTexts): Command {
  return analysis(name, texts)
    .option("--time <t>", "of a flow: the time to look at (default: 0.5)")
    .option(
      "--rotations <number>",
      "independent draws of the group for each sample (default: the run's monitor.design)",
    );
}

/** @throws UserError naming the flag and the value */
export function lossOptionsOf(flags: LossFlags): LossOptions {
  return {
    ...optionsOf(flags),
    ...(flags.time !== undefined && { t: flowTime("--time", flags.time) }),
    ...(flags.rotations !== undefined && { rotations: count("--rotations", flags.rotations, 2) }),
  };
}
