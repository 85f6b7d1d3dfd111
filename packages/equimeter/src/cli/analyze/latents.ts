import { type Command, Option } from "commander";

import { UserError } from "../../errors.js";
import type { LatentsAnalysis } from "../../runs/analyze/index.js";
import { analyzeEach } from "./each-run.js";
import { voxelAnalysis, type VoxelFlags, voxelOptionsOf } from "./voxel-options.js";

interface LatentsFlags extends VoxelFlags {
  layer: "latent" | "middle";
  form: "pooled" | "whole";
}

export function latentsCommand(): Command {
  return voxelAnalysis("latents", {
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
    .addOption(
      new Option(
        "--form <name>",
        "what the figure shows: means over the grid, or whole and turned back",
      )
        .choices(["pooled", "whole"])
        .default("pooled"),
    )
    .action(latents);
}

async function latents(runs: string[], flags: LatentsFlags): Promise<void> {
  const options = { ...voxelOptionsOf(flags), layer: flags.layer };
  if (flags.form === "whole") refuseOtherAngles(options.angles);
  const { analyzeLatents, voxelFile } = await import("../../runs/analyze/index.js");
  const { latentsFigure } = await import("../../report/index.js");
  const { latentsTable, latentsText } = await import("./latents-text.js");
  await analyzeEach<LatentsAnalysis>(runs, flags, {
    fileOf: (folder, settings) => voxelFile(folder, "latents", settings),
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeLatents(folder, {
        ...options,
        checkpoint,
        onPass: (done, all) => show(`${done}/${all} passes`),
      }),
    draw: (subjects) =>
      latentsFigure(
        subjects.map(({ name, result: { pooled, whole } }) => ({
          name,
          similarity: flags.form === "whole" ? whole! : pooled,
        })),
      ),
    text: ({ result }) => latentsText(result),
    table: latentsTable,
  });
}

/** Only quarter turns turn a grid back. @throws UserError for angles without any */
function refuseOtherAngles(angles: readonly number[] | undefined): void {
  if (!angles || angles.some((angle) => angle % 90 === 0 && angle % 360 !== 0)) return;
  throw new UserError(
    `--form whole needs a quarter turn (90, 180 or 270) among --angles, got ${angles.join(",")}`,
  );
}
