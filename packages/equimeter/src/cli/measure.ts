import { Command } from "commander";

import { UserError } from "../errors.js";
import { runChoice, type RunFlags, withRunOptions } from "./run-options.js";
import { checkWritable } from "./subject/writable.js";
import { designFlags, designSettings, type DesignFlags } from "./subject/design-options.js";
import { refuseSubjectFlags } from "./subject/measure.js";
import { subjectSettings, type SubjectFlags, withSubjectOptions } from "./subject/options.js";

interface MeasureFlags extends RunFlags, SubjectFlags, DesignFlags {
  time?: string;
  violation?: boolean;
  report?: string;
  json?: boolean;
}

/** `equimeter measure MODEL`: takes the loss of a trained model apart, be it a run or anybody's. */
export function measureCommand(): Command {
  const command = new Command("measure")
    .description("split the loss of a model into L_mean and L_equiv")
    .argument(
      "<model>",
      "run folder (runs/quickstart-augmented), .pt, .onnx, .mjs, or http://host/v2/models/NAME",
    )
    .optionsGroup("What is shown:")
    .option("--violation", "how far predictions are off by the angle of the rotation")
    .option("--report <file>", "write a page (self-contained HTML)")
    .option("--json", "print the report as JSON");
  withSubjectOptions(designFlags(command));
  return withRunOptions(command.optionsGroup("Runs:"))
    .option("--time <t>", "measure a flow at this time only (default: at monitor.times)")
    .action(measure);
}

async function measure(given: string, flags: MeasureFlags, command: Command): Promise<void> {
  const { kindOfModel } = await import("../subjects/kinds.js");
  const { declared } = await import("./subject/declared.js");
  const { model: name, said } = await declared(given, flags.declare);
  const { group, precision, violation, report } = flags;
  const isNew = [group, precision, violation, report].some((flag) => flag !== undefined);
  if (!isNew && kindOfModel(name) === "run") return measureOneRun(name, flags, command);
  refuseBoth(flags, command);
  if (report !== undefined) checkWritable("--report", report);
  const { measureModel, measuringSaid } = await import("./subject/measure.js");
  const { subjectText } = await import("./subject/text.js");
  const measured = await measureModel(
    name,
    flags,
    {
      ...measuringSaid(said),
      ...designSettings(flags),
      violation: flags.violation === true || report !== undefined,
      settings: () => subjectSettings(flags, said?.settings),
    },
    command,
  );
  if (report !== undefined) {
    const { subjectHtml } = await import("../report/index.js");
    const { writeFileAtomic } = await import("../runs/index.js");
    writeFileAtomic(report, subjectHtml(measured, new Date()));
  }
  const shown = flags.json ? JSON.stringify(measured, null, 2) : subjectText(measured);
  process.stdout.write(`${shown}\n`);
  if (report !== undefined) process.stderr.write(`report: ${report}\n`);
}

/** @throws UserError where two things are named to measure on */
function refuseBoth({ data }: MeasureFlags, command: Command): void {
  if (data !== undefined && command.getOptionValueSource("split") === "cli")
    throw new UserError(
      "--data measures on a file and --split on a part of the run's data: give one",
    );
}

async function measureOneRun(name: string, flags: MeasureFlags, command: Command): Promise<void> {
  const { measureRun } = await import("../runs/measure.js");
  const { measureText, worstTime } = await import("./measure-text.js");
  const { count, flowTime } = await import("./numbers.js");
  refuseBoth(flags, command);
  refuseSubjectFlags(name, flags);
  designSettings(flags); // what bounds a precision needs one
  const { folder, checkpoint } = runChoice(name, flags.checkpoint);
  const reports = await measureRun(folder, {
    weights: flags.weights,
    checkpoint,
    split: flags.split,
    ...(flags.data !== undefined && { data: flags.data }),
    ...(flags.samples !== undefined && { samples: count("--samples", flags.samples) }),
    design: {
      ...(flags.design !== undefined && { kind: flags.design }),
      ...(flags.replicates !== undefined && {
        replicates: count("--replicates", flags.replicates),
      }),
      ...(flags.count !== undefined && { count: count("--count", flags.count) }),
    },
    seed: count("--seed", flags.seed ?? "0", 0),
    ...(flags.time !== undefined && { t: flowTime("--time", flags.time) }),
    device: flags.device ?? "cpu",
  });
  const [report, ...more] = reports;
  const content = more.length > 0 ? { worst: worstTime(reports), times: reports } : report;
  const shown = flags.json ? JSON.stringify(content, null, 2) : measureText(reports);
  process.stdout.write(`${shown}\n`);
}
