import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { normal } from "../../train/flow/testing.js";
import { diffusionAt, odeStep, sdeStep } from "./steps.js";

const [points, velocity, noise] = [1, 2, 3].map((seed) => normal(seed, 2, 4, 3));

test("a step is that of the specification, number by number", () => {
  const [t, dt, g, noiseScale, scoreScale] = [0.4, 0.1, 1.7, 0.45, 0.8];
  const ode = odeStep(points, velocity, dt).toNumbers();
  const sde = sdeStep(points, velocity, noise, { t, dt, g, noiseScale, scoreScale }).toNumbers();
  const [x, v, e] = [points, velocity, noise].map((one) => one.toNumbers());
  x.forEach((_, i) => {
    expect(ode[i]).toBeCloseTo(x[i] + v[i] * dt, 14);
    const score = (t * v[i] - x[i]) / (1 - t);
    const drift = (v[i] + g * scoreScale * score) * dt;
    expect(sde[i]).toBeCloseTo(x[i] + drift + Math.sqrt(2 * g * noiseScale * dt) * e[i], 14);
  });
});

test("without diffusion it is the step along the flow", () => {
  const still = sdeStep(points, velocity, noise, { t: 0.2, dt: 0.1, g: 0 });
  expect(still.toNumbers()).toEqual(odeStep(points, velocity, 0.1).toNumbers());
});

test("diffusions by name or as a function", () => {
  expect(diffusionAt("1/t", 0)).toBeCloseTo(100, 12);
  expect(diffusionAt("1/t", 0.49)).toBeCloseTo(2, 12);
  expect(diffusionAt("(1-t)/t", 0.5)).toBeCloseTo(0.5 / 0.51, 12);
  expect(diffusionAt((t) => 3 * t, 0.5)).toBe(1.5);
});

test.each<[() => unknown, string]>([
  [
    () => diffusionAt("1/s" as never, 0.5),
    'the diffusion must be one of 1/t, (1-t)/t, not "1/s"; did you mean 1/t?',
  ],
  [() => diffusionAt((t) => 1 / t, 0), "must be a number from 0 on, not Infinity at t = 0"],
  [
    () => sdeStep(points, velocity, noise, { t: 1, dt: 0.1, g: 1 }),
    "a time t must be from 0 to below 1, not 1",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
