import { type Command, Option } from "commander";

import { UserError } from "../errors.js";
import type { SamplingOptions } from "../runs/generate/index.js";
import { proteinaSampling } from "../runs/generate/usual.js";
import { count, notNegative } from "./numbers.js";

export interface SamplingFlags extends Pick<
  SamplingOptions,
  "schedule" | "stepper" | "selfConditioning"
> {
  steps: string;
  noiseScale?: string;
}

/** Adds the flags that say how structures are sampled. */
export function withSamplingOptions(
  command: Command,
  usual: Pick<SamplingOptions, "steps" | "schedule" | "stepper">,
): Command {
  return command
    .option("--steps <number>", "steps from noise to data", `${usual.steps}`)
    .addOption(
      new Option("--schedule <kind>", "how steps lie in time; log: shorter towards the data")
        .choices(["log", "power", "uniform"])
        .default(usual.schedule),
    )
    .addOption(
      new Option("--stepper <kind>", "with noise on the way (sde) or without (ode)")
        .choices(["sde", "ode"])
        .default(usual.stepper),
    )
    .option(
      "--noise-scale <number>",
      `of sde: 1 keeps the law, less is more designable (default: ${proteinaSampling.noiseScale})`,
    )
    .option("--no-self-conditioning", "do not hand a prediction to the next step");
}

/** @throws UserError naming the flag and the value */
export function samplingOf(flags: SamplingFlags): SamplingOptions {
  const { steps, schedule, stepper, noiseScale, selfConditioning } = flags;
  if (noiseScale !== undefined && stepper === "ode")
    throw new UserError(
      "--noise-scale is of --stepper sde, and ode draws no noise: leave it out, or add --stepper sde",
    );
  return {
    steps: count("--steps", steps),
    schedule,
    stepper,
    noiseScale:
      noiseScale === undefined
        ? proteinaSampling.noiseScale
        : notNegative("--noise-scale", noiseScale),
    selfConditioning,
  };
}
