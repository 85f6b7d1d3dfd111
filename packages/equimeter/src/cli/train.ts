import { Command } from "commander";

import type { Executed } from "../runs/execute.js";
import type { ResolvedConfig } from "../runs/index.js";
import { collectValues } from "./collect-values.js";

export interface TrainFlags {
  set: string[];
  variant: string[];
  runs: string;
  resume?: boolean;
  overwrite?: boolean;
  acceptChanges?: boolean;
  json?: boolean;
}

const defaultRuns = "runs";

/** `equimeter train RECIPE`: trains a model and watches its symmetry. */
export function trainCommand(): Command {
  return new Command("train")
    .description("train a model by a recipe and watch how much broken symmetry costs it")
    .argument("<recipe>", "YAML file, for example recipes/quickstart-augmented.yaml")
    .option(
      "--set <key=value>",
      "override a key of the recipe, for example train.steps=500 (repeatable)",
      collectValues,
      [],
    )
    .option(
      "--variant <name>",
      "train this variant of the recipe, or `all`: the recipe and its variants (repeatable)",
      collectValues,
      [],
    )
    .option("--runs <folder>", "where run folders are kept", defaultRuns)
    .option("--resume", "continue the run of this name from its last checkpoint")
    .option("--accept-changes", "resume although the recipe has changed since")
    .option("--overwrite", "replace the run of this name")
    .option("--json", "print the result as JSON")
    .action(train);
}

async function train(recipe: string, flags: TrainFlags): Promise<void> {
  const { openRun } = await import("../runs/index.js");
  const { summaryTable } = await import("../report/index.js");
  const { UserError } = await import("../errors.js");
  if (flags.resume && flags.overwrite)
    throw new UserError("--resume continues a run and --overwrite replaces it: choose one");
  const configs = await configsOf(recipe, flags);
  const results = [];
  for (const config of configs) {
    const result = await (configs.length > 1 ? oneOfSeveral : runWithProgress)(config, flags);
    results.push(result);
    if (result.state === "stopped") break;
  }
  const stopped = results.find(({ state }) => state === "stopped");
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(configs.length > 1 ? results : results[0], null, 2)}\n`);
  } else {
    const runs = results.map(({ folder }) => openRun(folder));
    const rows = summaryTable(
      runs.map(({ config, metrics }) => ({ name: config.name, lines: metrics })),
    );
    const ends = results.map(({ folder, state, step }) => `${folder}: ${state} at step ${step}\n`);
    process.stdout.write(`${rows}\n\n${ends.join("")}`);
    if (stopped) process.stdout.write(`continue with: ${continuing(recipe, flags)}\n`);
  }
  if (stopped) process.exitCode = 130;
}

/** What is to be trained: the recipe, variants that are named, or all after the recipe itself. */
async function configsOf(recipe: string, { set, variant }: TrainFlags): Promise<ResolvedConfig[]> {
  const { loadConfig, variantNames } = await import("../runs/index.js");
  const itself = () => loadConfig(recipe, { set });
  if (variant.length === 0) return [itself()];
  const isAll = variant.includes("all");
  const names = isAll ? variantNames(recipe) : [...new Set(variant)];
  const variants = names.map((name) => loadConfig(recipe, { set, variant: name }));
  return isAll ? [itself(), ...variants] : variants;
}

/** Trains a run unless it is finished; --resume continues those that have begun. */
async function oneOfSeveral(config: ResolvedConfig, flags: TrainFlags): Promise<Executed> {
  const { existsSync } = await import("node:fs");
  const { join } = await import("node:path");
  const { finishedRun } = await import("../runs/index.js");
  const folder = join(flags.runs, config.name);
  if (!existsSync(folder)) return runWithProgress(config, { ...flags, resume: false });
  const done = finishedRun(folder, config);
  if (!done || flags.overwrite) return runWithProgress(config, flags);
  process.stderr.write(`${folder} is finished already\n`);
  return { folder, state: "finished", step: done.record.step };
}

/** The command line that goes on where this one stopped, ready for a shell. */
function continuing(recipe: string, { set, variant, runs }: TrainFlags): string {
  const overrides = set.flatMap((override) => ["--set", override]);
  const variants = variant.flatMap((name) => ["--variant", name]);
  const where = runs === defaultRuns ? [] : ["--runs", runs];
  const words = ["equimeter", "train", recipe, ...variants, ...overrides, ...where, "--resume"];
  const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(" ");
}

/** Trains in a worker, showing progress, until the end or Ctrl-C. */
export async function runWithProgress(
  config: ResolvedConfig,
  flags: Pick<TrainFlags, "runs" | "resume" | "overwrite" | "acceptChanges">,
): Promise<Executed> {
  const { start } = await import("../runs/start.js");
  const { progressView } = await import("./progress.js");
  const { untilDone } = await import("./interruptible.js");
  const view = progressView(config.name);
  const options = {
    root: flags.runs,
    command: ["equimeter", ...process.argv.slice(2)],
    ...(flags.resume && { resume: true }),
    ...(flags.overwrite && { overwrite: true }),
    ...(flags.acceptChanges && { acceptChanges: true }),
  };
  try {
    return await untilDone(start(config, options, (progress) => view.update(progress)));
  } finally {
    view.end();
  }
}
