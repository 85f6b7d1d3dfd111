import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { finishedRun, loadConfig, openRun, writeFileAtomic } from "../../runs/index.js";
import type { Step } from "./figure.js";
import { commandLine, type Printed } from "./page.js";
import type { Plan, TrainingPlan } from "./plan.js";

/** Runs a command line of this program. @returns its exit code */
export type Main = (argv: readonly string[]) => Promise<number>;

/** A command that ended with another code than 0 has said why on stderr. */
export class CommandFailed extends Error {
  constructor(readonly code: number) {
    super(`a command ended with code ${code}`);
  }
}

/** Trains a run, goes on with one that broke off, and leaves one alone that is finished. @throws CommandFailed */
export async function train(
  { argv, recipe, options, runs }: TrainingPlan,
  main: Main,
): Promise<void> {
  const config = loadConfig(recipe, options);
  const folder = join(runs, config.name);
  if (finishedRun(folder, config)) {
    process.stderr.write(`${folder} is finished already\n`);
    return;
  }
  await succeed(main, [...argv, ...(existsSync(folder) ? ["--resume"] : [])]);
}

/** What was printed by each command, as `printed.json` in the figure's folder holds it. */
type Record = { [command: string]: { text: string; runs: { [folder: string]: string } } };

/**
 * Runs the analyses of a figure one after the other. What is there already, of runs that have not gone on since, is
 * kept; every one that is done is recorded, so that a second call goes on after it.
 *
 * @param isAgain - analyse all anew
 * @throws CommandFailed
 */
export async function analyse(plan: Plan, main: Main, isAgain: boolean): Promise<Printed[]> {
  const path = join(plan.folder, "printed.json");
  mkdirSync(plan.folder, { recursive: true });
  const record: Record =
    !isAgain && existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record) : {};
  const printed: Printed[] = [];
  for (const step of plan.steps) {
    const command = commandLine(step.argv);
    const runs = runsOf(step);
    const before = record[command];
    const isThere = step.shows.every(({ file }) => existsSync(join(plan.folder, file)));
    if (before && isThere && isDeepStrictEqual(before.runs, runs)) {
      process.stderr.write(`done already: ${command}\n`);
    } else {
      process.stderr.write(`${command}\n`);
      record[command] = { text: await printedBy(main, step.argv), runs };
      writeFileAtomic(path, `${JSON.stringify(record, null, 1)}\n`);
    }
    printed.push({ command, text: record[command].text });
  }
  return printed;
}

/** When the runs that a step looks at were finished, by folder. */
function runsOf({ argv }: Step): { [folder: string]: string } {
  const folders = argv
    .map((word) => word.replace(/@[^@/]*$/, ""))
    .filter((word) => existsSync(join(word, "run.json")));
  return Object.fromEntries(
    folders.map((folder) => [folder, openRun(folder).record.finished ?? "unfinished"]),
  );
}

/** What a command writes to stdout, which is shown as well. */
async function printedBy(main: Main, argv: readonly string[]): Promise<string> {
  const { write } = process.stdout;
  let text = "";
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: []) => {
    text += chunk.toString();
    return write.call(process.stdout, chunk, ...rest);
  }) as typeof write;
  try {
    await succeed(main, argv);
  } finally {
    process.stdout.write = write;
  }
  return text;
}

async function succeed(main: Main, argv: readonly string[]): Promise<void> {
  const code = await main(argv);
  if (code !== 0) throw new CommandFailed(code);
}
