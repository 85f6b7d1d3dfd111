import { readFileSync } from "node:fs";

import { UserError } from "../../errors.js";
import { evenly } from "../../evenly.js";
import { type Checkpoint, listCheckpoints } from "../folder/checkpoints.js";
import { readRecord } from "../folder/record.js";
import type { Trained } from "../trained.js";
import { partialResults } from "./partial.js";

/** Where in training a point of a course lies. */
export interface Moment {
  readonly step: number;
  /** Seconds of training: tells checkpoints of one step that was trained twice apart. */
  readonly time: number;
}

export interface CourseSettings {
  readonly folder: string;
  readonly trained: Trained;
  /** Of the analysis, without the ending: the points of an earlier one in it are not measured again. */
  readonly file: string;
  /** Of the analysis of all checkpoints, whose points are taken too. */
  readonly whole?: string;
  /** Everything that a point depends on besides the weights. */
  readonly settings: object;
  /** Checkpoints at most, evenly spread over those that are kept. */
  readonly most?: number | undefined;
}

/** What was measured along a run's training. */
export interface Course<Point> {
  readonly points: readonly Point[];
  /** For the analysis: tells later calls what its points were measured with. */
  readonly measuredWith: object;
  /** Lets go of what was kept for a call that breaks off, once the analysis is written. */
  finish(): void;
}

/**
 * Measures a run at its weights before training and at all checkpoints that it has kept, in one model. Every
 * point is on the disk as soon as it is measured: a kill at any instant loses the one under way, and the next call with
 * the same settings goes on. Where `file` is that of a finished analysis with `points` of its own, one after the run has
 * trained on measures the new checkpoints alone.
 *
 * @param measure - with the weights of a checkpoint in the model; told which of how many it is
 * @throws UserError where a checkpoint is damaged or cannot be measured, naming its step
 */
export function alongTraining<Measured extends object>(
  { folder, trained, file, whole = file, settings, most }: CourseSettings,
  measure: (number: number, all: number) => Measured,
): Course<Measured & Moment> {
  type Point = Measured & Moment;
  const measuredWith = { run: readRecord(folder).id, ...settings };
  const kept = partialResults<Point>(file, measuredWith);
  const before = [...new Set([file, whole])].flatMap((one) => finished<Point>(one, measuredWith));
  const known = [...before, ...kept.items];
  const moments = evenly(momentsOf(folder), most);
  const points = moments.map(({ checkpoint, ...moment }, i) => {
    const found = known.find(({ step, time }) => step === moment.step && time === moment.time);
    if (found) return found;
    const body = (): Point => ({ ...moment, ...measure(i + 1, moments.length) });
    const point = named(moment.step, () =>
      checkpoint ? trained.measuredAt(checkpoint, body as never) : trained.measured(body as never),
    ) as Point;
    kept.add(point);
    return point;
  });
  return { points, measuredWith, finish: () => kept.finish() };
}

/** The initial weights first, then the checkpoints by step. */
function momentsOf(folder: string): (Moment & { checkpoint: Checkpoint | null })[] {
  const kept = listCheckpoints(folder).map((checkpoint) => {
    const { step, state } = checkpoint;
    return { step, time: state.time, checkpoint };
  });
  return [{ step: 0, time: 0, checkpoint: null }, ...kept.filter(({ step }) => step > 0)];
}

/** The points of an analysis that is complete, where they were measured with the same settings. */
function finished<Point>(file: string, measuredWith: object): readonly Point[] {
  let written: Partial<Pick<Course<Point>, "points" | "measuredWith">>;
  try {
    written = JSON.parse(readFileSync(`${file}.json`, "utf8"));
  } catch {
    return []; // not there, or not of this program: it is written anew
  }
  const isSame = JSON.stringify(written?.measuredWith) === JSON.stringify(measuredWith);
  return isSame && Array.isArray(written.points) ? written.points : [];
}

/** Says which checkpoint a mistake is about. */
function named<T>(step: number, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`step ${step}: ${error.message}`);
    throw error;
  }
}
