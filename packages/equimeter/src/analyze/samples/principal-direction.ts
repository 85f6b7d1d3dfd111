import { arange, type Tensor, tidy } from "@equimeter/torch";

import { gramOf } from "./degrees.js";
import type { Deviations } from "./deviations.js";

/** The twisted predictions of one sample along the direction in which they vary most. */
export interface Principal {
  /** Of the variance. */
  readonly share: number;
  /** Squared skewness and excess kurtosis; a Gaussian has 0 and 0. */
  readonly skewness: number;
  readonly kurtosis: number;
  /** Projections in their own spread about their own mean, the longer tail to the right. */
  readonly standardized: readonly number[];
}

/**
 * The direction of one half of the draws, looked at in the other half, and the other way round: draws
 * that choose a direction would lie along it by that alone. Of a whole group, all elements at once.
 */
export function principalDirection(sample: Deviations, isWholeGroup: boolean): Principal {
  return tidy(() => {
    const gram = gramOf(sample);
    const all = arange(sample.draws);
    if (isWholeGroup) {
      const found = along(gram, all, all);
      const moments = populationMoments(found.projections);
      const { skewness, kurtosis, standardized } = moments;
      return { share: found.share, skewness: skewness ** 2, kurtosis, standardized };
    }
    const even = all.remainder(2).eq(0);
    const halves = [even, even.logicalNot()].map((half) => half.nonzero().squeeze(1));
    const [first, second] = [along(gram, halves[0], halves[1]), along(gram, halves[1], halves[0])];
    const [a, b] = [sampleMoments(first.projections), sampleMoments(second.projections)];
    // The two directions are known but for their signs.
    const same = Math.sign(first.weights.matmul(second.weights).item());
    return {
      share: (first.share + second.share) / 2,
      skewness: same * a.skewness * b.skewness,
      kurtosis: (a.kurtosis + b.kurtosis) / 2,
      standardized: [
        ...a.standardized.map((value) => value * (Math.sign(same * b.skewness) || 1)),
        ...b.standardized.map((value) => value * (Math.sign(same * a.skewness) || 1)),
      ],
    };
  });
}

interface Along {
  /** ⟨v, Z_j − μ̂⟩ of the draws looked at. */
  readonly projections: number[];
  /** Of the variance of these draws. */
  readonly share: number;
  /** ⟨v, Z_i − μ̂⟩ as numbers of all draws: v itself, but for what is orthogonal to all of them. */
  readonly weights: Tensor;
}

/** @param of - the draws whose direction it is; @param at - those that are looked at */
function along(gram: Tensor, of: Tensor, at: Tensor): Along {
  const own = centredBlock(gram, of, of);
  const { eigenvectors } = own.linalgEigh(); // rising
  const leading = eigenvectors.select(1, of.size - 1);
  const onto = gram.indexSelect(1, of).matmul(leading.sub(leading.mean())); // [N]
  const length = leading.matmul(own.matmul(leading)).sqrt();
  const projections = onto.indexSelect(0, at).div(length);
  const there = centredBlock(gram, at, at);
  const centred = projections.sub(projections.mean());
  const whole = centred.square().sum().div(there.diagonal().sum()).item();
  return { projections: projections.toNumbers(), share: whole, weights: onto.div(length) };
}

/** Inner products of some draws about their own mean. */
function centredBlock(gram: Tensor, rows: Tensor, columns: Tensor): Tensor {
  const block = gram.indexSelect(0, rows).indexSelect(1, columns);
  const of = (axis: 0 | 1) => block.mean(axis, { keepdim: true });
  return block.sub(of(0)).sub(of(1)).add(block.mean());
}

interface Standardized {
  readonly skewness: number;
  readonly kurtosis: number;
  readonly standardized: number[];
}

function populationMoments(values: readonly number[]): Standardized {
  const mean = meanOf(values);
  const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
  const standardized = values.map((value) => (value - mean) / deviation);
  return {
    skewness: meanOf(standardized.map((value) => value ** 3)),
    kurtosis: meanOf(standardized.map((value) => value ** 4)) - 3,
    standardized,
  };
}

/** By k-statistics, without bias for a Gaussian. */
function sampleMoments(values: readonly number[]): Standardized {
  const n = values.length;
  const { skewness, kurtosis, standardized } = populationMoments(values);
  return {
    skewness: (skewness * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: (((n + 1) * kurtosis + 6) * (n - 1)) / ((n - 2) * (n - 3)),
    standardized,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
