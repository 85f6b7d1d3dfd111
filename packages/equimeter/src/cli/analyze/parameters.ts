import { type Command, Option } from "commander";

import type { ParametersAnalysis, ParametersOptions } from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { type AlongFlags, alongOptionsOf, withAlongOptions } from "./along-options.js";
import { analyzeEach } from "./each-run.js";
import { lossAnalysis, type LossFlags, lossOptionsOf } from "./loss-options.js";

interface ParametersFlags extends LossFlags, AlongFlags {
  part: ParametersOptions["part"];
  kernels: ParametersOptions["kernels"];
  nearSamples: string;
  directions: string;
  products: string;
}

export function parametersCommand(): Command {
  const command = lossAnalysis("parameters", {
    example: "runs/escaip",
    samples: { what: "samples along training, at most", usual: 16 },
    output: "draw all runs in one figure (SVG)",
  });
  return withAlongOptions(command)
    .description(
      "weights as what commutes with the group and the rest: against L_equiv along training, and near the equivariant ones",
    )
    .addOption(
      new Option(
        "--part <name>",
        "along: at all kept checkpoints, with all kinds of weights; near: steps away from the equivariant weights",
      )
        .choices(["both", "along", "near"])
        .default("both"),
    )
    .addOption(
      new Option(
        "--kernels <kind>",
        "what commutes of convolutions: exactly, or kernels symmetric about their own middle, of which strided ones do not",
      )
        .choices(["commuting", "symmetric"])
        .default("commuting"),
    )
    .option("--near-samples <number>", "samples near the equivariant weights, at most", "2")
    .option("--directions <number>", "random directions away from them, 0 for none", "2")
    .option(
      "--products <number>",
      "for the largest constant of theorem 5 where there is no closed form, 0 for none",
      "8",
    )
    .action(parameters);
}

async function parameters(runs: string[], flags: ParametersFlags): Promise<void> {
  const options: ParametersOptions = {
    ...lossOptionsOf(flags),
    ...alongOptionsOf(flags),
    part: flags.part,
    kernels: flags.kernels,
    nearSamples: count("--near-samples", flags.nearSamples),
    directions: count("--directions", flags.directions, 0),
    products: count("--products", flags.products, 0),
  };
  const { analyzeParameters, parametersFile } = await import("../../runs/analyze/index.js");
  const { parametersFigure } = await import("../../report/index.js");
  const { parametersTable, parametersText } = await import("./parameters-text.js");
  await analyzeEach<ParametersAnalysis>(runs, flags, {
    fileOf: parametersFile,
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeParameters(folder, { ...options, checkpoint, onProgress: show }),
    draw: (subjects) =>
      parametersFigure(
        subjects.map(({ name, result: { along, near } }) => ({ name, along, near })),
      ),
    text: parametersText,
    table: parametersTable,
  });
}
