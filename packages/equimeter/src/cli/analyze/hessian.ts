import { type Command, Option } from "commander";

import { UserError } from "../../errors.js";
import type { HessianAnalysis, HessianRunOptions } from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { analyzeEach } from "./each-run.js";
import { lossAnalysis, type LossFlags, lossOptionsOf } from "./loss-options.js";
import { distinct, listOf } from "./options.js";

interface HessianFlags extends LossFlags {
  parameters?: string;
  minibatches: string;
  method?: "exact" | "lanczos";
  products?: "autograd" | "differences";
  tolerance?: string;
  steps: string;
  probes: string;
}

export function hessianCommand(): Command {
  return lossAnalysis("hessian", {
    example: "runs/proteina-chains",
    samples: { what: "samples in a minibatch", usual: 4 },
    output: "draw all runs in one figure (SVG)",
  })
    .description("eigenvalues and condition numbers of the Hessians of L, L_mean and L_equiv")
    .option(
      "--parameters <list>",
      "names of parameters; a star stands for any signs (default: the layer that predictions come from)",
    )
    .option("--minibatches <number>", "how many, one after the other", "1")
    .addOption(
      new Option(
        "--method <name>",
        "the whole matrix, or its products with vectors (default: exact up to 4096 parameters)",
      ).choices(["exact", "lanczos"]),
    )
    .addOption(
      new Option(
        "--products <name>",
        "how products are computed (default: autograd where it works)",
      ).choices(["autograd", "differences"]),
    )
    .option("--tolerance <x>", "eigenvalues below this, relative to the largest, count as zero")
    .option("--steps <number>", "products for each random vector (lanczos)", "100")
    .option("--probes <number>", "random vectors (lanczos)", "2")
    .action(hessian);
}

async function hessian(runs: string[], flags: HessianFlags, command: Command): Promise<void> {
  if (flags.method !== "lanczos")
    for (const flag of ["steps", "probes"])
      if (command.getOptionValueSource(flag) === "cli")
        throw new UserError(`--${flag} is of --method lanczos: add that, or leave it out`);
  const options = hessianOptions(flags);
  const { analyzeHessian, hessianFile } = await import("../../runs/analyze/index.js");
  const { hessianFigure } = await import("../../report/index.js");
  const { hessianTable, hessianText } = await import("./hessian-text.js");
  await analyzeEach<HessianAnalysis>(runs, flags, {
    fileOf: hessianFile,
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeHessian(folder, {
        ...options,
        checkpoint,
        onProgress: show,
        onNote: (message) => process.stderr.write(`${message}\n`),
      }),
    draw: (subjects) =>
      hessianFigure(subjects.map(({ name, result: { minibatches } }) => ({ name, minibatches }))),
    text: hessianText,
    table: hessianTable,
  });
}

function hessianOptions(flags: HessianFlags): HessianRunOptions {
  const { parameters, method, products } = flags;
  return {
    ...lossOptionsOf(flags),
    ...(parameters !== undefined && { parameters: parameterList(parameters) }),
    minibatches: count("--minibatches", flags.minibatches),
    ...(method && { method }),
    ...(products && { products }),
    ...(flags.tolerance !== undefined && { tolerance: relative("--tolerance", flags.tolerance) }),
    steps: count("--steps", flags.steps),
    probes: count("--probes", flags.probes),
  };
}

/** @throws UserError for an empty name, and for one that comes twice */
export function parameterList(text: string): readonly string[] {
  const names = distinct("--parameters", listOf(text));
  if (names.some((name) => name === ""))
    throw new UserError(
      `--parameters must be names of parameters with commas between, got "${text}"`,
    );
  return names;
}

/** A number between 0 and 1. */
function relative(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value < 1) return value;
  throw new UserError(`${flag} must be a number between 0 and 1, such as 1e-10, got "${text}"`);
}
