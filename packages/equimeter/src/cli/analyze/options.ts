import { Command, Option } from "commander";

import { UserError } from "../../errors.js";
import type { AnalyzeOptions } from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { type RunFlags, withRunOptions } from "../run-options.js";

export interface AnalyzeFlags extends RunFlags {
  samples: string;
  axes: string;
  angles?: string;
  noise: "once" | "afresh" | "none";
  seed: string;
  device: string;
  output?: string;
  json?: boolean;
  debug?: boolean;
}

export interface VerbDefaults {
  /** Molecules. */
  samples: number;
  angles: string;
  /** What `--output` writes. */
  output: string;
}

/** A verb with the flags that all of them have. */
export function analysis(name: string, defaults: VerbDefaults): Command {
  const verb = new Command(name).argument(
    "<run...>",
    "run folders, for example runs/voxmol-druglike; runs/voxmol-druglike@initial: before training",
  );
  return withRunOptions(verb)
    .option("--samples <number>", "molecules at most", `${defaults.samples}`)
    .option("--axes <list>", "axes to turn about", "x,y,z")
    .option("--angles <list>", `degrees, for example 0,30,90 (default: ${defaults.angles})`)
    .addOption(
      new Option("--noise <draw>", "the run's noise: turned along, drawn for each input, or none")
        .choices(["once", "afresh", "none"])
        .default("afresh"),
    )
    .option("--seed <number>", "seed of everything random", "0")
    .option("--device <name>", "cpu, cuda or cuda:0", "cpu")
    .option("--output <file>", defaults.output)
    .option("--json", "print the result as JSON (of several runs: a list)");
}

/** What all analyses are told. @throws UserError naming the flag and the value */
export function optionsOf(flags: AnalyzeFlags): AnalyzeOptions {
  const axes = listOf(flags.axes).map((axis) => {
    if (axis === "x" || axis === "y" || axis === "z") return axis;
    throw new UserError(`--axes must be a list such as x,z, not ${JSON.stringify(flags.axes)}`);
  });
  const angles = flags.angles === undefined ? undefined : anglesOf(flags.angles);
  return {
    weights: flags.weights,
    split: flags.split,
    samples: count("--samples", flags.samples),
    axes: distinct("--axes", axes),
    ...(angles && { angles: distinct("--angles", angles) }),
    noise: flags.noise,
    seed: count("--seed", flags.seed, 0),
    device: flags.device,
  };
}

function anglesOf(text: string): number[] {
  return listOf(text).map((part) => {
    const angle = part === "" ? Number.NaN : Number(part);
    if (Number.isFinite(angle)) return angle;
    throw new UserError(
      `--angles must be a list of degrees such as 0,30,90, not ${JSON.stringify(text)}`,
    );
  });
}

export const listOf = (text: string): string[] => text.split(",").map((part) => part.trim());

/** @throws UserError for a list that names something twice */
export function distinct<T>(flag: string, list: readonly T[]): readonly T[] {
  const twice = list.find((value, i) => list.indexOf(value) < i);
  if (twice === undefined) return list;
  throw new UserError(`${flag} names ${String(twice)} twice; leave one of them out`);
}
