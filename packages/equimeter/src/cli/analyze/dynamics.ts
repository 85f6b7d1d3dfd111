import { Command } from "commander";
import { extname } from "node:path";

import { usualSummary } from "../../analyze/dynamics/summary.js";
import { UserError } from "../../errors.js";
import type { DynamicsAnalysis, DynamicsSettings } from "../../runs/analyze/dynamics.js";
import { collectValues } from "../collect-values.js";
import { count } from "../numbers.js";
import { runChoice } from "../run-options.js";
import { distinct, listOf } from "./options.js";
import { checkOutput } from "./output.js";

interface DynamicsFlags {
  dipBefore: string;
  marks: string;
  seed: string;
  reference?: string[];
  referenceSeries?: string[];
  output?: string;
  json?: boolean;
  debug?: boolean;
}

/** The flags and the work of a verb that looks at `metrics.jsonl` alone: nothing here needs libtorch. */
export function dynamicsCommand(): Command {
  return new Command("dynamics")
    .description("dip, rebound and first crossings of the percent over training, with intervals")
    .argument("[run...]", "run folders, for example runs/quickstart; they may still be training")
    .option(
      "--dip-before <step>",
      "the dip is the smallest percent up to this step",
      `${usualSummary.dipBefore}`,
    )
    .option(
      "--marks <list>",
      "percents whose first crossings are looked for",
      usualSummary.marks.join(),
    )
    .option("--seed <number>", "seed of the intervals", "0")
    .option(
      "--reference <file>",
      "CSV with the header series,step,value (a share of the loss, 0 to 1): published curves beside the runs, or without any (repeatable)",
      collectValues,
    )
    .option(
      "--reference-series <name>",
      "only this series of the reference files; of series named `t=0.9 smoothed`, `smoothed` are all times (repeatable)",
      collectValues,
    )
    .option(
      "--output <file>",
      "all curves as a table in the columns of the published one (.csv), or in one figure (.svg)",
    )
    .option("--json", "print runs and references as JSON")
    .action(dynamics);
}

async function dynamics(names: string[], flags: DynamicsFlags): Promise<void> {
  const settings = settingsOf(flags);
  const { reference: files = [], referenceSeries: series = [], output, json } = flags;
  refuseUnsuitable(names, files, series);
  const ending = output === undefined ? undefined : endingOf(output);
  const { writeFileAtomic } = await import("../../runs/index.js");
  const { analyzeDynamics, dynamicsFile } = await import("../../runs/analyze/dynamics.js");
  const { dynamicsFigure, fallsOf, readRuns } = await import("../../report/index.js");
  const { csvOf, dynamicsText } = await import("./dynamics-text.js");
  const { readPublished } = await import("./dynamics-references.js");
  const published = readPublished(files, series, settings);
  const verdicts = (folder: string) => Object.values(fallsOf(readRuns([folder])))[0];
  const results: DynamicsAnalysis[] = [];
  const written: string[] = [];
  for (const folder of names) {
    try {
      const result = analyzeDynamics(folder, settings, verdicts);
      const file = dynamicsFile(folder, settings);
      writeFileAtomic(`${file}.svg`, dynamicsFigure([named(result)], { published }));
      results.push(result);
      written.push(`${file}.json`, `${file}.svg`);
    } catch (error) {
      if (names.length === 1 || !(error instanceof UserError)) throw error;
      process.stderr.write(`equimeter: ${folder}: ${flags.debug ? error.stack : error.message}\n`);
      process.exitCode = 1;
    }
  }
  const subjects = results.map((result) => named(result, results));
  if (output !== undefined) {
    const table = () => csvOf(subjects, published, settings);
    writeFileAtomic(output, ending === ".csv" ? table() : dynamicsFigure(subjects, { published }));
    written.push(output);
  }
  const shown = json
    ? JSON.stringify({ runs: results, references: published }, null, 2)
    : [dynamicsText(subjects, published), "", ...written].join("\n").trimEnd();
  process.stdout.write(`${shown}\n`);
}

/** A run under its name, or its folder where two share theirs. */
function named(result: DynamicsAnalysis, all: readonly DynamicsAnalysis[] = []) {
  const { name, run, curves } = result;
  const isShared = all.some((other) => other.name === name && other.run !== run);
  return { name: isShared ? run : name, curves };
}

export type NamedDynamics = ReturnType<typeof named>;

function settingsOf(flags: DynamicsFlags): DynamicsSettings {
  return {
    dipBefore: count("--dip-before", flags.dipBefore, 0),
    marks: distinct("--marks", listOf(flags.marks).map(markOf)),
    seed: count("--seed", flags.seed, 0),
  };
}

function markOf(text: string): number {
  const mark = Number(text);
  if (text !== "" && mark > 0 && mark < 100) return mark;
  throw new UserError(`--marks must be a list of percents such as 5,2,1, not "${text}"`);
}

/** @throws UserError for nothing to look at, a run that is given twice, and one of its checkpoints */
function refuseUnsuitable(
  names: readonly string[],
  files: readonly string[],
  series: readonly string[],
): void {
  if (names.length + files.length === 0)
    throw new UserError("give a run folder, or a file of curves with --reference FILE");
  if (series.length > 0 && files.length === 0)
    throw new UserError("--reference-series needs the file that has it: add --reference FILE");
  distinct("analyze dynamics", names);
  const checkpoint = names.find((name) => runChoice(name, "last").folder !== name);
  if (checkpoint !== undefined)
    throw new UserError(
      `${checkpoint}: dynamics are of a whole run, not of a checkpoint; leave out what follows the @`,
    );
}

/** @throws UserError for another ending than those of a table and a figure */
function endingOf(file: string): ".csv" | ".svg" {
  const ending = extname(file).toLowerCase();
  if (ending !== ".csv" && ending !== ".svg")
    throw new UserError(
      `--output ${file}: what is written is a table or a figure; give its name the ending .csv or .svg`,
    );
  checkOutput(file, ending);
  return ending;
}
