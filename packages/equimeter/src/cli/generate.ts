import { Command } from "commander";

import { fewestResidues } from "../analyze/structures/trace.js";
import { UserError } from "../errors.js";
import type { Repair } from "../runs/generate/index.js";
import { proteinaSampling } from "../runs/generate/usual.js";
import { distinct } from "./analyze/options.js";
import { progressLine } from "./analyze/progress.js";
import { count } from "./numbers.js";
import { runChoice, type RunFlags, withRunOptions } from "./run-options.js";
import { samplingOf, type SamplingFlags, withSamplingOptions } from "./sampling-options.js";

interface GenerateFlags extends RunFlags, SamplingFlags {
  count: string;
  lengths?: string;
  twirl?: string;
  canonical?: boolean;
  batchSize: string;
  seed: string;
  output?: string;
  overwrite?: boolean;
  device: string;
  json?: boolean;
}

/** `equimeter generate RUN`: structures from noise. */
export function generateCommand(): Command {
  const command = new Command("generate")
    .description(
      "sample backbones with a trained flow: PDB files, and a table of what they are like",
    )
    .argument("<run>", "run folder of a flow on proteins, for example runs/proteina-chains");
  withRunOptions(command, ["weights", "checkpoint"])
    .option("--count <number>", "structures of each length", "8")
    .option("--lengths <list>", "residues, for example 64,96 (default: 100, or what the run sees)");
  return withSamplingOptions(command, proteinaSampling)
    .option("--twirl <number>", "average every prediction over so many rotations")
    .option("--canonical", "look at the points in a frame of their own in every step")
    .option("--batch-size <number>", "structures sampled together", "8")
    .option("--seed <number>", "seed of the noise", "0")
    .option("--output <folder>", "where structures go (default: generated/… in the run's folder)")
    .option("--overwrite", "replace structures that are there")
    .option("--device <name>", "cpu, cuda or cuda:0", "cpu")
    .option("--json", "print the summary as JSON")
    .action(generate);
}

async function generate(name: string, flags: GenerateFlags): Promise<void> {
  const { folder, checkpoint } = runChoice(name, flags.checkpoint);
  const repair = repairOf(flags);
  const options = {
    weights: flags.weights,
    checkpoint,
    device: flags.device,
    count: count("--count", flags.count),
    ...(flags.lengths !== undefined && {
      lengths: distinct(
        "--lengths",
        flags.lengths.split(",").map((part) => count("--lengths", part, fewestResidues)),
      ),
    }),
    batchSize: count("--batch-size", flags.batchSize),
    sampling: samplingOf(flags),
    repair,
    seed: count("--seed", flags.seed, 0),
    ...(flags.output !== undefined && { output: flags.output }),
    overwrite: flags.overwrite ?? false,
  };
  const { generateStructures } = await import("../runs/generate/index.js");
  const { generatedText } = await import("./generate-text.js");
  const progress = progressLine(name);
  try {
    const summary = await generateStructures(folder, {
      ...options,
      onProgress: (done, all) => progress.show(`${done}/${all} structures`),
    });
    progress.clear();
    const shown = flags.json ? JSON.stringify(summary, null, 2) : generatedText(summary);
    process.stdout.write(`${shown}\n`);
  } finally {
    progress.clear();
  }
}

/** @throws UserError for both of them */
function repairOf({ twirl, canonical }: GenerateFlags): Repair {
  if (twirl !== undefined && canonical)
    throw new UserError(
      "--twirl averages over rotations and --canonical looks at one of them: give one of the two",
    );
  if (canonical) return { kind: "canonical" };
  if (twirl === undefined) return { kind: "plain" };
  return { kind: "twirled", rotations: count("--twirl", twirl) };
}
