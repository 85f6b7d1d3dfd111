import { Command } from "commander";

import { UserError } from "../errors.js";
import { flowTime, count, notNegative } from "./numbers.js";
import { runChoice, type RunFlags, withRunOptions } from "./run-options.js";
import { designFlags, designSettings, type DesignFlags } from "./subject/design-options.js";
import { subjectSettings, type SubjectFlags, withSubjectOptions } from "./subject/options.js";

interface AdviseFlags extends RunFlags, SubjectFlags, DesignFlags {
  exponent?: string;
  time?: string;
  keep?: boolean;
  json?: boolean;
}

/** `equimeter advise MODEL`: which repair is worth its price, and whether an equivariant model would be. */
export function adviseCommand(): Command {
  const command = new Command("advise")
    .description("try repairs of a model, and weigh the loss gained against the time it takes")
    .argument("<model>", "run folder, .pt, .onnx, .mjs, .yaml, or http://host/v2/models/NAME")
    .option(
      "--exponent <number>",
      "how loss falls with training cost, cost^−exponent (default: the run's own curve, or several)",
    )
    .option("--keep", "of a run: write it to analysis/advice.json too, for `equimeter ui`")
    .option("--json", "print it as JSON");
  withSubjectOptions(designFlags(command));
  return withRunOptions(command.optionsGroup("Runs:"))
    .option("--time <t>", "of a flow: the time to look at (default: 0.5)")
    .action(adviseAction);
}

async function adviseAction(given: string, flags: AdviseFlags, command: Command): Promise<void> {
  const { declared } = await import("./subject/declared.js");
  const { measuringSaid, refuseOthers, refuseSubjectFlags } = await import("./subject/measure.js");
  const { measuringLine } = await import("./subject/progress.js");
  const { kindOfModel } = await import("../subjects/kinds.js");
  const { adviceText } = await import("./subject/advice-text.js");
  const { model, said } = await declared(given, flags.declare);
  const exponents = flags.exponent === undefined ? undefined : [exponentOf(flags.exponent)];
  const measuring = { ...measuringSaid(said), ...designSettings(flags) };
  const line = measuringLine(model);
  const kind = kindOfModel(model);
  const isRun = kind === "run";
  if (flags.keep && !isRun)
    throw new UserError(`--keep writes into the folder of a run, and ${model} is none`);
  try {
    if (isRun) refuseSubjectFlags(model, flags);
    else refuseOthers(model, kind, command);
    const advice = isRun
      ? await (
          await import("../runs/advise.js")
        ).adviseRun(
          runChoice(model, flags.checkpoint).folder,
          { ...measuring, ...runOptions(model, flags) },
          exponents,
        )
      : await (
          await import("../remedy/advise-subject.js")
        ).adviseSubject(
          model,
          { ...subjectSettings(flags, said?.settings), ...measuring },
          exponents,
          { say: (note) => line.say(note), progress: (...at) => line.update(...at) },
        );
    line.end();
    if (flags.keep) {
      const { keepAdvice } = await import("../runs/keep-advice.js");
      const { folder, checkpoint } = runChoice(model, flags.checkpoint);
      // Of a file of the user's own it is about no part of the run's data.
      const part = flags.data === undefined && { split: flags.split };
      keepAdvice(folder, advice, { weights: flags.weights, checkpoint, ...part });
    }
    const shown = flags.json ? JSON.stringify(advice, null, 2) : adviceText(advice);
    process.stdout.write(`${shown}\n`);
  } finally {
    line.end();
  }
}

function runOptions(model: string, flags: AdviseFlags) {
  return {
    weights: flags.weights,
    checkpoint: runChoice(model, flags.checkpoint).checkpoint,
    split: flags.split,
    seed: count("--seed", flags.seed ?? "0", 0),
    device: flags.device ?? "cpu",
    ...(flags.data !== undefined && { data: flags.data }),
    ...(flags.samples !== undefined && { samples: count("--samples", flags.samples) }),
    ...(flags.time !== undefined && { t: flowTime("--time", flags.time) }),
  };
}

function exponentOf(text: string) {
  const exponent = notNegative("--exponent", text);
  if (exponent === 0)
    throw new UserError("--exponent must be above 0: a loss that falls with cost");
  return { exponent, from: "given" as const };
}
