import {
  type CourseCorrelations,
  courseCorrelations,
  type CourseOptions,
} from "../../analyze/gradients/index.js";
import type { Design } from "../../groups/index.js";
import { gradientNorms, type GradientNorms, whyNotUnbiased } from "../../measure/index.js";
import type { ResolvedConfig } from "../config/schema.js";
import { designOf } from "../design.js";
import { linesOf, readMetrics } from "../folder/metrics.js";
import type { Weights } from "../folder/schema.js";
import { type Analysis, writeAnalysis } from "./analysis.js";
import { alongTraining, type Moment } from "./gradients-course.js";
import { lossFile, type LossOptions, openRunLoss, type OpenRunLoss } from "./open.js";

export interface GradientsOptions extends Omit<LossOptions, "checkpoint"> {
  /** Checkpoints at most, evenly spread. Default: all that are kept, and the initial weights */
  readonly points?: number;
  /** `paper`: correlate moving averages, as the paper's plots draw them. */
  readonly smoothing: "none" | "paper";
  readonly lossRatio: NonNullable<CourseOptions["lossRatio"]>;
  /** Correlate what was measured from this step on. */
  readonly from: number;
  readonly onProgress?: (message: string) => void;
}

/** Gradients of the parts of the loss at one checkpoint. Numbers that have no value are null. */
export interface GradientPoint extends Moment {
  readonly percent: number;
  /** 2-norms of ∇L, ∇L_mean and ∇L_equiv. */
  readonly norm: number;
  readonly normMean: number;
  readonly normEquiv: number;
  /** ‖∇L_equiv‖ / ‖∇L_mean‖ */
  readonly ratio: number | null;
  /** Of the angle between ∇L and ∇L_mean. */
  readonly cosine: number | null;
  /** Estimates that the rotations do not bias, see `UnbiasedGradients`. */
  readonly unbiased: UnbiasedPoint | null;
}

export type UnbiasedPoint = {
  readonly [Name in keyof NonNullable<GradientNorms["unbiased"]>]: Name extends "ratio"
    ? number | null
    : number;
};

/** The same correlations of what the run's monitor measured as it trained. */
export interface MonitorCourse {
  readonly weights: Weights;
  /** Of a flow. */
  readonly t: number | null;
  readonly correlations: CourseCorrelations;
}

export interface GradientsResult {
  /** Of the last point. */
  readonly step: number;
  readonly design: string;
  readonly passes: number;
  readonly samples: number;
  /** Of a flow. */
  readonly t: number | null;
  /** Why no point has `unbiased`, in words; null where they have. */
  readonly notUnbiased: string | null;
  readonly points: readonly GradientPoint[];
  readonly measuredWith: object;
  /** Of the paper's smoothing; null where there is none. */
  readonly stepsPerSpan: number | null;
  readonly correlations: CourseCorrelations;
  /** With the ratio of unbiased squares in the place of that of norms. */
  readonly unbiasedCorrelations: CourseCorrelations | null;
  readonly monitor: readonly MonitorCourse[];
}

export type GradientsAnalysis = Analysis<GradientsResult, GradientsOptions>;

/** Where a run keeps it, without the ending. */
export function gradientsFile(
  folder: string,
  options: LossOptions & Pick<GradientsOptions, "points">,
): string {
  const { points } = options;
  return lossFile(folder, "gradients", options, [points !== undefined && `points-${points}`]);
}

/**
 * The loss ratio and the gradients of the parts of the loss along a run's training, and how they go together (section
 * 4.1 and appendix B.3 of the paper). Every point has the same samples and the same group elements, so that what
 * differs between them is the weights. Writes `analysis/gradients.json`; see `alongTraining` for what is
 * kept.
 *
 * @throws UserError for a damaged run, and options that do not suit it
 */
export async function analyzeGradients(
  folder: string,
  options: GradientsOptions,
): Promise<GradientsAnalysis> {
  const { points: most, smoothing, lossRatio, from, onProgress, ...settings } = options;
  const run = await openRunLoss(folder, { ...settings, checkpoint: "initial" });
  const { trained, given, t } = run;
  const { batches, names } = run.batchesOf(settings.samples);
  const design = designFor(run, options.rotations);
  const file = gradientsFile(folder, options);
  const parameters = trained.model.parameters();
  const { seed } = settings;
  const course = alongTraining(
    {
      folder,
      trained,
      file,
      whole: gradientsFile(folder, settings),
      settings: { ...settings, t: t ?? null, design: design.name },
      most,
    },
    (number, all) => {
      onProgress?.(`checkpoint ${number}/${all}`);
      return pointOf(gradientNorms({ ...given, design, batches, parameters, seed }));
    },
  );
  const { points, measuredWith } = course;
  const stepsPerSpan = smoothing === "paper" ? paperSpan(trained.config) : null;
  const how: CourseOptions = { lossRatio, stepsPerSpan, from, seed };
  const notUnbiased = whyNotUnbiased(design);
  const result: GradientsResult = {
    step: points.at(-1)!.step,
    design: design.name,
    passes: design.passes,
    samples: names.length,
    t: t ?? null,
    notUnbiased,
    points,
    measuredWith,
    stepsPerSpan,
    correlations: courseCorrelations(points, how),
    unbiasedCorrelations: notUnbiased === null ? courseCorrelations(unbiased(points), how) : null,
    monitor: monitorCourses(folder, how),
  };
  const analysis = writeAnalysis(file, { folder, options, trained }, result);
  course.finish();
  return analysis;
}

/** The fewest that give squares without bias. */
const enough = 4;

/** What was asked for; else the run's design, with as many replicates of its kind as unbiased squares take. */
function designFor({ design, trained }: OpenRunLoss<LossOptions>, rotations?: number): Design {
  if (rotations !== undefined || whyNotUnbiased(design) === null) return design;
  const config = trained.config.monitor.design;
  if (config.kind === "enumerate") return design;
  return designOf(
    config.kind === "independent"
      ? { ...config, count: enough }
      : { ...config, replicates: enough },
  );
}

function pointOf(norms: GradientNorms): Omit<GradientPoint, keyof Moment> {
  const { percent, norm, normMean, normEquiv, ratio, cosine, unbiased } = norms;
  return {
    percent,
    norm,
    normMean,
    normEquiv,
    ratio: orNull(ratio),
    cosine: orNull(cosine),
    unbiased: unbiased && { ...unbiased, ratio: orNull(unbiased.ratio) },
  };
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

const unbiased = (points: readonly GradientPoint[]) =>
  points.map(({ step, percent, unbiased: squares }) => {
    return { step, percent, ratio: squares?.ratio ?? null };
  });

/** Steps for a span of one in the paper's figures 7 and 8. */
function paperSpan({ model }: ResolvedConfig): number {
  return model.kind === "escaip" ? 100 : 1000;
}

function monitorCourses(folder: string, how: CourseOptions): MonitorCourse[] {
  const lines = linesOf(readMetrics(folder), "gradients");
  const keys = new Map(lines.map(({ weights, t = null }) => [`${weights} ${t}`, { weights, t }]));
  return [...keys.values()].map(({ weights, t }) => {
    const own = lines.filter((line) => line.weights === weights && (line.t ?? null) === t);
    return { weights, t, correlations: courseCorrelations(own, how) };
  });
}
