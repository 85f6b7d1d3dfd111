import { type Command, Option } from "commander";

import { UserError } from "../../errors.js";
import type { VoxelOptions } from "../../runs/analyze/index.js";
import { analysis, type AnalyzeFlags, distinct, listOf, optionsOf } from "./options.js";

/** The flags of verbs that turn molecules on grids. */
export interface VoxelFlags extends AnalyzeFlags {
  axes: string;
  angles?: string;
  noise: "once" | "afresh" | "none";
}

export interface VoxelDefaults {
  /** Molecules. */
  samples: number;
  angles: string;
  /** What `--output` writes. */
  output: string;
}

/** A verb with the flags of all those that turn molecules. */
export function voxelAnalysis(name: string, { samples, angles, output }: VoxelDefaults): Command {
  return analysis(name, {
    example: "runs/voxmol-druglike",
    samples: { what: "molecules at most", usual: samples },
    output,
  })
    .option("--axes <list>", "axes to turn about", "x,y,z")
    .option("--angles <list>", `degrees, for example 0,30,90 (default: ${angles})`)
    .addOption(
      new Option("--noise <draw>", "the run's noise: turned along, drawn for each input, or none")
        .choices(["once", "afresh", "none"])
        .default("afresh"),
    );
}

/** What all of them are told. @throws UserError naming the flag and the value */
export function voxelOptionsOf(flags: VoxelFlags): VoxelOptions {
  const axes = listOf(flags.axes).map((axis) => {
    if (axis === "x" || axis === "y" || axis === "z") return axis;
    throw new UserError(`--axes must be a list such as x,z, not ${JSON.stringify(flags.axes)}`);
  });
  const angles = flags.angles === undefined ? undefined : anglesOf(flags.angles);
  return {
    ...optionsOf(flags),
    axes: distinct("--axes", axes),
    ...(angles && { angles: distinct("--angles", angles) }),
    noise: flags.noise,
  };
}

function anglesOf(text: string): number[] {
  return listOf(text).map((part) => {
    const angle = part === "" ? Number.NaN : Number(part);
    if (Number.isFinite(angle)) return angle;
    throw new UserError(
      `--angles must be a list of degrees such as 0,30,90, not ${JSON.stringify(text)}`,
    );
  });
}
