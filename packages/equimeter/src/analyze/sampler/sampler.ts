import { cat, Generator, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import {
  type FlowNoise,
  type FlowOptions,
  flowSteps,
  flowTimes,
} from "../../generate/flow/index.js";
import { freed } from "../../generate/flow/sampler.js";
import { inPasses } from "../../generate/flow/twisted.js";
import { type Elements, identity, SO3, vector } from "../../groups/index.js";
import { drawNoise, type FlowModel } from "../../train/flow/index.js";
import { checkMask, checkPoints, checkShape } from "../../train/flow/points.js";
import { meanOf } from "../spread.js";
import { fewestResidues } from "../structures/trace.js";
import { meanDistances, type PairDistances, pairDistances } from "./pairs.js";
import { spreadOfCopies, turnedBack } from "./spread.js";

export interface SamplerOptions {
  /** In evaluation mode. */
  readonly model: FlowModel;
  /** [B, N] bool: how long the chains are. The model is asked on its device. */
  readonly mask: Tensor;
  /** n, from 2 on: how many copies of each sample there are. */
  readonly rotations: number;
  /** x at the first time, [B, N, 3]. Default: noise drawn from the seed */
  readonly start?: Tensor;
  /** Of the noise and the rotations. Default: 0 */
  readonly seed?: number;
  /** Of `flowSteps`; its noise is that of the B samples. Default: what it takes, noise from the seed */
  readonly options?: FlowOptions;
  /** Of the sampler; what it leads to is compared in float64. Default: float32 */
  readonly dtype?: "float32" | "float64";
  /** Rows that the model is asked about at a time, in multiples of B. Default: all n · B */
  readonly rowsPerPass?: number;
  /** Hears of every step. */
  readonly onStep?: (done: number, all: number) => void;
}

/** Of one sample; lists have an entry for each of the report's times. */
export interface SampleTrajectory {
  readonly residues: number;
  /** nm, see `SamplerReport`. */
  readonly deviation: readonly number[];
  /** nm, radius of gyration. */
  readonly gyration: readonly number[];
  /** Deviation over radius of gyration. */
  readonly relative: readonly number[];
  readonly final: PairDistances;
}

/** How equivariant a sampler is; means are over the samples. */
export interface SamplerReport {
  readonly samples: number;
  readonly rotations: number;
  /** The start and where each step led to. */
  readonly times: readonly number[];
  /**
   * nm: of the copies of a sample, turned back, the root-mean-square distance of a point from its mean
   * over the rotations; squares over n − 1. At the start it is what turning rounds.
   */
  readonly deviation: readonly number[];
  /** The same over the sample's radius of gyration at that time. */
  readonly relative: readonly number[];
  /** Of pairs of copies at the last time. */
  readonly final: PairDistances;
  readonly perSample: readonly SampleTrajectory[];
  /** For each sample: n for every step. */
  readonly forwardPasses: number;
  readonly seconds: number;
}

/**
 * Equivariance of a sampler as a whole: noise that is turned should become the turned structure. Each
 * sample is drawn n times, from its noise as it is and from n − 1 uniform rotations of it, with the
 * noise of every step turned along, and the copies are turned back and compared at every step. What
 * one prediction breaks, the next ones add to or mend: this is the sum that a percent at one time
 * cannot tell.
 *
 * Noise has no orientation, so that the copy which is not turned is one uniform rotation like the
 * others, and the mean square over samples is unbiased. A start that is given may have one.
 *
 * Of an equivariant model rounding remains, which grows along the way where the flow drives neighbours
 * apart; and all of it where something decides (a class of a distance, a canonical frame) on a number
 * that rounding changed. Compare with a model equivariant by construction in the same precision.
 *
 * @throws UserError for options out of range, chains of fewer than five residues, and as `flowSteps`
 */
export function samplerEquivariance(given: SamplerOptions): SamplerReport {
  const begin = performance.now();
  const { model, mask, rotations, rowsPerPass = Infinity, onStep } = given;
  const counts = checkSizes(given);
  const samples = counts.length;
  const { dtype = "float32", seed = 0, options = {} } = given;
  const { times = flowTimes() } = options;
  if (given.start) checkPoints("the start", given.start, mask);
  const generator = new Generator(seed);
  const start = given.start?.to({ dtype }) ?? drawNoise(mask, generator, { dtype });
  const elements = copiesOf(rotations, samples, generator, mask.device);
  const turned = (values: Tensor): Tensor => turnedCopies(values, rotations, elements);
  const steps = flowSteps(
    inPasses(model, samples, rowsPerPass),
    turned(start),
    mask.repeat([rotations, 1]),
    {
      ...options,
      times,
      ...(options.stepper === "sde" && {
        noise: turnedNoise(options.noise ?? generator, turned, { mask, dtype, times }),
      }),
    },
  );

  let copies = turnedBack(turned(start), elements, samples);
  const spreads = [spreadOfCopies(copies, counts)];
  for (const { step, points } of freed(steps)) {
    copies.dispose();
    copies = turnedBack(points, elements, samples);
    spreads.push(spreadOfCopies(copies, counts));
    onStep?.(step, times.length - 1);
  }
  const final = pairDistances(copies, mask);
  const perSample = counts.map((residues, i) => {
    const deviation = spreads.map((one) => one.deviation[i]);
    const gyration = spreads.map((one) => one.gyration[i]);
    // Points that have all met have no size, and no deviation.
    const relative = deviation.map((one, k) => (gyration[k] > 0 ? one / gyration[k] : 0));
    return { residues, deviation, gyration, relative, final: final[i] };
  });
  const meanAt = (list: "deviation" | "relative") =>
    times.map((_, k) => meanOf(perSample.map((one) => one[list][k])));
  return {
    samples,
    rotations,
    times: [...times],
    deviation: meanAt("deviation"),
    relative: meanAt("relative"),
    final: meanDistances(final),
    perSample,
    forwardPasses: rotations * (times.length - 1),
    seconds: (performance.now() - begin) / 1000,
  };
}

/** [n · B], float64, ordered [copy, sample]: nothing for the first copy, uniform for the others. */
function copiesOf(n: number, samples: number, generator: Generator, device: string): Elements {
  return tidy(() => {
    const drawn = SO3.sample((n - 1) * samples, generator);
    const rotation = cat([identity(samples).rotation, drawn.rotation]);
    return { rotation: rotation.to({ device }) };
  });
}

/** [B, N, 3] → [n · B, N, 3], turned in float64. */
function turnedCopies(values: Tensor, n: number, elements: Elements): Tensor {
  return tidy(() =>
    vector.act(elements, values.to("float64").repeat([n, 1, 1])).to({ dtype: values.dtype }),
  );
}

/** The noise of every step for all copies, turned as they are. */
function turnedNoise(
  noise: FlowNoise,
  turned: (values: Tensor) => Tensor,
  { mask, dtype, times }: { mask: Tensor; dtype: "float32" | "float64"; times: readonly number[] },
): (step: number) => Tensor {
  const shape = [...mask.shape, 3];
  if (noise instanceof Generator) return () => turned(drawNoise(mask, noise, { dtype }));
  if (typeof noise !== "function") checkShape("the noise", noise, [times.length - 1, ...shape]);
  return (step) => {
    const epsilon = typeof noise === "function" ? noise(step) : noise.select(0, step - 1);
    checkShape(`the noise of step ${step}`, epsilon, shape);
    return turned(epsilon.to({ dtype }));
  };
}

/** How many points each sample has. Nobody wants to hear after the last step that they are too few. */
function checkSizes({ mask, rotations, seed = 0 }: SamplerOptions): number[] {
  if (!Number.isSafeInteger(rotations) || rotations < 2)
    throw new UserError(
      `rotations must be a whole number from 2 on, to see a spread, not ${rotations}`,
    );
  if (!Number.isSafeInteger(seed))
    throw new UserError(`the seed must be a whole number, not ${seed}`);
  checkMask(mask);
  const counts = tidy(() => mask.sum(1).toNumbers());
  const few = counts.findIndex((count) => count < fewestResidues);
  if (few >= 0)
    throw new UserError(
      `sample ${few} has ${counts[few]} residues, too few for a structure; ` +
        `leave out chains of fewer than ${fewestResidues}`,
    );
  return counts;
}
