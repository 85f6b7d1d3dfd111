import { type Command, Option } from "commander";

import { UserError } from "../../errors.js";
import type { LatentsAnalysis } from "../../runs/analyze/index.js";
import { runChoice } from "../run-options.js";
import { analyzeEach } from "./each-run.js";
import { byLayer, type LayersFlags } from "./layers.js";
import { voxelAnalysis, type VoxelFlags, voxelOptionsOf } from "./voxel-options.js";

interface LatentsFlags extends VoxelFlags, LayersFlags {
  layer: "latent" | "middle";
  form: "pooled" | "whole";
}

export function latentsCommand(): Command {
  return voxelAnalysis("latents", {
    samples: 16,
    angles: "quarter turns",
    output: "draw all runs in one figure (SVG)",
  })
    .description(
      "are latents invariant or equivariant: by layer, of any run; of runs on voxels without --layers, of molecules turned about axes",
    )
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
    .option(
      "--layers <list>",
      "modules by name, such as nn.transformer_layers.* (a star: any signs), or usual: blocks and what is beside them",
    )
    .option("--action <name>", "by layer: how the group acts, such as vector or voxels")
    .option("--rotations <number>", "by layer: independent draws (default: a tetrahedron's orbit)")
    .option("--time <t>", "by layer, of a flow: the time to look at (default: 0.5)")
    .addOption(
      new Option("--precision <name>", "by layer: what is computed in")
        .choices(["float64", "float32"])
        .default("float64"),
    )
    .action(latents);
}

/** What belongs to one of the two analyses alone. */
const ofTurns = ["axes", "angles", "noise", "layer", "form"];
const ofLayers = ["action", "rotations", "time", "precision"];

async function latents(runs: string[], flags: LatentsFlags, command: Command): Promise<void> {
  const isGiven = (name: string) => command.getOptionValueSource(name) === "cli";
  if (flags.layers === undefined && (await areOnVoxels(runs, flags))) {
    refuse(
      ofLayers.filter(isGiven),
      "belongs to the analysis by layer: name layers too, or all that are usual with --layers usual",
    );
    return await ofTurnedMolecules(runs, flags);
  }
  refuse(
    ofTurns.filter(isGiven),
    "belongs to the analysis of molecules turned about axes, which runs on voxels have without --layers: leave it out",
  );
  return await byLayer(runs, flags);
}

function refuse([name]: readonly string[], sentence: string): void {
  if (name !== undefined) throw new UserError(`--${name} ${sentence}`);
}

/**
 * Whether all runs are on voxels; what is wrong with one is said when its turn comes.
 *
 * @throws UserError where only some are
 */
async function areOnVoxels(names: readonly string[], flags: LatentsFlags): Promise<boolean> {
  const { openConfig } = await import("../../runs/folder/folder.js");
  const kinds = names.flatMap((name) => {
    const { folder } = runChoice(name, flags.checkpoint);
    try {
      return [{ name, isVoxels: openConfig(folder).data.kind === "voxels" }];
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  });
  const [on, off] = [true, false].map((is) => kinds.find(({ isVoxels }) => isVoxels === is));
  if (on && off)
    throw new UserError(
      `${on.name} is a run on voxels and ${off.name} is none: ` +
        "compare them by layer with --layers usual, or one kind at a time",
    );
  return on !== undefined;
}

async function ofTurnedMolecules(runs: string[], flags: LatentsFlags): Promise<void> {
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
