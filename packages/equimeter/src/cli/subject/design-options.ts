import { type Command, Option } from "commander";

import { UserError } from "../../errors.js";
import { designKinds } from "../../groups/design-kinds.js";
import type { DesignChoice } from "../../subjects/design.js";
import { collectValues } from "../collect-values.js";
import { count, notNegative } from "../numbers.js";

/** Flags about the group and how its elements are chosen. */
export interface DesignFlags {
  group?: string[];
  design?: string;
  replicates?: string;
  count?: string;
  precision?: string;
  atLeast?: string;
  atMost?: string;
}

/** Adds them. */
export function designFlags(command: Command): Command {
  return command
    .optionsGroup("Group and design:")
    .option(
      "--group <name>",
      "SO3, O3, SE3(5), O, C(4), S(5), mirror(x), … (repeatable; default: by what is declared)",
      collectValues,
    )
    .addOption(
      new Option("--design <kind>", "how elements are chosen (default: by the group)").choices(
        designKinds,
      ),
    )
    .option("--replicates <number>", "orbits per sample (orbit designs)")
    .option("--count <number>", "elements per sample (independent)")
    .option(
      "--precision <points>",
      "go on until the error of the target's percent over elements is that small, in points of percent",
    )
    .option("--at-least <passes>", "passes of each sample at least, with --precision (default: 48)")
    .option(
      "--at-most <passes>",
      "passes of each sample at most, with --precision (default: 2400)",
    );
}

/** What the flags say. */
export interface DesignSettings {
  readonly groups?: readonly string[];
  readonly design?: DesignChoice;
  readonly precision?: {
    readonly error: number;
    readonly atLeast?: number;
    readonly atMost?: number;
  };
}

/** @throws UserError naming the flag and the value */
export function designSettings(flags: DesignFlags): DesignSettings {
  const { group, design, replicates, precision } = flags;
  const isAdaptive = precision !== undefined;
  if (!isAdaptive && (flags.atLeast !== undefined || flags.atMost !== undefined))
    throw new UserError("--at-least and --at-most bound what --precision spends: add --precision");
  if (isAdaptive && (replicates !== undefined || flags.count !== undefined))
    throw new UserError(
      "--precision finds out how many passes are needed: leave out --replicates and --count, or --precision",
    );
  const choice = {
    ...(design !== undefined && { kind: design }),
    ...(replicates !== undefined && { replicates: count("--replicates", replicates) }),
    ...(flags.count !== undefined && { count: count("--count", flags.count, 2) }),
  };
  return {
    ...(group && { groups: group }),
    ...(Object.keys(choice).length > 0 && { design: choice }),
    ...(isAdaptive && { precision: precisionOf(precision, flags) }),
  };
}

function precisionOf(text: string, { atLeast, atMost }: DesignFlags) {
  const error = notNegative("--precision", text);
  if (error === 0)
    throw new UserError(
      "--precision must be above 0: only all elements of a finite group leave no error",
    );
  return {
    error,
    ...(atLeast !== undefined && { atLeast: count("--at-least", atLeast) }),
    ...(atMost !== undefined && { atMost: count("--at-most", atMost) }),
  };
}
