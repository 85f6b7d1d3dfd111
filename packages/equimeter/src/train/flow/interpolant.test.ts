import { cat, Generator, ones, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { drawNoise, interpolate, noisyPoints } from "./interpolant.js";
import { centre } from "./points.js";
import { difference, mask, normal, spoiled } from "./testing.js";
import { uniformBeta } from "./times.js";

test("noise is normal, centred over the points that there are, and 0 elsewhere", () => {
  const wide = cat([ones([4000, 5]), zeros([4000, 2])], 1).ne(0);
  const noise = drawNoise(wide, new Generator(1), { dtype: "float64" });
  expect(noise.sum(1).abs().max().item()).toBeLessThan(1e-13);
  expect(noise.narrow(1, 5, 2).abs().max().item()).toBe(0);
  // 4000 samples of 3 (5 − 1) free coordinates: standard error of the variance √(2 / 48000) = 0.0065
  expect(Math.abs(noise.square().sum().item() / 48_000 - 1)).toBeLessThan(0.026);
  // Two of five centred points: covariance −1/5, standard error about 0.008
  const product = noise.select(1, 0).mul(noise.select(1, 1)).mean().item();
  expect(Math.abs(product + 1 / 5)).toBeLessThan(0.032);
});

test("a seed gives the same noise however much the batch is padded", () => {
  const padded = cat([mask, zeros([3, 4]).ne(0)], 1);
  const [few, many] = [mask, padded].map((one) => drawNoise(one, new Generator(3)));
  expect(difference(many.narrow(1, 0, 7), few)).toBeLessThan(1e-6); // sums of other lengths
  expect(many.narrow(1, 7, 4).abs().max().item()).toBe(0);
  expect(drawNoise(mask, new Generator(4)).toNumbers()).not.toEqual(few.toNumbers());
});

test("x_t goes straight from noise to data, at the time of each sample", () => {
  const [noise, clean] = [normal(1, 3, 2, 3), normal(2, 3, 2, 3)];
  const t = tensor([0, 0.3, 1], { dtype: "float64" });
  const points = interpolate(noise, clean, t);
  const [from, to] = [noise.toNumbers(), clean.toNumbers()];
  points.toNumbers().forEach((value, i) => {
    const time = [0, 0.3, 1][Math.floor(i / 6)];
    expect(value).toBeCloseTo((1 - time) * from[i] + time * to[i], 15);
  });
  const alike = interpolate(noise, clean, 0.3).select(0, 1);
  expect(difference(alike, points.select(0, 1))).toBeLessThan(1e-15);
});

test("a step of training starts from centred data, centred noise and a time of the law", () => {
  const data = normal(5, 3, 7, 3).add(9);
  const start = noisyPoints(spoiled(data), mask, new Generator(6));
  expect(start.clean.toNumbers()).toEqual(centre(data, mask).toNumbers());
  expect(start.points.toNumbers()).toEqual(
    interpolate(start.noise, start.clean, start.t).toNumbers(),
  );
  const generator = new Generator(6);
  const t = uniformBeta().sample(3, generator, { dtype: "float64" });
  expect(start.t.toNumbers()).toEqual(t.toNumbers());
  const noise = drawNoise(mask, generator, { dtype: "float64" });
  expect(start.noise.toNumbers()).toEqual(noise.toNumbers());
  const early = { ...uniformBeta(), sample: () => tensor([0, 0, 0]) };
  const still = noisyPoints(data, mask, new Generator(6), { times: early });
  expect(still.points.toNumbers()).toEqual(still.noise.toNumbers());
});

test.each<[() => unknown, string]>([
  [
    () => drawNoise(mask.view([21]), new Generator(1)),
    "the mask must be bool [B, N], not bool [21]",
  ],
  [
    () => noisyPoints(zeros([3, 7]), mask, new Generator(1)),
    "the data must be float [3, 7, 3], not",
  ],
  [
    () => interpolate(zeros([1, 2, 3]), zeros([1, 3, 3]), 0.5),
    "noise [1, 2, 3] and data [1, 3, 3] must be alike",
  ],
  [() => interpolate(zeros([2, 3]), zeros([2, 3]), 0.5), "points must be [B, N, 3], not [2, 3]"],
  [
    () => interpolate(zeros([1, 2, 3]), zeros([1, 2, 3]), 1.1),
    "a time t must be from 0 to 1, not 1.1",
  ],
  [
    () => interpolate(zeros([1, 2, 3]), zeros([1, 2, 3]), tensor([NaN])),
    "a time t must be from 0 to 1, not NaN",
  ],
  [
    () => interpolate(zeros([2, 2, 3]), zeros([2, 2, 3]), tensor([0.5])),
    "t must be [2], a time for each sample, not [1]",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
