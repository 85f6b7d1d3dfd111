import { Command, Option } from "commander";

import { UserError } from "../../errors.js";
import { collectValues } from "../collect-values.js";
import { figureCalled, planOf, reproductions } from "./plan.js";
import { type SizeName, sizes } from "./sizes.js";

interface ReproduceFlags {
  size: SizeName;
  recipes: string;
  runs: string;
  out: string;
  published?: string;
  set: string[];
  checkpoint?: string;
  again?: boolean;
  dryRun?: boolean;
  list?: boolean;
}

/** `equimeter reproduce FIGURE`: runs or reuses what a figure of the papers needs, and draws it. */
export function reproduceCommand(): Command {
  return new Command("reproduce")
    .description("make a figure of the papers anew: its runs, its analyses, and a page")
    .argument("[figure]", "for example 12, or voxmol-4 of the second paper; --list names all")
    .option("--list", "list the figures and what they show")
    .addOption(
      new Option("--size <name>", "how large models and data are")
        .choices(Object.keys(sizes))
        .default("small"),
    )
    .option("--dry-run", "print the commands and run nothing")
    .option("--again", "analyse anew what is there already; runs are kept")
    .option("--set <key=value>", "override a key of all recipes (repeatable)", collectValues, [])
    .option("--checkpoint <which>", "another than the early one whose Hessians are looked at")
    .option("--recipes <folder>", "where recipes are", "recipes")
    .option("--runs <folder>", "where run folders are kept", "runs")
    .option("--out <folder>", "where figures are kept", "reports")
    .option(
      "--published <folder>",
      "of published curves (CSV with the header series,step,value), drawn beside ours",
    )
    .action(reproduce);
}

async function reproduce(id: string | undefined, flags: ReproduceFlags): Promise<void> {
  if (flags.list) {
    process.stdout.write(`${listed()}\n`);
    return;
  }
  if (id === undefined)
    throw new UserError("name a figure, for example: equimeter reproduce 12 (--list names all)");
  const { size, published, checkpoint } = flags;
  const plan = planOf(figureCalled(id), {
    ...flags,
    ...(published !== undefined && { published }),
    ...(checkpoint !== undefined && { checkpoint }),
  });
  const { commandLine, reproductionPage } = await import("./page.js");
  if (flags.dryRun) {
    const all = [...plan.trains, ...plan.steps].map(({ argv }) => commandLine(argv));
    process.stdout.write(`${all.join("\n")}\n`);
    return;
  }
  const { join } = await import("node:path");
  const { writeFileAtomic } = await import("../../runs/index.js");
  const { analyse, CommandFailed, train } = await import("./execute.js");
  const { main } = await import("../main.js");
  try {
    for (const one of plan.trains) await train(one, main);
    const printed = await analyse(plan, main, flags.again ?? false);
    const page = join(plan.folder, "index.html");
    writeFileAtomic(page, reproductionPage(plan, printed, `${size}, ${sizes[size].describes}`));
    process.stdout.write(`${page}\n`);
    process.exitCode = 0;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    process.exitCode = error.code;
  }
}

function listed(): string {
  const width = Math.max(...reproductions.map(({ id }) => id.length));
  return reproductions.map(({ id, title }) => `${id.padEnd(width)}  ${title}`).join("\n");
}
