import type { Command } from "commander";

import type { ReconstructionAnalysis } from "../../runs/analyze/index.js";
import { analyzeEach } from "./each-run.js";
import { voxelAnalysis, type VoxelFlags, voxelOptionsOf } from "./voxel-options.js";

export function reconstructionCommand(): Command {
  return voxelAnalysis("reconstruction", {
    samples: 16,
    angles: "quarter turns",
    output: "draw all runs in one figure (SVG)",
  })
    .description("compare reconstructions of turned molecules with turned reconstructions")
    .action(reconstruction);
}

async function reconstruction(runs: string[], flags: VoxelFlags): Promise<void> {
  const options = voxelOptionsOf(flags);
  const { analyzeReconstruction, voxelFile } = await import("../../runs/analyze/index.js");
  const { reconstructionFigure } = await import("../../report/index.js");
  const { reconstructionTable, reconstructionText } = await import("./reconstruction-text.js");
  await analyzeEach<ReconstructionAnalysis>(runs, flags, {
    fileOf: (folder, settings) => voxelFile(folder, "reconstruction", settings),
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeReconstruction(folder, {
        ...options,
        checkpoint,
        onPass: (done, all) => show(`${done}/${all} passes`),
      }),
    draw: (subjects) =>
      reconstructionFigure(subjects.map(({ name, result: { turns } }) => ({ name, turns }))),
    text: ({ result }) => reconstructionText(result),
    table: reconstructionTable,
  });
}
