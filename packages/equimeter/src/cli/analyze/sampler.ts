import type { Command } from "commander";

import { fewestResidues } from "../../analyze/structures/trace.js";
import { UserError } from "../../errors.js";
import type { SamplerAnalysis, SamplerOptions } from "../../runs/analyze/index.js";
import { usualSampling } from "../../runs/analyze/usual-sampling.js";
import type { Repair } from "../../runs/generate/index.js";
import { count } from "../numbers.js";
import { samplingOf, type SamplingFlags, withSamplingOptions } from "../sampling-options.js";
import { analyzeEach } from "./each-run.js";
import { analysis, type AnalyzeFlags, distinct, listOf, optionsOf } from "./options.js";

interface SamplerFlags extends AnalyzeFlags, SamplingFlags {
  modes: string;
  length?: string;
  rotations: string;
  measured: string;
}

export function samplerCommand(): Command {
  const command = analysis("sampler", {
    example: "runs/proteina-chains",
    samples: { what: "chains that are sampled", usual: 4 },
    output: "draw all runs in one figure (SVG)",
  })
    .description(
      "sample turned noise with a flow as it is and made equivariant: deviation, loss, quality, time",
    )
    .option(
      "--modes <list>",
      "the flow as it is (plain), its mean over N rotations (twirled-N), in a frame of the points (canonical)",
      "plain,twirled-4,canonical",
    )
    .option("--length <number>", "residues of a chain (default: 100, or what the run sees)")
    .option("--rotations <number>", "copies of each chain, turned", "4")
    .option("--measured <number>", "chains of the data at most whose loss is taken apart", "4");
  return withSamplingOptions(command, usualSampling).action(sampler);
}

async function sampler(runs: string[], flags: SamplerFlags): Promise<void> {
  const options = samplerOptions(flags);
  const { analyzeSampler, samplerFile } = await import("../../runs/analyze/index.js");
  const { samplerFigure } = await import("../../report/index.js");
  const { samplerTable, samplerText } = await import("./sampler-text.js");
  await analyzeEach<SamplerAnalysis>(runs, flags, {
    fileOf: samplerFile,
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeSampler(folder, { ...options, checkpoint, onProgress: show }),
    draw: (subjects) =>
      samplerFigure(subjects.map(({ name, result: { modes } }) => ({ name, modes }))),
    text: samplerText,
    table: samplerTable,
  });
}

function samplerOptions(flags: SamplerFlags): SamplerOptions {
  const { length } = flags;
  return {
    ...optionsOf(flags),
    modes: distinct("--modes", listOf(flags.modes)).map(modeOf),
    ...(length !== undefined && { length: count("--length", length, fewestResidues) }),
    rotations: count("--rotations", flags.rotations, 2),
    measured: count("--measured", flags.measured),
    sampling: samplingOf(flags),
  };
}

/** By the names that `repairName` gives. */
function modeOf(name: string): Repair {
  if (name === "plain" || name === "canonical") return { kind: name };
  const rotations = Number(/^twirled-([1-9]\d*)$/.exec(name)?.[1]);
  if (Number.isSafeInteger(rotations)) return { kind: "twirled", rotations };
  throw new UserError(
    `--modes must be a list of plain, twirled-N and canonical, such as plain,twirled-4, not "${name}"`,
  );
}
