import { Command } from "commander";

interface ReportFlags {
  out?: string;
  title?: string;
  json?: boolean;
}

/** `equimeter report RUN...`: draws finished or running runs as one page. */
export function reportCommand(): Command {
  return new Command("report")
    .description("draw runs as a page with figures, tables and settings (self-contained HTML)")
    .argument("<run...>", "run folders, for example runs/first runs/second")
    .option(
      "--out <folder>",
      "where to write (default: reports/<name of the run>, or reports/runs)",
    )
    .option("--title <text>", "heading of the report (default: the names of the runs)")
    .option("--json", "print the path and the numbers as JSON")
    .action(report);
}

async function report(folders: string[], { out, title, json }: ReportFlags): Promise<void> {
  const { join } = await import("node:path");
  const { readRuns, summarise, summaryTable, writeReport } = await import("../report/index.js");
  const runs = readRuns(folders);
  const lines = runs.map(({ name, run }) => ({ name, lines: run.metrics }));
  const folder = out ?? join("reports", runs.length === 1 ? runs[0].run.config.name : "runs");
  const path = writeReport(folders, folder, { title });
  const summaries = summarise(
    runs,
    lines.map(({ name }) => name),
  );
  const shown = json
    ? JSON.stringify({ report: path, runs: summaries }, null, 2)
    : `${summaryTable(lines)}\n\n${path}`;
  process.stdout.write(`${shown}\n`);
}
