import { Command } from "commander";

export interface TrainFlags {
  set: string[];
  runs: string;
  resume?: boolean;
  overwrite?: boolean;
  acceptChanges?: boolean;
  json?: boolean;
}

const defaultRuns = "runs";

export const collectValues = (value: string, before: string[]): string[] => [...before, value];

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
    .option("--runs <folder>", "where run folders are kept", defaultRuns)
    .option("--resume", "continue the run of this name from its last checkpoint")
    .option("--accept-changes", "resume although the recipe has changed since")
    .option("--overwrite", "replace the run of this name")
    .option("--json", "print the result as JSON")
    .action(train);
}

async function train(recipe: string, flags: TrainFlags): Promise<void> {
  const { loadConfig, openRun } = await import("../runs/index.js");
  const { summaryTable } = await import("../report/index.js");
  const { UserError } = await import("../errors.js");
  if (flags.resume && flags.overwrite)
    throw new UserError("--resume continues a run and --overwrite replaces it: choose one");
  const config = loadConfig(recipe, { set: flags.set });
  const result = await runWithProgress(config, flags);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    const { metrics } = openRun(result.folder);
    const rows = summaryTable([{ name: config.name, lines: metrics }]);
    process.stdout.write(`${rows}\n\n${result.folder}: ${result.state} at step ${result.step}\n`);
    if (result.state === "stopped")
      process.stdout.write(`continue with: ${continuing(recipe, flags)}\n`);
  }
  if (result.state === "stopped") process.exitCode = 130;
}

/** The command line that goes on where this one stopped, ready for a shell. */
function continuing(recipe: string, { set, runs }: TrainFlags): string {
  const overrides = set.flatMap((override) => ["--set", override]);
  const where = runs === defaultRuns ? [] : ["--runs", runs];
  const words = ["equimeter", "train", recipe, ...overrides, ...where, "--resume"];
  const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(" ");
}

/** Trains in a worker, showing progress, until the end or Ctrl-C. */
export async function runWithProgress(
  config: import("../runs/index.js").ResolvedConfig,
  flags: Pick<TrainFlags, "runs" | "resume" | "overwrite" | "acceptChanges">,
): Promise<import("../runs/execute.js").Executed> {
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
