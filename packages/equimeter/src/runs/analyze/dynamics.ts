import { mkdirSync } from "node:fs";
import { join } from "node:path";

import {
  type CurvePoint,
  curveDynamics,
  type Dynamics,
  finitePoints,
  usualSummary,
} from "../../analyze/dynamics/index.js";
import { writeFileAtomic } from "../folder/atomic.js";
import { openRun } from "../folder/folder.js";
import { linesOf } from "../folder/metrics.js";
import type { MetricLine, MonitorLine, Weights } from "../folder/schema.js";

export interface DynamicsSettings {
  /** The dip is looked for up to this step. */
  readonly dipBefore: number;
  /** In percent. */
  readonly marks: readonly number[];
  readonly seed: number;
}

/** A kind of curve of one run. */
export interface CurveName {
  readonly field: string;
  /** Of a flow. */
  readonly t?: number;
  readonly weights: Weights;
}

/** What brought a curve below 2 %, in words, by whoever can tell. */
export interface Verdict extends CurveName {
  readonly verdict: string;
}

export interface RunCurve extends CurveName {
  readonly points: readonly CurvePoint[];
  /** Null where no percent is finite. */
  readonly dynamics: Dynamics | null;
  /** Null where nobody was asked. */
  readonly verdict: string | null;
}

/** As `analysis/dynamics.json` holds it: no checkpoint, no weights, for it is about all of them. */
export interface DynamicsAnalysis {
  /** Its folder. */
  readonly run: string;
  readonly name: string;
  /** Of the run so far. */
  readonly step: number;
  readonly settings: DynamicsSettings;
  readonly curves: readonly RunCurve[];
}

/** Where a run keeps it, without the ending. */
export function dynamicsFile(folder: string, { dipBefore, marks }: DynamicsSettings): string {
  const names = [
    dipBefore !== usualSummary.dipBefore && `dip-before-${dipBefore}`,
    marks.join() !== usualSummary.marks.join() && `marks-${marks.join("-")}`,
  ];
  const own = names.filter((name) => name !== false);
  return join(folder, "analysis", ["dynamics", ...own].join("-"));
}

/**
 * Dip, rebound and crossings of every percent that a run monitored, from `metrics.jsonl` alone; writes
 * `analysis/dynamics.json`. A run may still be training.
 *
 * @param judge - what brought the curves below 2 %
 * @throws UserError for a damaged run, and for settings out of range
 */
export function analyzeDynamics(
  folder: string,
  settings: DynamicsSettings,
  judge: (folder: string) => readonly Verdict[] = () => [],
): DynamicsAnalysis {
  const { config, record, metrics } = openRun(folder);
  const verdicts = judge(folder);
  const curves = curvesOf(metrics).map(({ lines, ...name }): RunCurve => {
    const points = lines.map(pointOf);
    return {
      ...name,
      points: finitePoints(points),
      dynamics: curveDynamics(points, settings),
      verdict: verdicts.find((one) => isSame(one, name))?.verdict ?? null,
    };
  });
  const { step } = record;
  const analysis = { run: folder, name: config.name, step, settings, curves };
  mkdirSync(join(folder, "analysis"), { recursive: true });
  const file = `${dynamicsFile(folder, settings)}.json`;
  writeFileAtomic(file, `${JSON.stringify(analysis, null, 1)}\n`);
  return analysis;
}

function curvesOf(metrics: readonly MetricLine[]): (CurveName & { lines: MonitorLine[] })[] {
  const curves: (CurveName & { lines: MonitorLine[] })[] = [];
  for (const line of linesOf([...metrics], "monitor")) {
    const { field, t, weights } = line;
    const known = curves.find((curve) => isSame(curve, line));
    if (known) known.lines.push(line);
    else curves.push({ field, ...(t !== undefined && { t }), weights, lines: [line] });
  }
  return curves;
}

const isSame = (a: CurveName, b: CurveName): boolean =>
  a.field === b.field && a.t === b.t && a.weights === b.weights;

/** JSON has no NaN: errors that are not known are left out. */
function pointOf({ step, percent, rotationError, sampleError, explained }: MonitorLine) {
  return {
    step,
    percent,
    ...(Number.isFinite(rotationError) && { rotationError }),
    ...(Number.isFinite(sampleError) && { sampleError }),
    ...(Number.isFinite(explained) && { explained }),
  };
}
