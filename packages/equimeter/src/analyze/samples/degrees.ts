import { type Tensor, tensor, tidy } from "@equimeter/torch";

import { characters } from "../../groups/relative-variance.js";
import { weighted } from "../../measure/report.js";
import type { Deviations } from "./deviations.js";
import { aboutOthers, lowDegrees, type PairKernel, withoutDegrees } from "./low-degrees.js";
import { jackknife, type Value } from "./value.js";

/** What of something that varies with the rotation lives in each degree. */
export interface Powers {
  /** Shares of degree 1, 2, …; unbiased, so that they may come out below 0. */
  readonly shares: readonly Value[];
  /** The degrees above. */
  readonly rest: Value;
}

/** A number, and what it would be without each draw, [N]. */
interface Estimate {
  readonly value: number;
  readonly without: Float64Array;
}

interface SamplePowers {
  /** Of degree 1, 2, …, and of what is above: several estimates, each without bias. */
  readonly powers: readonly (readonly Estimate[])[];
  readonly total: Estimate;
}

/**
 * The twisted prediction of a sample is a function of the rotation, `Z(R) = Σ_l Z_l(R)`, and its variance
 * the sum of the powers `P_l = E ‖Z_l‖²`. The character χ_l, times 2l + 1, picks degree l out:
 *
 *     P_l = (2l+1) E χ_l(R S⁻¹) ⟨Z(R) − m(R), Z(S) − m(S)⟩,   R and S independent, l ≥ 1
 *
 * for any m that has nothing in degree l and knows nothing of R and S. A mean over pairs of draws is
 * then without bias, and m takes away the noise that other degrees bring: it is what they are, as far as
 * they can be told, by least squares in the other half of the draws. Where the degree itself has most of
 * the power, the mean of all other draws does better; what is given is the estimate with the lesser error.
 *
 * @param samples - draws of Haar's law on SO(3)
 * @param weights - how much each sample counts
 * @param most - the last degree
 */
export function degreePowers(
  samples: readonly Deviations[],
  weights: Float64Array,
  most: number,
): Powers {
  const found = samples.map((sample) => tidy(() => powersOf(sample, gramOf(sample), most)));
  return shares(found, weights);
}

/**
 * The same of a number `h(R)` for each draw.
 *
 * @param values - of each sample, [N]; each about its own mean
 */
export function degreePowersOf(
  values: readonly Float64Array[],
  samples: readonly Deviations[],
  weights: Float64Array,
  most: number,
): Powers {
  const found = samples.map((sample, i) =>
    tidy(() => {
      const h = tensor(values[i], { dtype: "float64" });
      return powersOf(sample, h.unsqueeze(1).mul(h), most);
    }),
  );
  return shares(found, weights);
}

/** ⟨Z_i − μ̂, Z_j − μ̂⟩, [N, N] */
export function gramOf({ gram, draws }: Deviations): Tensor {
  return tensor(gram, { dtype: "float64" }).view([draws, draws]);
}

/** @param gram - inner products about the mean, [N, N] */
function powersOf({ draws, rotations }: Deviations, gram: Tensor, most: number): SamplePowers {
  const flat = tensor(rotations, { dtype: "float64" }).view([draws, 9]);
  const low = lowDegrees(draws, most);
  const chi = characters(flat.matmul(flat.t()), most); // of R Sᵀ, [degrees + 1, N, N]
  const told = Array.from({ length: low + 1 }, (_, degree) => degree);
  const all = overPairs(aboutOthers(gram), chi);
  const above = overPairs(withoutDegrees(gram, chi, told), chi);
  const without = (degree: number) => {
    const others = told.filter((other) => other !== degree);
    return overPairs(withoutDegrees(gram, chi, others), chi);
  };
  const own = gram.diagonal().toNumbers();
  const squares = own.reduce((a, b) => a + b);
  return {
    powers: [
      ...Array.from({ length: most }, (_, i) => {
        const fitted = i + 1 > low ? above : without(i + 1);
        return [all.powers[i + 1], fitted.powers[i + 1]];
      }),
      [sumOf([above.total, ...above.powers], [1, ...above.powers.map(() => -1)])],
    ],
    total: {
      value: squares / (draws - 1),
      without: Float64Array.from(
        own,
        (one) => (squares - (one * draws) / (draws - 1)) / (draws - 2),
      ),
    },
  };
}

/** The powers in degree 0, 1, …, and the mean square. @param chi - [degrees + 1, N, N] */
function overPairs({ products, counted }: PairKernel, chi: Tensor) {
  const draws = products.shape[0];
  const pairs = products.mul(counted).fillDiagonal_(0);
  const partners = counted.sum(1).sub(1).toNumbers();
  const count = partners.reduce((a, b) => a + b);
  const rows = chi.mul(pairs).sum(-1); // [degrees + 1, N]
  const own = products.diagonal().toNumbers();
  return {
    powers: Array.from({ length: chi.shape[0] }, (_, degree) =>
      // Each pair is there twice, once for each of its draws.
      leavingOut(rows.select(0, degree).toNumbers(), partners, count, 2, 2 * degree + 1),
    ),
    total: leavingOut(own, Array(draws).fill(1), draws, 1, 1),
  };
}

/** `scale · Σ parts / count`, and without what each draw has a part in. */
function leavingOut(
  parts: readonly number[],
  counts: readonly number[],
  count: number,
  times: number,
  scale: number,
): Estimate {
  const sum = parts.reduce((a, b) => a + b);
  return {
    value: (scale * sum) / count,
    without: Float64Array.from(
      parts,
      (part, i) => (scale * (sum - times * part)) / (count - times * counts[i]),
    ),
  };
}

function sumOf(terms: readonly Estimate[], factors: readonly number[]): Estimate {
  const add = (of: (term: Estimate) => number) =>
    terms.reduce((sum, term, i) => sum + factors[i] * of(term), 0);
  return {
    value: add(({ value }) => value),
    without: terms[0].without.map((_, draw) => add(({ without }) => without[draw])),
  };
}

function shares(samples: readonly SamplePowers[], weights: Float64Array): Powers {
  const total = sumWeighted(samples.map((sample) => sample.total.value));
  const found = samples[0].powers.map((estimates, at): Value => {
    const values = estimates.map((_, which) =>
      shareOf(samples.map(({ powers }) => powers[at][which])),
    );
    return values.reduce((a, b) => (b.rotationError < a.rotationError ? b : a));
  });
  return { shares: found.slice(0, -1), rest: found.at(-1)! };

  function shareOf(powers: readonly Estimate[]): Value {
    const value = sumWeighted(powers.map((power) => power.value)) / total;
    const variance = samples.reduce((sum, sample, g) => {
      const left = Array.from(
        powers[g].without,
        (one, i) => (weights[g] / total) * (one - value * sample.total.without[i]),
      );
      return sum + jackknife(left).error ** 2;
    }, 0);
    const others = samples.map((_sample, without) => {
      const kept = weights.map((weight, g) => (g === without ? 0 : weight));
      const part = (values: number[]) => weighted(Float64Array.from(values), kept);
      const whole = part(samples.map((sample) => sample.total.value));
      return part(powers.map((power) => power.value)) / whole;
    });
    return {
      value,
      rotationError: Math.sqrt(variance),
      sampleError: samples.length > 1 ? jackknife(others).error : Number.NaN,
    };
  }

  function sumWeighted(values: readonly number[]): number {
    return weighted(Float64Array.from(values), weights);
  }
}
