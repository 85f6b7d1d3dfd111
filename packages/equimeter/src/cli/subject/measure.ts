import type { Command } from "commander";

import { UserError } from "../../errors.js";
import type { ModelKind } from "../../subjects/kinds.js";
import type { DeclaredModel } from "../../runs/declared/file.js";
import type { MeasureSettings, Watching } from "../../subjects/examine.js";
import type { SubjectReport } from "../../subjects/report.js";
import type { SubjectSettings } from "../../subjects/settings.js";
import { count, flowTime } from "../numbers.js";
import { runChoice, type RunFlags } from "../run-options.js";
import { measuringLine } from "./progress.js";

/** Flags that a run understands. */
export interface RunMeasureFlags extends Partial<RunFlags> {
  data?: string;
  samples?: string;
  seed?: string;
  time?: string;
  device?: string;
}

export interface MeasureRequest extends Pick<
  MeasureSettings,
  "groups" | "design" | "precision" | "violation"
> {
  /** What the flags say about somebody's model; asked for where it is none of ours. */
  readonly settings: () => SubjectSettings;
}

/** What of a measurement a file that declares the model may say; what is typed comes first. */
export function measuringSaid(said: DeclaredModel | null): Partial<MeasureRequest> {
  const { groups, design, precision } = said?.settings ?? {};
  return { ...(groups && { groups }), ...(design && { design }), ...(precision && { precision }) };
}

/**
 * Measures a run or anybody's model, with a line of progress on stderr.
 *
 * @throws UserError for what is no model, and for flags that suit the other kind
 */
export async function measureModel(
  model: string,
  flags: RunMeasureFlags,
  request: MeasureRequest,
  command: Command,
): Promise<SubjectReport> {
  const { kindOfModel } = await import("../../subjects/kinds.js");
  const line = measuringLine(model);
  const watching: Watching = {
    say: (note) => line.say(note),
    progress: (done, total, group) => line.update(done, total, group),
  };
  const { settings, ...measuring } = request;
  try {
    const kind = kindOfModel(model);
    if (kind === "run") return await measureRunModel(model, flags, measuring, watching);
    refuseOthers(model, kind, command);
    const { measureSubject } = await import("../../subjects/examine.js");
    return await measureSubject(model, { ...settings(), ...measuring }, watching);
  } finally {
    line.end();
  }
}

/** What a run says of itself. */
const subjectFlags = [
  "input",
  "output",
  "field",
  "declare",
  "layout",
  "target",
  "loss",
  "reduction",
  "batch",
  "cutoff",
  "types",
  "dtype",
  "method",
  "argument",
  "baseline",
  "centre",
  "allow",
  "concurrency",
  "timeout",
] as const;

/** What is of runs alone. */
const runFlags = ["weights", "checkpoint", "split", "time"] as const;
/** What is of TorchScript files alone. */
const scriptFlags = ["dtype", "method", "argument", "device"] as const;

/** @throws UserError for a flag that says what a run knows */
export function refuseSubjectFlags(run: string, flags: object): void {
  const given = subjectFlags.find((flag) => (flags as Record<string, unknown>)[flag] !== undefined);
  if (given !== undefined)
    throw new UserError(
      `${run} is a run, which knows its own data and actions: leave out --${given}`,
    );
}

async function measureRunModel(
  model: string,
  flags: RunMeasureFlags,
  measuring: Omit<MeasureRequest, "settings">,
  watching: Watching,
): Promise<SubjectReport> {
  refuseSubjectFlags(model, flags);
  const { examineRun } = await import("../../runs/examine.js");
  const { folder, checkpoint } = runChoice(model, flags.checkpoint ?? "last");
  return examineRun(
    folder,
    {
      ...measuring,
      weights: flags.weights ?? "raw",
      checkpoint,
      split: flags.split ?? "test",
      seed: count("--seed", flags.seed ?? "0", 0),
      device: flags.device ?? "cpu",
      ...(flags.data !== undefined && { data: flags.data }),
      ...(flags.samples !== undefined && { samples: count("--samples", flags.samples) }),
      ...(flags.time !== undefined && { t: flowTime("--time", flags.time) }),
    },
    watching,
  );
}

/** @throws UserError for a flag that suits another kind of model */
export function refuseOthers(model: string, kind: ModelKind, command: Command): void {
  const typed = (flag: string) => command.getOptionValueSource(flag) === "cli";
  const ofRuns = runFlags.find(typed);
  if (ofRuns !== undefined)
    throw new UserError(`--${ofRuns} is of runs, and ${model} is none: leave it out`);
  const ofScripts = kind === "TorchScript" ? undefined : scriptFlags.find(typed);
  if (ofScripts !== undefined)
    throw new UserError(
      `--${ofScripts} is of TorchScript files, and ${model} is none: leave it out`,
    );
  const ofServers =
    kind === "inference server" ? undefined : (["concurrency", "timeout"] as const).find(typed);
  if (ofServers !== undefined)
    throw new UserError(
      `--${ofServers} is of inference servers, and ${model} is none: leave it out`,
    );
}
