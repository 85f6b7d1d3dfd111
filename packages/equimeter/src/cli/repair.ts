import { Command, Option } from "commander";

import { UserError } from "../errors.js";
import type { Repair } from "../remedy/repair.js";
import { count } from "./numbers.js";
import { designFlags, designSettings, type DesignFlags } from "./subject/design-options.js";
import { subjectSettings, type SubjectFlags, withSubjectOptions } from "./subject/options.js";

interface RepairFlags extends SubjectFlags, DesignFlags {
  out?: string;
  chunk?: string;
  overwrite?: boolean;
  json?: boolean;
}

interface TwirlFlags extends RepairFlags {
  over?: string;
}

interface CanonicaliseFlags extends RepairFlags {
  frame?: string;
  reference?: string;
  whenDegenerate?: "average" | "refuse";
}

/** `equimeter twirl MODEL -o OUT.pt`: averages a model over group elements, as a file for PyTorch. */
export function twirlCommand(): Command {
  const command = new Command("twirl")
    .description("write a TorchScript model that averages over group elements inside forward")
    .argument("<model>", "TorchScript file, or a YAML file that declares one")
    .optionsGroup("The repair:")
    .requiredOption("-o, --out <file>", "the repaired model, NAME.pt")
    .option(
      "--over <elements>",
      "tetrahedral (12), octahedral (24), icosahedral (60), group, or random:N (default: octahedral; all of a finite group)",
    );
  return withRepairOptions(command).action((model: string, flags: TwirlFlags) =>
    repair(model, flags, {
      kind: "twirl",
      ...(flags.over !== undefined && { over: flags.over }),
    }),
  );
}

/** `equimeter canonicalise MODEL -o OUT.pt`: looks at samples in a frame that turns along with them. */
export function canonicaliseCommand(): Command {
  const command = new Command("canonicalise")
    .description("write a TorchScript model that sees each sample in a frame of its own")
    .argument("<model>", "TorchScript file, or a YAML file that declares one")
    .optionsGroup("The repair:")
    .requiredOption("-o, --out <file>", "the repaired model, NAME.pt")
    .option(
      "--frame <input>",
      "the input that makes the frame (default: the first point or vector)",
    )
    .option(
      "--reference <file>",
      "turn every sample onto this structure (Kabsch) instead of its principal axes",
    )
    .addOption(
      new Option(
        "--when-degenerate <what>",
        "of samples without a frame: average over the rotations of a cube, or refuse (default: average)",
      ).choices(["average", "refuse"]),
    );
  return withRepairOptions(command).action((model: string, flags: CanonicaliseFlags) =>
    repair(model, flags, {
      kind: "canonicalise",
      ...(flags.frame !== undefined && { frame: flags.frame }),
      ...(flags.reference !== undefined && { reference: flags.reference }),
      ...(flags.whenDegenerate && { whenDegenerate: flags.whenDegenerate }),
    }),
  );
}

function withRepairOptions(command: Command): Command {
  command
    .option("--chunk <copies>", "copies that go into one call of the model (default: 1)")
    .option("--overwrite", "replace a file of this name")
    .option("--json", "print both measurements as JSON");
  return withSubjectOptions(designFlags(command));
}

async function repair(given: string, flags: RepairFlags, wanted: Repair): Promise<void> {
  const { declared } = await import("./subject/declared.js");
  const { measuringSaid } = await import("./subject/measure.js");
  const { measuringLine } = await import("./subject/progress.js");
  const { writeRepaired } = await import("../remedy/write-repaired.js");
  const { repairText } = await import("./subject/repair-text.js");
  const { model, said } = await declared(given, flags.declare);
  const measuring = measuringSaid(said);
  const groups = flags.group ?? measuring.groups ?? [];
  if (groups.length > 1)
    throw new UserError(`a repair is under one group, not under ${groups.join(" and ")}`);
  const chunk = flags.chunk === undefined ? {} : { chunk: count("--chunk", flags.chunk) };
  const line = measuringLine(model);
  try {
    const report = await writeRepaired(
      model,
      flags.out!,
      { ...wanted, ...chunk },
      {
        ...subjectSettings(flags, said?.settings),
        ...measuring,
        ...designSettings(flags),
        ...(flags.overwrite && { overwrite: true }),
      },
      {
        say: (note) => line.say(note),
        progress: (done, total, group) => line.update(done, total, group),
      },
    );
    line.end();
    const shown = flags.json ? JSON.stringify(report, null, 2) : repairText(report);
    process.stdout.write(`${shown}\n`);
  } finally {
    line.end();
  }
}
