import { Generator, nn, randn, tensor, type Tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";
import {
  jump,
  score,
  startFromDensity,
  startFromNoise,
  walk,
  type WalkState,
} from "./walk-jump.js";

/** The best denoiser of voxels that are N(mean, variance), each for itself. */
function normal(mean: number, variance: number, sigma: number): Model {
  const total = variance + sigma ** 2;
  const clean = (y: Tensor): Tensor => y.mul(variance).add(mean * sigma ** 2);
  return { forward: ({ noisy }) => ({ density: clean(noisy).div(total) }) };
}

const model = normal(0.3, 0.2, 0.9);
const shape = [2, 1, 3, 2, 2];
const double = (seed: number, ...more: number[]): Tensor =>
  randn([...more, ...shape], { generator: new Generator(seed), dtype: "float64" });
const state: WalkState = { y: double(1), v: double(2) };

test("the score is the slope of the logarithm of the density", () => {
  const y = tensor([1, 2], { dtype: "float64" });
  // N(0.3, 0.2 + 0.81): −(y − 0.3) / 1.01
  score(model, y, 0.9)
    .toNumbers()
    .forEach((value, i) => expect(value).toBeCloseTo(-(i + 0.7) / 1.01, 14));
});

test.each([
  ["voxmol", Math.exp(-1.5)],
  ["usual", Math.exp(-1.5 * 0.4)],
] as const)("a step is that of the paper, number by number: %s", (splitting, zeta) => {
  const [delta, friction, lipschitz] = [0.4, 1.5, 2];
  const noise = double(3, 1);
  const next = walk(model, state, 1, noise, { delta, friction, lipschitz, splitting });
  const [u, inputs] = [1 / lipschitz, [state.y, state.v, noise].map((one) => one.toNumbers())];
  inputs[0].forEach((_, i) => {
    let [y, v] = [inputs[0][i], inputs[1][i]];
    y += (delta * v) / 2;
    const psi = -(y - 0.3) / 1.01;
    v += (u * delta * psi) / 2;
    v = zeta * v + (u * delta * psi) / 2 + Math.sqrt(u * (1 - zeta ** 2)) * inputs[2][i];
    y += (delta * v) / 2;
    expect(next.y.toNumbers()[i]).toBeCloseTo(y, 13);
    expect(next.v.toNumbers()[i]).toBeCloseTo(v, 13);
  });
});

test("VoxMol's splitting is the usual one with a friction of γ/δ", () => {
  const noise = double(3, 4);
  const theirs = walk(model, state, 4, noise, { delta: 0.25, friction: 0.5 });
  const usual = walk(model, state, 4, noise, { delta: 0.25, friction: 2, splitting: "usual" });
  expect(theirs.y.sub(usual.y).abs().max().item()).toBeLessThan(1e-14);
});

test("a walk in parts is the walk in one, and what it starts from stays", () => {
  const before = [state.y.toNumbers(), state.v.toNumbers()];
  const noise = double(5, 5);
  const whole = walk(model, state, 5, noise);
  const half = walk(model, state, 2, noise.narrow(0, 0, 2));
  const parts = walk(model, half, 3, noise.narrow(0, 2, 3));
  expect(parts.y.toNumbers()).toEqual(whole.y.toNumbers());
  expect(parts.v.toNumbers()).toEqual(whole.v.toNumbers());
  expect(walk(model, state, 0, noise.narrow(0, 0, 0)).y.toNumbers()).toEqual(before[0]);
  expect([state.y.toNumbers(), state.v.toNumbers()]).toEqual(before);
  const drawn = (seed: number) => walk(model, state, 3, new Generator(seed)).y.toNumbers();
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
});

// A step of 1.6 is long against the spread of 1.
test.each([
  [0.5, "voxmol"],
  [1.6, "voxmol"],
  [1.6, "usual"],
] as const)("normal data are drawn exactly, with steps of %d (%s)", (delta, splitting) => {
  const generator = new Generator(7);
  const start = startFromNoise([1, 1, 40, 40, 40], generator);
  const { y, v } = walk(model, start, 60, generator, { delta, splitting });
  const moments = (values: Tensor): number[] => [
    values.mean().item(),
    values.var([0, 1, 2, 3, 4]).item(),
  ];
  const [mean, variance] = moments(y);
  // 64,000 voxels: standard errors of 0.004 and, of the variance 1.01, 0.0056
  expect(Math.abs(mean - 0.3)).toBeLessThan(0.016);
  expect(Math.abs(variance - 1.01)).toBeLessThan(0.023);
  expect(Math.abs(moments(v)[0])).toBeLessThan(0.016);
  const [cleanMean, cleanVariance] = moments(jump(model, y));
  expect(Math.abs(cleanMean - 0.3)).toBeLessThan(0.004);
  expect(Math.abs(cleanVariance - 0.2 ** 2 / 1.01)).toBeLessThan(0.001);
});

test("starts: noise and a uniform share, or a density and noise; at rest", () => {
  const noise = startFromNoise([4, 2, 16, 16, 16], new Generator(1), { sigma: 0.5 });
  expect(Math.abs(noise.y.mean().item() - 0.5)).toBeLessThan(0.015);
  expect(Math.abs(noise.y.std().item() ** 2 - (0.25 + 1 / 12))).toBeLessThan(0.013);
  expect(noise.v.abs().max().item()).toBe(0);
  const density = double(4);
  const near = startFromDensity(density, new Generator(2), { sigma: 0.5 });
  const rest = randn(shape, { generator: new Generator(2), dtype: "float64" }).mul(0.5);
  expect(near.y.sub(density).sub(rest).abs().max().item()).toBeLessThan(1e-15);
  expect(near.v.abs().max().item()).toBe(0);
});

class Training extends nn.Module implements Model {
  forward({ noisy }: { noisy: Tensor }) {
    return { density: noisy };
  }
}

test.each<[() => unknown, string]>([
  [() => walk(model, state, 1.5, new Generator(1)), "a whole number of steps, not 1.5"],
  [
    () => walk(model, state, 2, double(1, 3)),
    "the noise of 2 steps must be [2, 2, 1, 3, 2, 2], not [3, 2,",
  ],
  [
    () => walk(model, { y: state.y, v: zeros([2]) }, 1, new Generator(1)),
    "a v of float32 [2] on cpu; they must be",
  ],
  [
    () => walk(model, state, 1, new Generator(1), { sigma: 0 }),
    "sigma must be a number above 0, not 0",
  ],
  [
    () => walk(model, state, 1, new Generator(1), { delta: NaN }),
    "delta must be a number above 0, not NaN",
  ],
  [
    () => walk(model, state, 1, new Generator(1), { lipschitz: -1 }),
    "lipschitz must be a number above 0",
  ],
  [
    () => walk(model, state, 1, new Generator(1), { friction: -1 }),
    "friction must be a number from 0 on, not -1",
  ],
  [
    () => walk(model, state, 1, new Generator(1), { splitting: "usal" as never }),
    'splitting must be one of voxmol, usual, not "usal"; did you mean usual?',
  ],
  [
    () => walk(model, state, 400, new Generator(1), { delta: 9, friction: 0 }),
    "the walk left the finite numbers within 400 steps; take a delta below 9",
  ],
  [
    () => jump(new Training(), state.y),
    "a model in training mode drops features at random; call its eval() first",
  ],
  [() => startFromNoise(shape, new Generator(1), { sigma: -1 }), "sigma must be"],
  [() => startFromDensity(state.y, new Generator(1), { sigma: Infinity }), "sigma must be"],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
