import type { Command } from "commander";

import { UserError } from "../../errors.js";
import type { WhereAnalysis, WhereOptions } from "../../runs/analyze/index.js";
import { analyzeEach } from "./each-run.js";
import { lossAnalysis, type LossFlags, lossOptionsOf } from "./loss-options.js";
import { distinct, listOf } from "./options.js";

interface WhereFlags extends LossFlags {
  by?: string;
  fan: string;
}

export function whereCommand(): Command {
  return lossAnalysis("where", {
    example: "runs/quickstart",
    samples: { what: "samples whose loss is taken apart", usual: 16 },
    output: "draw all runs in one figure (SVG)",
  })
    .description("take L_equiv apart by atom, residue or voxel, element, distance, time, frequency")
    .option(
      "--by <list>",
      "breakdowns, of forces element, neighbors, distance, label; of proteins time, residue, position, end, distance, frequency; of voxels element, distance, label, frequency (default: all)",
    )
    .option(
      "--fan <name>",
      "the sample whose un-rotated predictions are drawn: its name, worst, or none",
      "worst",
    )
    .action(where);
}

async function where(runs: string[], flags: WhereFlags): Promise<void> {
  const options = whereOptions(flags);
  const { analyzeWhere, whereFile } = await import("../../runs/analyze/index.js");
  const { whereFigure } = await import("../../report/index.js");
  const { whereTable, whereText } = await import("./where-text.js");
  await analyzeEach<WhereAnalysis>(runs, flags, {
    fileOf: whereFile,
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeWhere(folder, { ...options, checkpoint, onProgress: show }),
    draw: (subjects) => whereFigure(subjects.map(({ name, result }) => ({ ...result, name }))),
    text: whereText,
    table: whereTable,
  });
}

function whereOptions(flags: WhereFlags): WhereOptions {
  const { by, fan } = flags;
  return {
    ...lossOptionsOf(flags),
    ...(by !== undefined && { by: distinct("--by", listOf(by).map(named)) }),
    ...(fan !== "worst" && { fan: fan === "none" ? null : fan }),
  };
}

/** Which names there are depends on the run. */
function named(name: string): string {
  if (name !== "") return name;
  throw new UserError('--by must be a list of breakdowns such as element,distance, not ""');
}
