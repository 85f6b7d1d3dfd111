import { Command, Option } from "commander";

import type { AnalyzeOptions } from "../runs/analyze.js";
import { type RunFlags, withRunOptions } from "./run-options.js";

interface AnalyzeFlags extends RunFlags {
  samples: string;
  axes: string;
  angles?: string;
  noise: "once" | "afresh" | "none";
  layer?: "latent" | "middle";
  seed: string;
  device: string;
  json?: boolean;
}

/** `equimeter analyze VERB RUN`: explains a run's number; results go into its folder. */
export function analyzeCommand(): Command {
  const reconstruction = analysis("reconstruction")
    .description("compare reconstructions of turned molecules with turned reconstructions")
    .action(analyzeReconstructions);
  const latents = analysis("latents")
    .description("compare latents of a molecule turned with those of different molecules")
    .addOption(
      new Option("--layer <name>", "after the encoder, or after the blocks in the middle")
        .choices(["latent", "middle"])
        .default("latent"),
    )
    .action(analyzeLatent);
  return new Command("analyze")
    .description("explain a run on voxels (analyze reconstruction RUN, analyze latents RUN)")
    .addCommand(reconstruction)
    .addCommand(latents)
    .addHelpText(
      "after",
      () => `\n${reconstruction.helpInformation()}\n${latents.helpInformation()}`,
    );
}

/** A verb with the flags that all of them have. */
function analysis(verb: string): Command {
  const command = new Command(verb);
  return withRunOptions(command.argument("<run>", "run folder, for example runs/voxmol-druglike"))
    .option("--samples <number>", "molecules at most", "16")
    .option("--axes <list>", "axes to turn about", "x,y,z")
    .option("--angles <list>", "degrees, for example 0,30,90 (default: quarter turns)")
    .addOption(
      new Option("--noise <draw>", "the run's noise: turned along, drawn for each input, or none")
        .choices(["once", "afresh", "none"])
        .default("afresh"),
    )
    .option("--seed <number>", "seed of the noise and of permutations", "0")
    .option("--device <name>", "cpu, cuda or cuda:0", "cpu")
    .option("--json", "print the result as JSON");
}

async function optionsOf(flags: AnalyzeFlags): Promise<AnalyzeOptions> {
  const { count } = await import("./numbers.js");
  const { UserError } = await import("../errors.js");
  const axes = flags.axes.split(",").map((axis) => {
    if (axis === "x" || axis === "y" || axis === "z") return axis;
    throw new UserError(`--axes must be a list such as x,z, not ${JSON.stringify(flags.axes)}`);
  });
  const angles = flags.angles?.split(",").map((text) => {
    const angle = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(angle)) return angle;
    throw new UserError(
      `--angles must be a list of degrees such as 0,30,90, not ${JSON.stringify(flags.angles)}`,
    );
  });
  const { stderr } = process;
  return {
    weights: flags.weights,
    checkpoint: flags.checkpoint,
    split: flags.split,
    samples: count("--samples", flags.samples),
    axes,
    ...(angles && { angles }),
    noise: flags.noise,
    seed: count("--seed", flags.seed, 0),
    device: flags.device,
    ...(stderr.isTTY && {
      onPass: (done: number, all: number) =>
        void stderr.write(done < all ? `\r${done}/${all} passes` : "\r\u001B[K"),
    }),
  };
}

async function analyzeReconstructions(folder: string, flags: AnalyzeFlags): Promise<void> {
  const { analyzeReconstruction } = await import("../runs/analyze.js");
  const { reconstructionFigure } = await import("../report/index.js");
  const { reconstructionText } = await import("./analyze-text.js");
  const result = await analyzeReconstruction(folder, await optionsOf(flags));
  const svg = reconstructionFigure([{ name: folder, turns: result.turns }]);
  await show(folder, "reconstruction", svg, result, flags, reconstructionText(result));
}

async function analyzeLatent(folder: string, flags: AnalyzeFlags): Promise<void> {
  const { analyzeLatents } = await import("../runs/analyze.js");
  const { latentsFigure } = await import("../report/index.js");
  const { latentsText } = await import("./analyze-text.js");
  const layer = flags.layer ?? "latent";
  const result = await analyzeLatents(folder, { ...(await optionsOf(flags)), layer });
  const svg = latentsFigure([{ name: folder, similarity: result.pooled }]);
  await show(folder, "latents", svg, result, flags, latentsText(result));
}

async function show(
  folder: string,
  verb: string,
  svg: string,
  result: object,
  { json }: AnalyzeFlags,
  text: string,
): Promise<void> {
  const { join } = await import("node:path");
  const { writeFileAtomic } = await import("../runs/index.js");
  const file = (ending: string) => join(folder, "analysis", `${verb}.${ending}`);
  writeFileAtomic(file("svg"), svg);
  const shown = json
    ? JSON.stringify(result, null, 2)
    : `${text}\n\n${file("json")}\n${file("svg")}`;
  process.stdout.write(`${shown}\n`);
}
