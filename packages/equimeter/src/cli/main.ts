/** The command line: only flags and help live here; every verb's work is imported when it runs. */
import { Command, CommanderError } from "commander";
import { readFileSync } from "node:fs";

import { UserError } from "../errors.js";
import { adviseCommand } from "./advise.js";
import { analyzeCommand } from "./analyze/index.js";
import { checkCommand } from "./check.js";
import { dataCommand } from "./data.js";
import { exportCommand } from "./export.js";
import { generateCommand } from "./generate.js";
import { importCommand } from "./import.js";
import { measureCommand } from "./measure.js";
import { canonicaliseCommand, twirlCommand } from "./repair.js";
import { quickstartCommand } from "./quickstart.js";
import { reportCommand } from "./report.js";
import { reproduceCommand } from "./reproduce/reproduce.js";
import { tagCommand } from "./tag.js";
import { trainCommand } from "./train.js";
import { uiCommand } from "./ui.js";

const exitCodes = { failure: 1, mistake: 2 };

/** Runs one command line. @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const debug = argv.includes("--debug");
  process.exitCode = undefined; // a verb whose work was interrupted sets it
  const program = new Command("equimeter")
    .description("measure what broken symmetry costs a model")
    .version(version())
    .option("--debug", "show the stack of an error")
    .configureOutput({ outputError })
    .exitOverride();
  const verbs = [
    trainCommand(),
    measureCommand(),
    checkCommand(),
    twirlCommand(),
    canonicaliseCommand(),
    adviseCommand(),
    analyzeCommand(),
    generateCommand(),
    dataCommand(),
    reportCommand(),
    importCommand(),
    exportCommand(),
    reproduceCommand(),
    quickstartCommand(),
    tagCommand(),
    uiCommand(),
  ];
  for (const command of verbs) {
    program.addCommand(command);
    for (const one of [command, ...command.commands])
      one
        .option("--debug", "show the stack of an error")
        .configureOutput({ outputError })
        .exitOverride();
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.mistake;
    const { message, stack } = error as Error;
    process.stderr.write(`equimeter: ${debug ? stack : message}\n`);
    return error instanceof UserError ? exitCodes.mistake : exitCodes.failure;
  }
}

/** Commander's own complaints in the form of ours: one sentence with the way out. */
function outputError(message: string, write: (text: string) => void): void {
  const sentence = message
    .replace(/^error: /, "")
    .trim()
    .replaceAll("\n", " ")
    .replace(/\.$/, "");
  write(`equimeter: ${sentence}; --help lists what there is\n`);
}

function version(): string {
  const path = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
