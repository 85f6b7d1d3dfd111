import { Command } from "commander";

import { collectValues } from "./collect-values.js";

interface ImportFlags {
  out: string;
  map?: string[];
  step?: string;
  time?: string;
  overwrite?: boolean;
  json?: boolean;
}

/** `equimeter import PATH... -o runs/NAME`: curves from elsewhere as a run folder. */
export function importCommand(): Command {
  return new Command("import")
    .description("make a run folder of curves from elsewhere: TensorBoard event files or CSV")
    .argument(
      "<path...>",
      "folder of event files, one of them, or a CSV with a header; of several, the name of each stands before its curves",
    )
    .requiredOption("-o, --out <folder>", "run folder to make, for example runs/theirs")
    .option(
      "--map <ours=theirs>",
      "what a curve is in our words: loss=train/loss, percent=val/percent (repeatable)",
      collectValues,
    )
    .option("--step <column>", "column of a CSV that holds the steps (default: step)")
    .option(
      "--time <column>",
      "column of a CSV that holds seconds (default: time, where there is one)",
    )
    .option("--overwrite", "replace the curves of an earlier import of this name")
    .option("--json", "print what was imported as JSON")
    .action(importCurves);
}

async function importCurves(paths: string[], flags: ImportFlags): Promise<void> {
  const { out, json, ...options } = flags;
  const { importRun } = await import("../runs/exchange/import/index.js");
  const imported = importRun(paths, out, options);
  if (json) {
    process.stdout.write(`${JSON.stringify(imported, null, 2)}\n`);
    return;
  }
  const { textTable } = await import("../report/index.js");
  const table = textTable(
    ["curve", "was called", "points"],
    imported.curves.map(({ name, from, points }) => [name, from, `${points}`]),
  );
  const left = imported.left.map((sentence) => `${sentence}\n`);
  process.stdout.write(
    `${table}\n${left.join("")}\n${imported.folder} (${imported.steps} steps, the last ${imported.lastStep})\n`,
  );
}
