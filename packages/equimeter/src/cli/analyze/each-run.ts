import { resolve } from "node:path";

import { UserError } from "../../errors.js";
import type { Analysis } from "../../runs/analyze/index.js";
import { checkpointLabel } from "../../runs/checkpoint-choice.js";
import { type RunChoice, runChoice } from "../run-options.js";
import type { AnalyzeFlags } from "./options.js";
import { checkOutput } from "./output.js";
import { type ProgressLine, progressLine } from "./progress.js";

/** The result of one run under the name that tables and figures give it. */
export interface Named<Result> {
  readonly name: string;
  readonly result: Result;
}

/** What a verb does with runs. */
export interface Verb<Result extends Analysis<object>> {
  /** Of the files in a run's folder, without the ending. */
  readonly fileOf: (folder: string, settings: Result["settings"]) => string;
  /** Of what `draw` makes. */
  readonly ending: ".svg" | ".md";
  readonly analyze: (run: RunChoice, progress: ProgressLine) => Promise<Result>;
  /** A figure, or a table to keep. */
  readonly draw: (subjects: readonly Named<Result>[]) => string;
  /** For a terminal, of one run in all detail. */
  readonly text: (subject: Named<Result>) => string;
  /** For a terminal, of several. */
  readonly table: (subjects: readonly Named<Result>[]) => string;
}

interface Done<Result> {
  readonly run: RunChoice;
  readonly result: Result;
}

/**
 * Analyses runs one after the other. Each leaves its files in its own folder as soon as it is done; what
 * all of them say is shown, and written to `--output`, at the end. Of several runs one that fails is
 * named on stderr, the others go on, and the exit code is 1.
 *
 * @throws UserError for flags, and where there is one run only, for what is wrong with it
 */
export async function analyzeEach<Result extends Analysis<object>>(
  names: readonly string[],
  flags: AnalyzeFlags,
  verb: Verb<Result>,
): Promise<void> {
  const runs = names.map((name) => runChoice(name, flags.checkpoint));
  refuseTwice(runs, names);
  const { output, json } = flags;
  if (output !== undefined) checkOutput(output, verb.ending);
  const { writeFileAtomic } = await import("../../runs/index.js");
  const done: Done<Result>[] = [];
  const files: string[] = [];
  for (const [i, run] of runs.entries()) {
    const progress = progressLine(names[i]);
    try {
      const result = await verb.analyze(run, progress);
      const file = verb.fileOf(run.folder, result.settings);
      writeFileAtomic(`${file}${verb.ending}`, verb.draw(named([{ run, result }])));
      done.push({ run, result });
      files.push(`${file}.json`, `${file}${verb.ending}`);
    } catch (error) {
      progress.clear();
      if (runs.length === 1 || !(error instanceof UserError)) throw error;
      const { message, stack } = error;
      process.stderr.write(`equimeter: ${names[i]}: ${flags.debug ? stack : message}\n`);
      process.exitCode = 1;
    } finally {
      progress.clear();
    }
  }
  if (done.length === 0) {
    if (json) process.stdout.write("[]\n");
    return;
  }
  const subjects = named(done);
  if (output !== undefined) {
    writeFileAtomic(output, verb.draw(subjects));
    files.push(output);
  }
  const results = subjects.map(({ result }) => result);
  const text = runs.length === 1 ? verb.text(subjects[0]) : verb.table(subjects);
  const shown = json
    ? JSON.stringify(runs.length === 1 ? results[0] : results, null, 2)
    : `${text}\n\n${files.join("\n")}`;
  process.stdout.write(`${shown}\n`);
}

/** By the names of the runs, or their folders where two share theirs, and what of them was taken. */
function named<Result extends Analysis<object>>(done: readonly Done<Result>[]): Named<Result>[] {
  return done.map(({ run, result }) => {
    const shared = done.some(
      (other) => other.result.name === result.name && !isSameFolder(other.run, run),
    );
    const label = checkpointLabel(run.checkpoint, result.step);
    const name = shared ? run.folder : result.name;
    return { name: label === "" ? name : `${name} ${label}`, result };
  });
}

const isSameFolder = (a: RunChoice, b: RunChoice): boolean =>
  resolve(a.folder) === resolve(b.folder);

function refuseTwice(runs: readonly RunChoice[], names: readonly string[]): void {
  const twice = runs.findIndex((run, i) =>
    runs.some(
      (other, j) => j < i && isSameFolder(run, other) && run.checkpoint === other.checkpoint,
    ),
  );
  if (twice >= 0)
    throw new UserError(
      `the run ${names[twice]} is given twice; name it once, or another of its checkpoints (RUN@initial)`,
    );
}
