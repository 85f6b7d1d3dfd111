import { UserError } from "../../errors.js";
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
): Promise<SubjectReport> {
  const { kindOfModel } = await import("../../subjects/kinds.js");
  const line = measuringLine(model);
  const watching: Watching = {
    say: (note) => line.say(note),
    progress: (done, total, group) => line.update(done, total, group),
  };
  const { settings, ...measuring } = request;
  try {
    if (kindOfModel(model) === "run")
      return await measureRunModel(model, flags, measuring, watching);
    refuseRunFlags(model, flags);
    const { measureSubject } = await import("../../subjects/examine.js");
    return await measureSubject(model, { ...settings(), ...measuring }, watching);
  } finally {
    line.end();
  }
}

/** What a run says of itself. */
const subjectFlags = ["input", "output", "field", "declare", "layout", "target", "loss"] as const;

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

function refuseRunFlags(model: string, flags: RunMeasureFlags): void {
  if (flags.time !== undefined)
    throw new UserError(`--time is of runs that are flows, and ${model} is none: leave it out`);
}
