import { Command } from "commander";

import { UserError } from "../errors.js";
import { collectValues } from "./collect-values.js";
import type { TrainFlags } from "./train.js";

type QuickstartFlags = Pick<TrainFlags, "set" | "runs" | "json"> & { out: string };

/** `equimeter quickstart`: the first three experiments, on the demo data. */
export function quickstartCommand(): Command {
  return new Command("quickstart")
    .description("train with and without rotation augmentation, average over rotations, report")
    .option("--set <key=value>", "override a key of both recipes (repeatable)", collectValues, [])
    .option("--runs <folder>", "where run folders are kept", "runs")
    .option("--out <folder>", "where the report is written", "reports/quickstart")
    .option("--json", "print the summary as JSON")
    .action(quickstart);
}

const title = "Quickstart: what broken rotation symmetry costs a force field";
const recipes = [
  { key: "augmented", file: "quickstart-augmented.yaml" },
  { key: "notAugmented", file: "quickstart-not-augmented.yaml" },
];

async function quickstart(flags: QuickstartFlags): Promise<void> {
  const { fileURLToPath } = await import("node:url");
  const { join } = await import("node:path");
  const { loadConfig } = await import("../runs/index.js");
  const { readRuns, summarise, summaryTable, writeReportOf } = await import("../report/index.js");
  const { runWithProgress } = await import("./train.js");

  const folder = fileURLToPath(new URL("../../../../recipes", import.meta.url));
  const configs = recipes.map(({ file }) => loadConfig(join(folder, file), { set: flags.set }));
  if (configs[0].name === configs[1].name)
    throw new UserError(`both runs would be called ${configs[0].name}: leave name out of --set`);
  const started = performance.now();
  const folders: string[] = [];
  for (const config of configs) {
    const result = await runWithProgress(config, { runs: flags.runs, overwrite: true });
    if (result.state === "stopped") {
      process.stderr.write(
        `stopped in ${result.folder} at step ${result.step}; no report written\n`,
      );
      process.exitCode = 130;
      return;
    }
    folders.push(result.folder);
  }
  const summaryKeys = recipes.map(({ key }) => key);
  const runs = readRuns(folders);
  const page = writeReportOf(runs, flags.out, { title, summaryKeys });
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(summarise(runs, summaryKeys), null, 2)}\n`);
    return;
  }
  const table = summaryTable(runs.map(({ name, run }) => ({ name, lines: run.metrics })));
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${table}\n\n${page} (everything in ${seconds} s)\n`);
}
