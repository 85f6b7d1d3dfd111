import { type Command, Option } from "commander";

import type { LatentsAnalysis } from "../../runs/analyze/index.js";
import { analyzeEach } from "./each-run.js";
import { analysis, type AnalyzeFlags, optionsOf } from "./options.js";

interface LatentsFlags extends AnalyzeFlags {
  layer: "latent" | "middle";
}

export function latentsCommand(): Command {
  return analysis("latents", {
    samples: 16,
    angles: "quarter turns",
    output: "draw all runs in one figure (SVG)",
  })
    .description("compare latents of a molecule turned with those of different molecules")
    .addOption(
      new Option("--layer <name>", "after the encoder, or after the blocks in the middle")
        .choices(["latent", "middle"])
        .default("latent"),
    )
    .action(latents);
}

async function latents(runs: string[], flags: LatentsFlags): Promise<void> {
  const options = { ...optionsOf(flags), layer: flags.layer };
  const { analyzeLatents } = await import("../../runs/analyze/index.js");
  const { latentsFigure } = await import("../../report/index.js");
  const { latentsTable, latentsText } = await import("./latents-text.js");
  await analyzeEach<LatentsAnalysis>(runs, flags, {
    file: "latents",
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeLatents(folder, {
        ...options,
        checkpoint,
        onPass: (done, all) => show(`${done}/${all} passes`),
      }),
    draw: (subjects) =>
      latentsFigure(subjects.map(({ name, result: { pooled } }) => ({ name, similarity: pooled }))),
    text: ({ result }) => latentsText(result),
    table: latentsTable,
  });
}
