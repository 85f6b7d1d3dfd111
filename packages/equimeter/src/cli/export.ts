import { Command, Option } from "commander";

import { collectValues } from "./collect-values.js";

interface ExportFlags {
  parquet?: string;
  csv?: string;
  tensorboard?: string;
  kind?: string[];
  overwrite?: boolean;
  json?: boolean;
}

/** `equimeter export RUN... --parquet FILE`: the lines of runs for other tools. */
export function exportCommand(): Command {
  return new Command("export")
    .description("write the numbers of runs for other tools: Parquet, CSV, TensorBoard event files")
    .argument("<run...>", "run folders, for example runs/first runs/second")
    .option("--parquet <file>", "one table of all lines, a column a number")
    .option("--csv <file>", "the same table as text")
    .option(
      "--tensorboard <folder>",
      "an event file for each run, in a folder of its name below this",
    )
    .addOption(
      new Option(
        "--kind <kind>",
        "only lines of this kind: train, monitor, test, twirl, head, gradients, scalars or note (repeatable; default: all)",
      ).argParser(collectValues),
    )
    .option("--overwrite", "replace files that are there")
    .option("--json", "print what was written as JSON")
    .action(exportNumbers);
}

async function exportNumbers(folders: string[], flags: ExportFlags): Promise<void> {
  const { json, kind, ...options } = flags;
  const { exportRuns, parseKinds } = await import("../runs/exchange/export/index.js");
  const written = await exportRuns(folders, { ...options, kinds: parseKinds(kind ?? []) });
  const shown = json
    ? JSON.stringify(written, null, 2)
    : written.map(({ path, count }) => `${path} (${count})`).join("\n");
  process.stdout.write(`${shown}\n`);
}
