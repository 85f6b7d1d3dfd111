import { Generator, ones, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { centre, drawNoise } from "../../train/flow/index.js";
import { difference, gaussian, mask, normal } from "../../train/flow/testing.js";
import { flowSteps, sampleFlow } from "./sampler.js";
import { flowTimes, type ScheduleOptions } from "./schedule.js";
import { type Diffusion, diffusionAt } from "./steps.js";

/** The variance of x_t for data of this spread. */
const varianceAt = (t: number, spread: number): number => (1 - t) ** 2 + (t * spread) ** 2;

test.each<ScheduleOptions>([
  { kind: "uniform" },
  { kind: "log", p: 2 },
  { kind: "power", p: 2 },
  { kind: "power", p: 0.7 },
])("the flow to normal data is found to first order, with times %o", (kind) => {
  const spread = 0.4;
  const start = drawNoise(mask, new Generator(1), { dtype: "float64" });
  const mean = centre(normal(2, 3, 7, 3), mask);
  // The exact flow moves every quantile to the same quantile.
  const at = (t: number) => start.mul(Math.sqrt(varianceAt(t, spread))).add(mean.mul(t));
  const errors = [100, 200, 400].map((steps) => {
    const times = flowTimes({ ...kind, steps });
    const made = [...flowSteps(gaussian(spread, mean), start, mask, { times })];
    return Math.max(...made.map(({ t, points }) => difference(points, at(t))));
  });
  expect(errors[2]).toBeLessThan(0.02);
  for (const i of [0, 1]) {
    expect(errors[i] / errors[i + 1]).toBeGreaterThan(1.9);
    expect(errors[i] / errors[i + 1]).toBeLessThan(2.1);
  }
});

/**
 * The variance that the steps themselves give, for x̂₁ = c x: each multiplies x by
 * 1 + (v + k g s) Δt / x and adds 2 g γ Δt.
 */
function steppedVariances(
  times: readonly number[],
  spread: number,
  diffusion: Diffusion,
  { noiseScale = 1, scoreScale = 1 } = {},
): number[] {
  const variances = [1];
  times.slice(0, -1).forEach((t, i) => {
    const dt = times[i + 1] - t;
    const g = t > 0.99 ? 0 : diffusionAt(diffusion, t);
    const velocity = ((t * spread ** 2) / varianceAt(t, spread) - 1) / (1 - t);
    const score = (t * velocity - 1) / (1 - t);
    const factor = 1 + (velocity + scoreScale * g * score) * dt;
    variances.push(factor ** 2 * variances[i] + 2 * g * noiseScale * dt);
  });
  return variances;
}

const crowd = ones([50, 81]).ne(0);
const freedom = 50 * 80 * 3;
const variance = (points: Tensor): number => points.square().sum().item() / freedom;
const error = Math.sqrt(2 / freedom); // relative, of a variance

test.each<[Diffusion, { noiseScale?: number; scoreScale?: number }]>([
  ["1/t", {}],
  ["(1-t)/t", {}],
  [() => 2, {}],
  ["1/t", { noiseScale: 0.45 }],
  [() => 2, { scoreScale: 1.5, noiseScale: 0.8 }],
])("noise on the way, %s %o: variances in closed form", (diffusion, scales) => {
  const [spread, times] = [0.5, flowTimes({ steps: 300 })];
  const generator = new Generator(3);
  const start = drawNoise(crowd, generator, { dtype: "float64" });
  const options = { times, stepper: "sde", noise: generator, diffusion, ...scales } as const;
  const wanted = steppedVariances(times, spread, diffusion, scales);
  const every50th = [...flowSteps(gaussian(spread), start, crowd, options)].filter(
    ({ step }) => step % 50 === 0,
  );
  expect(every50th).toHaveLength(6);
  for (const { step, points } of every50th)
    expect(Math.abs(variance(points) / wanted[step] - 1)).toBeLessThan(4 * error);
});

test("with all of the noise the law at every time is that of the flow, in the limit of short steps", () => {
  const spread = 0.5;
  const off = (times: readonly number[], variances: readonly number[]) =>
    times.map((t, i) => Math.abs(variances[i] / varianceAt(t, spread) - 1));
  const worst = (steps: number) => {
    const times = flowTimes({ steps });
    return Math.max(...off(times, steppedVariances(times, spread, "(1-t)/t")));
  };
  expect(worst(16_000)).toBeLessThan(0.02);
  expect(worst(8_000) / worst(16_000)).toBeGreaterThan(1.8);
  const times = flowTimes({ steps: 400, kind: "uniform" });
  const noise = new Generator(5);
  const start = drawNoise(crowd, noise, { dtype: "float64" });
  const options = { times, stepper: "sde", noise, diffusion: () => 1 } as const;
  const drawn = [variance(start)];
  for (const { points } of flowSteps(gaussian(spread), start, crowd, options))
    drawn.push(variance(points));
  // Steps of 0.0025 are off by 0.012 at most
  expect(
    Math.max(
      ...off(
        times,
        steppedVariances(times, spread, () => 1),
      ),
    ),
  ).toBeLessThan(0.012);
  expect(Math.max(...off(times, drawn))).toBeLessThan(0.012 + 4 * error);
});

test("the mean of the data is found with noise as well", () => {
  const mean = centre(normal(6, 1, 81, 3), crowd.narrow(0, 0, 1)).expand([50, 81, 3]);
  const start = drawNoise(crowd, new Generator(7), { dtype: "float64" });
  const end = sampleFlow(gaussian(0.5, mean), start, crowd, {
    times: flowTimes({ steps: 300 }),
    stepper: "sde",
    noise: new Generator(8),
  });
  const miss = end.sub(mean).mean([0]).square().mean().item(); // 80/81 · 0.25 / 50 expected
  expect(miss).toBeLessThan(0.0055);
  expect(miss).toBeGreaterThan(0.0045);
});
