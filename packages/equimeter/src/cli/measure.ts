import { Command, Option } from "commander";

import { UserError } from "../errors.js";
import { designKinds } from "../groups/design-kinds.js";
import { runChoice, type RunFlags, withRunOptions } from "./run-options.js";

interface MeasureFlags extends RunFlags {
  data?: string;
  samples?: string;
  design?: string;
  replicates?: string;
  count?: string;
  seed: string;
  time?: string;
  device: string;
  json?: boolean;
}

/** `equimeter measure RUN`: takes the loss of a trained model apart. */
export function measureCommand(): Command {
  const command = new Command("measure")
    .description("split the loss of a trained run into L_mean and L_equiv")
    .argument("<run>", "run folder, for example runs/quickstart-augmented");
  return withRunOptions(command)
    .option("--data <file>", "measure on another file instead")
    .option("--samples <number>", "structures to measure at most (default: all)")
    .addOption(
      new Option("--design <kind>", "how rotations are chosen (default: as in the run)").choices(
        designKinds,
      ),
    )
    .option("--replicates <number>", "orbits per structure (orbit designs)")
    .option("--count <number>", "rotations per structure (independent)")
    .option("--seed <number>", "seed of the rotations", "0")
    .option("--time <t>", "measure a flow at this time only (default: at monitor.times)")
    .option("--device <name>", "cpu, cuda or cuda:0", "cpu")
    .option("--json", "print the report as JSON")
    .action(measure);
}

async function measure(name: string, flags: MeasureFlags, command: Command): Promise<void> {
  const { measureRun } = await import("../runs/measure.js");
  const { measureText, worstTime } = await import("./measure-text.js");
  const { count, flowTime } = await import("./numbers.js");
  if (flags.data !== undefined && command.getOptionValueSource("split") === "cli")
    throw new UserError(
      "--data measures on a file and --split on a part of the run's data: give one",
    );
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
    seed: count("--seed", flags.seed, 0),
    ...(flags.time !== undefined && { t: flowTime("--time", flags.time) }),
    device: flags.device,
  });
  const [report, ...more] = reports;
  const content = more.length > 0 ? { worst: worstTime(reports), times: reports } : report;
  const shown = flags.json ? JSON.stringify(content, null, 2) : measureText(reports);
  process.stdout.write(`${shown}\n`);
}
