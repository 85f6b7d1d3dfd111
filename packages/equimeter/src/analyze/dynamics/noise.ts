import { uniform } from "../../random.js";
import type { CurvePoint } from "./curve.js";

/** A source of standard normal numbers (Box and Muller). */
export function normal(seed: number): () => number {
  const random = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** What a curve might have been: its percents under the errors that were measured with them. */
export interface Noise {
  /**
   * A curve of the same steps around `percents`.
   *
   * @param samples - whether on other samples too; by default only under other rotations
   */
  draw(percents: readonly number[], samples?: boolean): number[];
}

/**
 * Errors of a percent are taken as those of its logarithm. Group elements are drawn afresh at each step, so
 * that their errors are independent; the samples are the same at all steps, so that what is left of the
 * sample error, √(sampleError² − rotationError²), moves the whole curve at once. Where a point has no
 * error it stays where it is.
 */
export function noiseOf(points: readonly CurvePoint[], seed: number): Noise {
  const next = normal(seed);
  const rotations = points.map(({ percent, rotationError = 0 }) =>
    relative(rotationError, percent),
  );
  const others = points.map(({ percent, rotationError = 0, sampleError = 0 }) =>
    relative(Math.sqrt(Math.max(0, sampleError ** 2 - known(rotationError) ** 2)), percent),
  );
  return {
    draw(percents, samples = false) {
      const common = samples ? next() : 0;
      return percents.map(
        (percent, i) => percent * Math.exp(rotations[i] * next() + others[i] * common),
      );
    },
  };
}

/** Of the rotations alone, relative to the percent; 0 where it is not known. */
export function rotationScatter(points: readonly CurvePoint[]): number[] {
  return points.map(({ percent, rotationError = 0 }) => relative(rotationError, percent));
}

const known = (error: number): number => (Number.isFinite(error) ? error : 0);

const relative = (error: number, percent: number): number =>
  percent > 0 ? known(error) / percent : 0;
