import { Command } from "commander";

import { UserError } from "../../errors.js";
import type { AnalyzeOptions } from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { type RunFlags, withRunOptions } from "../run-options.js";

/** The flags of all verbs. */
export interface AnalyzeFlags extends RunFlags {
  samples: string;
  seed: string;
  device: string;
  output?: string;
  json?: boolean;
  debug?: boolean;
}

export interface VerbTexts {
  /** A run folder. */
  example: string;
  /** What `--samples` counts, and how many there are where nothing is said. */
  samples: { what: string; usual: number };
  /** What `--output` writes. */
  output: string;
}

/** A verb with the flags that all of them have. */
export function analysis(name: string, { example, samples, output }: VerbTexts): Command {
  const verb = new Command(name).argument(
    "<run...>",
    `run folders, for example ${example}; ${example}@initial: before training`,
  );
  return withRunOptions(verb)
    .option("--samples <number>", samples.what, `${samples.usual}`)
    .option("--seed <number>", "seed of everything random", "0")
    .option("--device <name>", "cpu, cuda or cuda:0", "cpu")
    .option("--output <file>", output)
    .option("--json", "print the result as JSON (of several runs: a list)");
}

/** What all analyses are told. @throws UserError naming the flag and the value */
export function optionsOf(flags: AnalyzeFlags): AnalyzeOptions {
  return {
    weights: flags.weights,
    split: flags.split,
    samples: count("--samples", flags.samples),
    seed: count("--seed", flags.seed, 0),
    device: flags.device,
  };
}

export const listOf = (text: string): string[] => text.split(",").map((part) => part.trim());

/** @throws UserError for a list that names something twice */
export function distinct<T>(flag: string, list: readonly T[]): readonly T[] {
  const twice = list.find((value, i) => list.indexOf(value) < i);
  if (twice === undefined) return list;
  throw new UserError(`${flag} names ${String(twice)} twice; leave one of them out`);
}
