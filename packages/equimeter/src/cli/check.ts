import { Command } from "commander";

import { UserError } from "../errors.js";
import { notNegative } from "./numbers.js";
import { type RunFlags, withRunOptions } from "./run-options.js";
import type { SubjectReport } from "../subjects/report.js";
import type { Verdict } from "../subjects/verdict.js";
import { checkWritable } from "./subject/writable.js";
import { designFlags, designSettings, type DesignFlags } from "./subject/design-options.js";
import { subjectSettings, type SubjectFlags, withSubjectOptions } from "./subject/options.js";

interface CheckFlags extends RunFlags, SubjectFlags, DesignFlags {
  time?: string;
  maxPercent?: string;
  maxSpread?: string;
  junit?: string;
  json?: boolean;
}

/** What a check that is not met exits with. */
const notMet = 3;

/** `equimeter check MODEL`: measures, compares with limits, and tells a pipeline by its exit code. */
export function checkCommand(): Command {
  const command = new Command("check")
    .description("fail (exit code 3) when broken symmetry costs a model more than a limit")
    .argument("<model>", "run folder, .pt, .onnx, .mjs, or http://host/v2/models/NAME")
    .optionsGroup("What is demanded:")
    .option("--max-percent <number>", "percent of the loss at most, of every output with a label")
    .option("--max-spread <number>", "relative spread at most, of every output (needs no labels)")
    .option("--junit <file>", "write the verdicts as JUnit XML")
    .option("--json", "print verdicts and report as JSON");
  withSubjectOptions(designFlags(command));
  return withRunOptions(command.optionsGroup("Runs:"))
    .option("--time <t>", "check a flow at this time only (default: at monitor.times)")
    .action(check);
}

async function check(given: string, flags: CheckFlags, command: Command): Promise<void> {
  const { declared } = await import("./subject/declared.js");
  const { model, said } = await declared(given, flags.declare);
  const limits = {
    ...said?.limits,
    ...(flags.maxPercent !== undefined && { maxPercent: percentOf(flags.maxPercent) }),
    ...(flags.maxSpread !== undefined && {
      maxSpread: notNegative("--max-spread", flags.maxSpread),
    }),
  };
  if (Object.keys(limits).length === 0)
    throw new UserError("nothing is demanded: give --max-percent, --max-spread or both");
  if (flags.junit !== undefined) checkWritable("--junit", flags.junit);
  const { measureModel, measuringSaid } = await import("./subject/measure.js");
  const { verdictsOf } = await import("../subjects/verdict.js");
  const { verdictSentence } = await import("./subject/verdict-text.js");
  let report: SubjectReport;
  let verdicts: Verdict[];
  try {
    report = await measureModel(
      model,
      flags,
      {
        ...measuringSaid(said),
        ...designSettings(flags),
        settings: () => subjectSettings(flags, said?.settings),
      },
      command,
    );
    verdicts = verdictsOf(report, limits);
  } catch (error) {
    if (flags.junit !== undefined) await writeFailure(flags.junit, model, error as Error);
    throw error;
  }
  const looks = report.findings.map(
    ({ field, problem, hint }) => `look: "${field}" ${problem}: ${hint}`,
  );
  if (flags.junit !== undefined)
    await writeVerdicts(flags.junit, report, (verdict) => verdictSentence(verdict), verdicts);
  const isMet = verdicts.every(({ met }) => met);
  for (const look of looks) process.stderr.write(`${look}\n`);
  if (flags.json)
    process.stdout.write(`${JSON.stringify({ met: isMet, verdicts, report }, null, 2)}\n`);
  else
    for (const verdict of isMet ? verdicts : verdicts.filter(({ met }) => !met))
      process.stdout.write(
        `${report.model}: ${verdict.met ? "met" : "NOT MET"}: ${verdictSentence(verdict)}\n`,
      );
  if (!isMet) process.exitCode = notMet;
}

async function writeVerdicts(
  file: string,
  report: SubjectReport,
  sentence: (verdict: Verdict) => string,
  verdicts: readonly Verdict[],
): Promise<void> {
  const { junitXml } = await import("../report/index.js");
  const { writeFileAtomic } = await import("../runs/index.js");
  const cases = verdicts.map((verdict) => ({
    suite: `${report.model}.${verdict.group}`,
    name: `${verdict.output} ${verdict.of}`,
    seconds: report.seconds / verdicts.length,
    failure: verdict.met ? null : sentence(verdict),
    output: sentence(verdict),
  }));
  writeFileAtomic(file, junitXml("equimeter check", cases));
}

/** A model that cannot be measured is no success. */
async function writeFailure(file: string, model: string, { message }: Error): Promise<void> {
  const { junitXml } = await import("../report/index.js");
  const { writeFileAtomic } = await import("../runs/index.js");
  const failed = {
    suite: model,
    name: "measurement",
    seconds: 0,
    failure: message,
    output: message,
  };
  writeFileAtomic(file, junitXml("equimeter check", [failed]));
}

function percentOf(text: string): number {
  const value = notNegative("--max-percent", text);
  if (value <= 100) return value;
  throw new UserError(`--max-percent is a percent from 0 to 100, got "${text}"`);
}
