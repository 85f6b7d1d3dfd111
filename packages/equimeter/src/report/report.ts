import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "../errors.js";
import { cleanLeftovers, readMeasuredRun, writeFileAtomic } from "../runs/index.js";
import { wide } from "./figures/style.js";
import { type NamedFall, runFalls } from "./falls.js";
import { figuresOf, linesOfRun, pageOf } from "./html.js";
import { drawnOnce } from "./page/figure.js";
import type { References } from "./page/figures.js";
import type { ReportRun } from "./page/run.js";
import { runSummary, type RunSummary } from "./summary.js";

export interface ReportOptions {
  /** By default the names of the runs. */
  title?: string;
  /** Keys of the runs in `summary.json`, one each, in the order of the folders; by default their names. */
  summaryKeys?: string[];
  /** Curves from elsewhere for the figures. */
  references?: References;
}

/**
 * Draws runs as a report: `report.html`, `summary.json` (for each run its `runSummary` with raw
 * weights) and `figures/*.svg`. Every run is read before anything is written, and every file is
 * replaced as a whole.
 *
 * @param runFolders one or more run folders
 * @param outFolder made when missing; other files in it are left alone
 * @returns the path of `report.html`
 * @throws UserError when a run is missing or damaged or the folder cannot be written
 */
export function writeReport(
  runFolders: string[],
  outFolder: string,
  options: ReportOptions = {},
): string {
  return writeReportOf(readRuns(runFolders), outFolder, options);
}

/** The same of runs that are read already. */
export function writeReportOf(
  runs: readonly ReportRun[],
  outFolder: string,
  options: ReportOptions = {},
): string {
  const { title = titleOf(runs), references } = options;
  const summary = summarise(runs, options.summaryKeys ?? runs.map(({ name }) => name));
  const figures = figuresOf(runs, references).map(drawnOnce);
  const page = pageOf(title, runs, new Date(), figures);
  makeFolder(join(outFolder, "figures"));
  for (const { file, draw } of figures)
    writeFileAtomic(join(outFolder, "figures", `${file}.svg`), draw(wide));
  writeFileAtomic(join(outFolder, "summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
  const path = join(outFolder, "report.html");
  writeFileAtomic(path, page);
  return path;
}

/**
 * Reads runs and gives each a name of its own: the run's, or its folder where two runs share theirs.
 *
 * @throws UserError when there is none, or one is missing, damaged or given twice
 */
export function readRuns(runFolders: string[]): ReportRun[] {
  if (runFolders.length === 0) throw new UserError("give at least one run folder to report on");
  const twice = runFolders.find(
    (folder, i) => runFolders.findIndex((other) => resolve(other) === resolve(folder)) < i,
  );
  if (twice !== undefined) throw new UserError(`the run ${twice} is given twice; name it once`);
  const runs = runFolders.map(readMeasuredRun);
  return runs.map((run) => {
    const { name } = run.record;
    const shared = runs.filter(({ record }) => record.name === name).length > 1;
    return { name: shared ? run.folder : name, run } as ReportRun;
  });
}

/** The summaries of runs under their keys. */
export function summarise(runs: readonly ReportRun[], keys: string[]): Record<string, RunSummary> {
  if (keys.length !== runs.length) {
    throw new RangeError(`${keys.length} summary keys for ${runs.length} runs`);
  }
  return Object.fromEntries(runs.map(({ run }, i) => [keys[i], runSummary(run.metrics)]));
}

/** How the percent of runs fell, under their names. */
export function fallsOf(runs: readonly ReportRun[]): Record<string, NamedFall[]> {
  return Object.fromEntries(runs.map((run) => [run.name, runFalls(linesOfRun(run))]));
}

function titleOf(runs: readonly ReportRun[]): string {
  return runs.map(({ name }) => name).join(", ");
}

function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true });
    cleanLeftovers(folder);
    cleanLeftovers(join(folder, ".."));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`the folder ${folder} cannot be made (${code}); choose another with --out`);
  }
}
