import { UserError } from "../../errors.js";
import { type Design, enumerate, independent } from "../../groups/design.js";
import { type Group, SO3 } from "../../groups/group.js";
import { checkDeclared } from "../../measure/checks.js";
import type { DesignError } from "../../measure/design-error.js";
import { checkDeterministic } from "../../measure/deterministic.js";
import type { Reduction } from "../../measure/report.js";
import { degreePowers, degreePowersOf, type Powers } from "./degrees.js";
import {
  candidates,
  type DesignKind,
  type OrbitKind,
  orbitKinds,
  relativeVariances,
} from "./designs.js";
import { type Deviations, type DeviationOptions, deviationsOf } from "./deviations.js";
import {
  type Distribution,
  distributionOf,
  type SampleDistribution,
  sampleDistribution,
} from "./distribution.js";
import { errorsOfFreshDraws, errorsOfWholeGroup, type Truth } from "./measured.js";
import { influences, lossWeights, type Shares, sharesOfAll } from "./percent.js";
import { type ErrorSources, type PredictedError, predictedError, sourcesOf } from "./predicted.js";

export interface GroupSamplesOptions extends Omit<DeviationOptions, "design"> {
  /** Default: rotations of space. */
  readonly group?: Group;
  /**
   * Independent elements for each sample that distribution, degrees and bootstrap are taken of; all
   * elements of a finite group in place of them. Default 480.
   */
  readonly draws?: number;
  /** Designs have so many passes at most. Default 120. */
  readonly mostPasses?: number;
  /** How often each design measures anew, with fresh elements. Default 20. */
  readonly repetitions?: number;
  /** How often is drawn from the elements at hand. Default 400. */
  readonly resamples?: number;
  /** The last degree that is looked at. Default 8. */
  readonly degrees?: number;
  readonly reduction?: Reduction;
  readonly onProgress?: (message: string) => void;
}

/** The error of one design. All errors relative to the percent, in %. */
export interface ComparedDesign extends DesignError {
  readonly kind: DesignKind;
  /** From `degrees`, `single` and `pairs` alone. */
  readonly predicted: PredictedError;
  /** Of independent draws: the bootstrap of the paper's figure 5, from the draws at hand. */
  readonly bootstrap: Pick<DesignError, "rmsError" | "rotationError"> | null;
}

export interface GroupSamplesReport {
  readonly group: string;
  readonly law: Group["law"];
  readonly samples: number;
  /** What the designs are compared with. */
  readonly truth: Truth;
  /** The elements at hand. */
  readonly drawn: Shares & { readonly design: string; readonly count: number };
  readonly repetitions: number;
  readonly designs: readonly ComparedDesign[];
  readonly sources: ErrorSources;
  /** `relativeVariance` of the orbits in degrees 1, 2, …; null for groups without degrees. */
  readonly relativeVariance: Readonly<Record<OrbitKind, readonly number[]>> | null;
  readonly distribution: Distribution;
}

/** Fewer have no halves to speak of. */
const leastDraws = 20;

/**
 * How precisely the percent of a model is measured by few group elements, by design, and why: how its
 * twisted predictions are distributed over the group, and of which degrees of rotation they are made.
 *
 * @throws UserError for what `decompose` refuses, a model without any error, and options out of range
 */
export function groupSamples(options: GroupSamplesOptions): GroupSamplesReport {
  const { group = SO3, draws = 480, mostPasses = 120, degrees = 8 } = options;
  const { reduction = "pooled", repetitions = 20, onProgress = () => undefined } = options;
  checkOptions(draws, repetitions, degrees);
  const isWholeGroup = group.order !== undefined;
  const design = isWholeGroup ? enumerate({ group }) : independent({ count: draws, group });
  checkDeclared({ ...options, design });
  const { model, batches, outputs, mask } = options;
  checkDeterministic(model, batches[0], outputs, mask);
  onProgress(`${design.passes} group elements for each sample`);
  const { samples, distributions } = looked(options, design, isWholeGroup);
  const drawn = sharesOfAll(samples, design, reduction);
  const sources: ErrorSources = {
    ...sourcesOf(samples, drawn, reduction, isWholeGroup),
    powers: group === SO3 ? powersOf(samples, drawn, reduction, degrees) : null,
  };
  const list = candidates(group, mostPasses);
  if (list.length === 0)
    throw new UserError(`no design has ${mostPasses} passes or fewer: allow 4 at least`);
  const given = { options, samples, drawn, designs: list.map((one) => one.design) };
  const { truth, errors, bootstraps } = isWholeGroup
    ? errorsOfWholeGroup(given, design)
    : errorsOfFreshDraws(given);
  return {
    group: group.name,
    law: group.law,
    samples: samples.length,
    truth,
    drawn: { ...drawn, design: design.name, count: design.passes },
    repetitions,
    designs: list.map(({ kind, design: one }, i) => ({
      kind,
      ...errors[i],
      predicted: predictedError(one, sources, relativeVariances(kind, degrees)),
      bootstrap: bootstraps[i],
    })),
    sources,
    relativeVariance: sources.powers && variancesBy(degrees),
    distribution: distributionOf(distributions, isWholeGroup),
  };
}

function checkOptions(draws: number, repetitions: number, degrees: number): void {
  if (!Number.isInteger(draws) || draws < leastDraws)
    throw new UserError(`draws must be a whole number from ${leastDraws} on, got ${draws}`);
  if (!Number.isInteger(repetitions) || repetitions < 2)
    throw new UserError(`an error needs two repetitions or more, got ${repetitions}`);
  if (!Number.isInteger(degrees) || degrees < 1 || degrees > 30)
    throw new UserError(`degrees must be a whole number from 1 to 30, got ${degrees}`);
}

function looked(options: GroupSamplesOptions, design: Design, isWholeGroup: boolean) {
  const distributions: SampleDistribution[] = [];
  const samples = deviationsOf({ ...options, design }, (z, deviations) => {
    const found = sampleDistribution(z, deviations, isWholeGroup);
    if (found) distributions.push(found);
  });
  return { samples, distributions };
}

function powersOf(
  samples: readonly Deviations[],
  drawn: Shares,
  reduction: Reduction,
  degrees: number,
): { prediction: Powers; percent: Powers } {
  const weights = lossWeights(samples, reduction);
  const added = influences(samples, drawn.share);
  return {
    prediction: degreePowers(samples, weights, degrees),
    percent: degreePowersOf(
      added,
      samples,
      weights.map((weight) => weight ** 2),
      degrees,
    ),
  };
}

function variancesBy(degrees: number): Record<OrbitKind, readonly number[]> {
  const entries = orbitKinds.map((kind) => [kind, relativeVariances(kind, degrees)!]);
  return Object.fromEntries(entries) as Record<OrbitKind, readonly number[]>;
}
