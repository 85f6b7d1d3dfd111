import type { Command } from "commander";

import type { SamplesAnalysis, SamplesOptions } from "../../runs/analyze/index.js";
import { count, flowTime } from "../numbers.js";
import { analyzeEach } from "./each-run.js";
import { analysis, type AnalyzeFlags, optionsOf } from "./options.js";

interface SamplesFlags extends AnalyzeFlags {
  time?: string;
  rotations?: string;
  mostPasses: string;
  repetitions: string;
  degrees: string;
}

export function samplesCommand(): Command {
  return analysis("samples", {
    example: "runs/quickstart",
    samples: { what: "samples at most", usual: 8 },
    output: "draw all runs in one figure (SVG)",
  })
    .description(
      "how precisely few rotations measure the percent, by design, and why: moments and degrees of the twisted prediction",
    )
    .option("--time <t>", "of a flow: the time to look at (default: 0.5)")
    .option(
      "--rotations <number>",
      "independent draws for moments, degrees and bootstrap (default: 480; all of a finite group)",
    )
    .option("--most-passes <number>", "designs have so many passes at most", "60")
    .option("--repetitions <number>", "how often each design measures anew", "20")
    .option("--degrees <number>", "the last degree of rotation to look at", "8")
    .action(samples);
}

async function samples(runs: string[], flags: SamplesFlags): Promise<void> {
  const options = samplesOptions(flags);
  const { analyzeSamples, samplesFile } = await import("../../runs/analyze/index.js");
  const { samplesFigure } = await import("../../report/index.js");
  const { samplesTable, samplesText } = await import("./samples-text.js");
  await analyzeEach<SamplesAnalysis>(runs, flags, {
    fileOf: samplesFile,
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeSamples(folder, { ...options, checkpoint, onProgress: show }),
    draw: (subjects) => samplesFigure(subjects.map(({ name, result }) => ({ ...result, name }))),
    text: samplesText,
    table: samplesTable,
  });
}

/** Of the draws at hand, and of the passes of a design. */
const least = { draws: 20, passes: 4 };

function samplesOptions(flags: SamplesFlags): SamplesOptions {
  const { time, rotations } = flags;
  return {
    ...optionsOf(flags),
    ...(time !== undefined && { t: flowTime("--time", time) }),
    ...(rotations !== undefined && { rotations: count("--rotations", rotations, least.draws) }),
    mostPasses: count("--most-passes", flags.mostPasses, least.passes),
    repetitions: count("--repetitions", flags.repetitions, 2),
    degrees: count("--degrees", flags.degrees),
  };
}
