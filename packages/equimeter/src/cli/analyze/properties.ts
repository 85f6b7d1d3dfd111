import type { Command } from "commander";

import type { PropertyReport } from "../../analyze/index.js";
import { UserError } from "../../errors.js";
import type { PropertiesAnalysis, PropertiesOptions } from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { analyzeEach } from "./each-run.js";
import { distinct, listOf } from "./options.js";
import { voxelAnalysis, type VoxelFlags, voxelOptionsOf } from "./voxel-options.js";

interface PropertiesFlags extends VoxelFlags {
  setup: string;
  steps: string;
  batchSize: string;
  learningRate: string;
  trainSamples?: string;
}

export function propertiesCommand(): Command {
  return voxelAnalysis("properties", {
    samples: 100,
    angles: "90,180,270; 0 is always there",
    output: "write a table with all runs (Markdown)",
  })
    .description("train a head to predict asphericity, and compare predictions of turned molecules")
    .option(
      "--setup <list>",
      "what learns: encoder, joint (with denoising), frozen",
      "encoder,joint",
    )
    .option("--steps <number>", "steps of training", "1000")
    .option("--batch-size <number>", "molecules a step", "8")
    .option("--learning-rate <number>", "of AdamW", "5e-4")
    .option(
      "--train-samples <number>",
      "molecules to learn from at most (default: the training part)",
    )
    .action(properties);
}

async function properties(runs: string[], flags: PropertiesFlags): Promise<void> {
  const options = propertiesOptions(flags);
  const { analyzeProperties, voxelFile } = await import("../../runs/analyze/index.js");
  const { propertiesFile, propertiesText } = await import("./properties-text.js");
  await analyzeEach<PropertiesAnalysis>(runs, flags, {
    fileOf: (folder, settings) => voxelFile(folder, "properties", settings),
    ending: ".md",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeProperties(folder, {
        ...options,
        checkpoint,
        onStep: (setup, step, steps) => show(`${setup}, step ${step}/${steps}`),
      }),
    draw: propertiesFile,
    text: (subject) => propertiesText([subject]),
    table: propertiesText,
  });
}

function propertiesOptions(flags: PropertiesFlags): PropertiesOptions {
  const { trainSamples, learningRate } = flags;
  if (flags.split === "train")
    throw new UserError(
      "--split train: heads learn from that part, which cannot test them; take validation or test",
    );
  const rate = learningRate.trim() === "" ? Number.NaN : Number(learningRate);
  if (!(rate > 0 && rate < Infinity))
    throw new UserError(`--learning-rate must be a number above 0, got "${learningRate}"`);
  return {
    ...voxelOptionsOf(flags),
    setups: distinct("--setup", listOf(flags.setup).map(setupOf)),
    steps: count("--steps", flags.steps),
    batchSize: count("--batch-size", flags.batchSize),
    learningRate: rate,
    ...(trainSamples !== undefined && { trainSamples: count("--train-samples", trainSamples) }),
  };
}

function setupOf(name: string): PropertyReport["setup"] {
  if (name === "encoder" || name === "joint" || name === "frozen") return name;
  throw new UserError(
    `--setup must be a list of encoder, joint and frozen, such as encoder,joint, not "${name}"`,
  );
}
