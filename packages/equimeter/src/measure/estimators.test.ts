import { arange, Generator, randn, type Tensor, tensor, zeros } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import {
  type Design,
  enumerate,
  independent,
  O,
  octahedralOrbits,
  tetrahedralOrbits,
} from "../groups/index.js";
import { crossForm } from "./cross-form.js";
import { decompose } from "./decompose.js";
import { fromLossDifference, fromVariance } from "./estimators.js";
import { type Loss, meanSquaredError } from "./losses.js";
import { sums } from "./sums.js";
import {
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  legendreVariance,
  network,
  normalVectors,
  vectorsToVectors,
} from "./testing.js";
import { twist } from "./twist.js";

const designs: Design[] = [
  independent({ count: 2 }),
  independent({ count: 3 }),
  independent({ count: 10 }),
  tetrahedralOrbits({ replicates: 2 }),
  tetrahedralOrbits({ replicates: 4 }),
  octahedralOrbits({ replicates: 2 }),
];
const named = designs.map((design) => [design.name, design] as const);

/** Mean and standard error of a list. */
function moments(values: ArrayLike<number>): { mean: number; error: number } {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const squares = list.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (list.length - 1) / list.length) };
}

/** Twisted energies of many samples: each is one repetition of the same experiment. */
function repeated(design: Design, a: number[], label: number) {
  const samples = 20_000;
  const model = legendreModel(2, a);
  const batch = labelledDirections(samples, label);
  const elements = design.draw(samples, new Generator(1));
  const twisted = twist(elements, { ...directionsToEnergy, model, batch, samples }).energy;
  return sumsOf(twisted, batch.energy, design);
}

describe("over many repetitions", () => {
  const a = [0.5, 0.3, 0.6, 0.7];
  const equiv = legendreVariance(a);
  const mean = (2 - 1.5) ** 2;

  test.each(named.filter(([, { passes }]) => passes <= 24))("%s is unbiased", (_, design) => {
    const all = repeated(design, a, 1.5);
    const estimates = fromVariance(all, design);
    const L_equiv = moments(estimates.equiv);
    const L_mean = moments(estimates.loss.map((loss, i) => loss - estimates.equiv[i]));
    expect(Math.abs(L_equiv.mean - equiv)).toBeLessThan(4 * L_equiv.error);
    expect(Math.abs(L_mean.mean - mean)).toBeLessThan(4 * L_mean.error);
    expect(Math.min(...estimates.equiv)).toBeGreaterThanOrEqual(0);
    // The errors are small enough for the biases below to show.
    expect(L_equiv.error).toBeLessThan(0.02 * equiv);
    expect(L_mean.error).toBeLessThan(0.03 * mean);
  });

  test.each([2, 3])("the plug-in of %i draws is too high by L_equiv / N, 1/N too low", (count) => {
    const all = repeated(independent({ count }), a, 1.5);
    const plugIn = moments(all.lossOfMean);
    expect(Math.abs(plugIn.mean - (mean + equiv / count))).toBeLessThan(4 * plugIn.error);
    expect(plugIn.mean - mean).toBeGreaterThan(20 * plugIn.error);
    const biased = moments(all.between); // replicate by replicate: its mean is Σ‖Z − μ̂‖²/N
    expect(Math.abs(biased.mean / (equiv * (1 - 1 / count)) - 1)).toBeLessThan(0.02);
  });
});

/** Sums of a network's twisted vectors, and what they are sums of. */
function example(design: Design) {
  const samples = 6;
  const batch = normalVectors(samples, 0.4);
  const twisted = twist(design.draw(samples, new Generator(2)), {
    model: network(10, 2),
    batch,
    samples,
    ...vectorsToVectors,
  }).v;
  return { twisted, label: batch.v, all: sumsOf(twisted, batch.v, design) };
}

/** The sums of samples of one row each. */
function sumsOf(twisted: Tensor, label: Tensor, design: Design) {
  const groups = twisted.shape[1];
  const input = { twisted, label, design, groupOfRow: arange(groups), groups };
  return sums({ ...input, loss: meanSquaredError });
}

test.each(named)("%s: L_mean is the cross form over replicates", (_, design) => {
  const { twisted, label, all } = example(design);
  const { loss, equiv } = fromVariance(all, design);
  const means = twisted.view([design.replicates, design.orbit, 6, 3]).mean(1);
  for (let sample = 0; sample < 6; sample++) {
    const cross = crossForm(means.select(1, sample), label.select(0, sample)).item();
    expect((loss[sample] - equiv[sample]) / 3).toBeCloseTo(cross, 12);
  }
});

/** Squared error that does not say who it is: it goes the way of every other loss. */
const anySmoothLoss: Loss = { ...meanSquaredError };

test.each(named)("%s: the way of any loss gives squared error the same numbers", (_, design) => {
  const { all } = example(design);
  const [own, any] = [fromVariance(all, design), fromLossDifference(all, design, anySmoothLoss)];
  own.equiv.forEach((value, i) => expect(any.equiv[i] / value).toBeCloseTo(1, 10));
  // With two replicates the variances are the same as well; with more, the jackknife is of the
  // uncorrected difference, whose part between replicates is smaller by (N − 2)/(N − 1).
  const [first, second] = [own, any].map((e) => Math.sqrt(moments(e.rotationVariance(0.4)).mean));
  expect(second / first).toBeGreaterThan(design.replicates === 2 ? 0.999_999 : 0.6);
  expect(second / first).toBeLessThan(1.000_001);
});

test.each([
  independent({ count: 3 }),
  independent({ count: 6 }),
  tetrahedralOrbits({ replicates: 3 }),
])("$name: the jackknife is the variance over leaving out each replicate", (design) => {
  const { twisted, label, all } = example(design);
  const { replicates: r, orbit } = design;
  const share = 0.4;
  const without = Array.from({ length: r }, (_, left) => {
    const others = Array.from({ length: r }, (__, a) => a).filter((a) => a !== left);
    const kept = twisted.view([r, orbit, 6, 3]).indexSelect(0, tensor(others, { dtype: "int64" }));
    const fewer = { ...design, replicates: r - 1 };
    const rest = sumsOf(kept.view([-1, 6, 3]), label, fewer);
    const { equiv, loss } = fromVariance(rest, fewer);
    return equiv.map((value, i) => value - share * loss[i]);
  });
  fromVariance(all, design)
    .rotationVariance(share)
    .forEach((variance, sample) => {
      const { error } = moments(without.map((values) => values[sample]));
      expect(variance / ((r - 1) ** 2 * error ** 2)).toBeCloseTo(1, 10);
    });
});

test("an enumerated group divides by its order, both ways", () => {
  const design = enumerate({ group: O });
  const { all, twisted } = example(design);
  const mean = twisted.mean(0);
  const exact = twisted.sub(mean).square().sum(-1).mean(0).toNumbers();
  for (const { equiv, bias, rotationVariance } of [
    fromVariance(all, design),
    fromLossDifference(all, design, anySmoothLoss),
  ]) {
    equiv.forEach((value, i) => expect(value).toBeCloseTo(exact[i], 12));
    expect(bias).toBeNull();
    expect(Array.from(rotationVariance(0.3))).toEqual([0, 0, 0, 0, 0, 0]);
  }
});

test("L_equiv needs no labels", () => {
  const options = { model: legendreModel(2, [1, 1, 1]), ...directionsToEnergy, seed: 3 };
  const design = tetrahedralOrbits({ replicates: 2 });
  const [near, far] = [2, 1e3].map((label) =>
    decompose({ ...options, design, batches: [labelledDirections(10, label)] }),
  );
  expect(far.L_equiv).toBe(near.L_equiv);
  expect(far.percent.value).toBeLessThan(1e-3);
});

test("a spread far below the size of float32 outputs is not lost in the mean", () => {
  const generator = new Generator(0);
  const design = independent({ count: 10 });
  const noise = randn([10, 500, 3], { generator }).mul(1e-2).add(100); // float32, spread 1e-4
  const spread = (values: Tensor) => {
    const groupOfRow = zeros([500], { dtype: "int64" });
    const input = { twisted: values, label: values.select(0, 0), groupOfRow, groups: 1 };
    return fromVariance(sums({ ...input, design, loss: meanSquaredError }), design).equiv[0] / 1500;
  };
  expect(spread(noise) / 1e-4).toBeCloseTo(1, 1);
  expect(spread(noise.to("float64"))).toBe(spread(noise));
});
