import { Command } from "commander";

import { UserError } from "../errors.js";
import type { References } from "../report/index.js";
import { collectValues } from "./collect-values.js";

interface ReportFlags {
  out?: string;
  title?: string;
  reference?: string[];
  referenceSeries?: string[];
  referenceLosses?: string;
  referenceDecay: number;
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
    .option(
      "--reference <file>",
      "CSV with the header series,step,value (a share of the loss, 0 to 1) whose curves the percent figure draws in grey; of series named `t=0.9` in the panel of that time; with the header t,value bars (repeatable)",
      collectValues,
    )
    .option(
      "--reference-series <name>",
      "draw this series of the reference files; of series named `t=0.9 smoothed`, `smoothed` are all times (repeatable; default: all)",
      collectValues,
    )
    .option(
      "--reference-losses <file>",
      "CSV of the same form with the series L_equiv and L_total, of averaged weights, for the figure of what averaging does",
    )
    .option(
      "--reference-decay <number>",
      "what that average keeps of the weights at every step",
      decayOf,
      0.999,
    )
    .option("--json", "print the path and the numbers as JSON")
    .action(report);
}

function decayOf(text: string): number {
  const value = Number(text);
  if (value > 0 && value < 1) return value;
  throw new UserError(`--reference-decay must be between 0 and 1, both excluded, got "${text}"`);
}

async function report(folders: string[], flags: ReportFlags): Promise<void> {
  const { out, title, json } = flags;
  const { join } = await import("node:path");
  const { fallsOf, readRuns, summarise, summaryTable, writeReportOf } =
    await import("../report/index.js");
  const references = await referencesOf(flags);
  const runs = readRuns(folders);
  const lines = runs.map(({ name, run }) => ({ name, lines: run.metrics }));
  const folder = out ?? join("reports", runs.length === 1 ? runs[0].run.record.name : "runs");
  const path = writeReportOf(runs, folder, { title, references });
  const summaries = summarise(
    runs,
    lines.map(({ name }) => name),
  );
  const shown = json
    ? JSON.stringify({ report: path, runs: summaries, falls: fallsOf(runs) }, null, 2)
    : `${summaryTable(lines)}\n\n${path}`;
  process.stdout.write(`${shown}\n`);
}

async function referencesOf(flags: ReportFlags): Promise<References> {
  const { readPercents, readReferenceLosses } = await import("../report/index.js");
  const { reference: files = [], referenceSeries: names = [], referenceLosses: losses } = flags;
  if (names.length > 0 && files.length === 0)
    throw new UserError("--reference-series needs the file that has it: add --reference FILE");
  const { curves, bars } = readPercents(files, names);
  return {
    percents: curves,
    bars,
    ...(losses !== undefined && { losses: readReferenceLosses(losses) }),
    decay: flags.referenceDecay,
  };
}
