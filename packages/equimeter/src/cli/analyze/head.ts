import { type Command, Option } from "commander";

import { UserError } from "../../errors.js";
import type { HeadAnalysis } from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { runChoice } from "../run-options.js";
import { analyzeEach } from "./each-run.js";
import { analysis, type AnalyzeFlags, optionsOf } from "./options.js";

/** Of verbs that look at all kept checkpoints. */
export interface AlongFlags {
  points?: string;
  smoothing: "none" | "paper";
  from: string;
  to?: string;
}

type HeadFlags = AnalyzeFlags & AlongFlags;

export function headCommand(): Command {
  const command = withAlongOptions(
    analysis("head", {
      example: "runs/escaip",
      samples: { what: "structures at most", usual: 64 },
      output: "draw all runs in one figure (SVG)",
    }),
  ).description(
    "EScAIP: how far its force head is from equivariant along training, and what that costs, exactly",
  );
  // All checkpoints and all kinds of weights are looked at.
  for (const option of command.options)
    if (["checkpoint", "weights"].includes(option.attributeName())) option.hideHelp();
  return command.action(head);
}

/** The flags of all kept checkpoints. */
export function withAlongOptions(command: Command): Command {
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
    .option("--from <step>", "correlate what was measured from this step on", "0")
    .option("--to <step>", "and up to that one (default: all)");
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

async function head(runs: string[], flags: HeadFlags): Promise<void> {
  refuseOne(runs, flags);
  const options = { ...optionsOf(flags), ...alongOptionsOf(flags) };
  const { analyzeHead, headFile } = await import("../../runs/analyze/index.js");
  const { headCourseFigure } = await import("../../report/index.js");
  const { headTable, headText } = await import("./head-text.js");
  await analyzeEach<HeadAnalysis>(runs, flags, {
    fileOf: headFile,
    ending: ".svg",
    analyze: ({ folder }, { show }) => analyzeHead(folder, { ...options, onProgress: show }),
    draw: (subjects) =>
      headCourseFigure(subjects.map(({ name, result: { weights } }) => ({ name, weights }))),
    text: headText,
    table: headTable,
  });
}

/** @throws UserError where one checkpoint, or one kind of weights, is asked for */
function refuseOne(runs: readonly string[], { checkpoint, weights }: HeadFlags): void {
  const named = runs.find((run) => runChoice(run, "last").checkpoint !== "last");
  const what =
    named !== undefined
      ? `leave out @… of ${named}`
      : checkpoint !== "last"
        ? "leave out --checkpoint"
        : weights !== "raw"
          ? "leave out --weights"
          : null;
  if (what !== null)
    throw new UserError(
      `this analysis looks at all checkpoints that a run has kept, with all kinds of weights: ${what}`,
    );
}
