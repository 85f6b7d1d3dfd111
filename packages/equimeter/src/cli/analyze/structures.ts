import type { Command } from "commander";

import type { StructuresAnalysis, StructuresOptions } from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { analyzeEach } from "./each-run.js";
import { lossAnalysis, type LossFlags, lossOptionsOf } from "./loss-options.js";

interface StructuresFlags extends LossFlags {
  worst?: string;
  random?: string;
  copies?: string;
}

export function structuresCommand(): Command {
  return lossAnalysis("structures", {
    example: "runs/quickstart",
    samples: { what: "samples that are looked at", usual: 32 },
    output: "write a table with all runs (Markdown)",
  })
    .description("keep samples with their un-rotated predictions, for `equimeter ui` to draw")
    .option("--worst <number>", "samples of the largest L_equiv to keep (default: 6, of voxels 3)")
    .option(
      "--random <number>",
      "further samples to keep, drawn at random (default: 2, of voxels 1)",
    )
    .option(
      "--copies <number>",
      "un-rotated predictions to keep of each (default: 24, of voxels 4 or as many as fit)",
    )
    .action(structures);
}

async function structures(runs: string[], flags: StructuresFlags): Promise<void> {
  const options = structuresOptions(flags);
  const { analyzeStructures, structuresFile } = await import("../../runs/analyze/index.js");
  const { structuresMarkdown, structuresTable } = await import("./structures-text.js");
  await analyzeEach<StructuresAnalysis>(runs, flags, {
    fileOf: structuresFile,
    ending: ".md",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeStructures(folder, { ...options, checkpoint, onProgress: show }),
    draw: structuresMarkdown,
    text: (subject) => structuresTable([subject]),
    table: structuresTable,
  });
}

function structuresOptions(flags: StructuresFlags): StructuresOptions {
  const { worst, random, copies } = flags;
  return {
    ...lossOptionsOf(flags),
    ...(worst !== undefined && { worst: count("--worst", worst, 0) }),
    ...(random !== undefined && { random: count("--random", random, 0) }),
    ...(copies !== undefined && { copies: count("--copies", copies) }),
  };
}
