import type { Command } from "commander";

import { UserError } from "../../errors.js";
import type { HeadAnalysis } from "../../runs/analyze/index.js";
import {
  type AlongFlags,
  alongOptionsOf,
  hide,
  oneCheckpoint,
  withAlongOptions,
} from "./along-options.js";
import { analyzeEach } from "./each-run.js";
import { analysis, type AnalyzeFlags, optionsOf } from "./options.js";

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
  hide(command, ["checkpoint", "weights"]);
  return command.action(head);
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
function refuseOne(runs: readonly string[], flags: HeadFlags): void {
  const what =
    oneCheckpoint(runs, flags) ?? (flags.weights === "raw" ? null : "leave out --weights");
  if (what !== null)
    throw new UserError(
      `this analysis looks at all checkpoints that a run has kept, with all kinds of weights: ${what}`,
    );
}
