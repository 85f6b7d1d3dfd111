import type { Tensor } from "@equimeter/torch";

import type { Design } from "../../groups/design.js";
import type { Elements } from "../../groups/element.js";
import type { Looked } from "../../measure/collect.js";
import { decompose, type DecomposeOptions, type Report } from "../../measure/decompose.js";
import { fromVariance } from "../../measure/estimators.js";
import { regroup } from "../../measure/regroup.js";
import { sampleWeights } from "../../measure/report.js";
import { concatenate, type Sums } from "../../measure/sums.js";
import { mixedSeed, uniform } from "../../random.js";
import { sumsOfRows } from "../where/row-sums.js";
import { samplesOf } from "../where/samples.js";
import { type SampleShare, sampleShares } from "../where/worst.js";
import type { TurnedSample } from "./portraits.js";

export interface GalleryOptions<Picture> extends Omit<
  DecomposeOptions,
  "by" | "look" | "loss" | "names" | "clusters" | "centre"
> {
  readonly names: readonly string[];
  /** Whether each component of what the model predicts is a row, as voxels are. Default: false */
  readonly isEachComponent?: boolean;
  /** How many samples of the largest L_equiv are shown, and how many that chance chose. */
  readonly worst: number;
  readonly random: number;
  /** What is kept of a sample. Of those that are among the worst for a while it is made too. */
  readonly portray: (seen: TurnedSample) => Picture;
  /** Hears of every sample. */
  readonly onSample?: (done: number, all: number) => void;
}

/** A sample that is shown, and why. */
export interface Shown<Picture> extends SampleShare {
  readonly isWorst: boolean;
  readonly isRandom: boolean;
  readonly portrait: Picture;
}

export interface Gallery<Picture> {
  /** As `decompose` gives it, of the same passes. */
  readonly loss: Report;
  /** That of the largest L_equiv first. */
  readonly shown: readonly Shown<Picture>[];
}

interface Candidate<Picture> {
  readonly number: number;
  readonly L_equiv: number;
  readonly picture: Picture;
}

/**
 * The samples of the largest L_equiv (section 2.1 of the paper) and some that chance chose, with their
 * twisted predictions and the elements that they are of. One pass; no more is kept than is shown.
 *
 * @throws UserError as `decompose` does
 */
export function gallery<Picture>(options: GalleryOptions<Picture>): Gallery<Picture> {
  const { names, worst, reduction = "pooled", seed = 0, isEachComponent = false } = options;
  const remembered = remembering(options.design);
  const { design } = remembered;
  const drawn = someOf(names.length, options.random, seed);
  const samples: { name: string; rows: number; sums: Sums }[] = [];
  const kept: Candidate<Picture>[] = [];
  const byChance = new Map<number, Picture>();

  const take = (seen: Omit<TurnedSample, "equiv">): void => {
    const { number } = seen.sample;
    const rows = sumsOfRows(seen.twisted, seen.label, design);
    const sums = regroup(rows, new Uint8Array(rows.groups), 1);
    samples.push({ name: names[number], rows: rows.groups, sums });
    const L_equiv = fromVariance(sums, design).equiv[0] / sums.terms[0];
    const isAmongWorst = kept.filter((one) => one.L_equiv >= L_equiv).length < worst;
    if (isAmongWorst || drawn.has(number)) {
      const equiv = fromVariance(rows, design).equiv.map((sum, row) => sum / rows.terms[row]);
      const picture = options.portray({ ...seen, equiv });
      if (drawn.has(number)) byChance.set(number, picture);
      if (isAmongWorst) keepWorst(kept, { number, L_equiv, picture }, worst);
    }
    options.onSample?.(samples.length, names.length);
  };
  const look = (looked: Looked): void => {
    const rotations = remembered.rotations(looked.samples);
    for (const given of samplesOf(looked, isEachComponent))
      take({ ...given, rotations: rotations.select(1, given.sample.sample) });
  };

  const loss = decompose({ ...options, design, look });
  const weights = sampleWeights(concatenate(samples.map(({ sums }) => sums)), reduction);
  const pictures = new Map([
    ...byChance,
    ...kept.map(({ number, picture }) => [number, picture] as const),
  ]);
  const numbers = [...pictures.keys()];
  // Names may be had twice, so that numbers stand for them.
  const numbered = samples.map((sample, number) => ({ ...sample, name: String(number) }));
  const shares = sampleShares(numbered, weights, design);
  const shown = shares
    .filter(({ name }) => numbers.includes(Number(name)))
    .map((share): Shown<Picture> => {
      const number = Number(share.name);
      return {
        ...share,
        name: names[number],
        isWorst: kept.some((one) => one.number === number),
        isRandom: byChance.has(number),
        portrait: pictures.get(number)!,
      };
    });
  return { loss, shown };
}

/** Puts a sample among the worst, the least of which falls out where there are too many. */
function keepWorst<Picture>(
  kept: Candidate<Picture>[],
  one: Candidate<Picture>,
  most: number,
): void {
  kept.push(one);
  kept.sort((a, b) => b.L_equiv - a.L_equiv);
  if (kept.length > most) kept.pop();
}

/** The same design, which knows what it drew the last time: the elements of the batch that is looked at. */
function remembering(design: Design): {
  readonly design: Design;
  readonly rotations: (samples: number) => Tensor;
} {
  let last: Elements | undefined;
  return {
    design: {
      ...design,
      draw(samples, generator) {
        last = design.draw(samples, generator);
        return last;
      },
    },
    /** [passes, samples, 3, 3] */
    rotations: (samples) => last!.rotation.view([design.passes, samples, 3, 3]),
  };
}

/** Another use of the seed than that of the elements. */
const choosing = 7;

/** `count` different numbers below `all`, or all of them. */
function someOf(all: number, count: number, seed: number): ReadonlySet<number> {
  const random = uniform(mixedSeed(seed, choosing));
  const numbers = Array.from({ length: all }, (_, i) => i);
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, all))
    chosen.add(...(numbers.splice(Math.floor(random() * numbers.length), 1) as [number]));
  return chosen;
}
