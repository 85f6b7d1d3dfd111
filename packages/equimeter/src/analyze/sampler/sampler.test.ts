import { cat, Generator, keep, ones, tensor, type Tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { canonicalFlow, flowTimes, sampleFlow, twirledFlow } from "../../generate/flow/index.js";
import { matrix } from "../../measure/testing.js";
import { model as proteina } from "../../models/proteina/testing.js";
import { centre, drawNoise, type FlowModel } from "../../train/flow/index.js";
import { attraction, difference, normal } from "../../train/flow/testing.js";
import { meanOf } from "../spread.js";
import { samplerEquivariance, type SamplerOptions } from "./sampler.js";

const float64 = { dtype: "float64" } as const;
/** Chains of 9, 6 and, with gaps, 7 residues. */
const mask = tensor(
  [
    [1, 1, 1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1, 1, 0, 0, 0],
    [1, 0, 1, 1, 1, 1, 0, 1, 1],
  ],
  { dtype: "bool" },
);
const still = zeros([1, 1, 3], float64);
const times = flowTimes({ steps: 12 });
/** Weaker than the default, which wants shorter steps than these. */
const diffusion = (t: number): number => 1 - t;
const analyse = (model: FlowModel, more: Partial<SamplerOptions> = {}) =>
  samplerEquivariance({ model, mask, rotations: 3, options: { times }, ...float64, ...more });
const last = <T>(values: readonly T[]): T => values[values.length - 1];

const A = tensor(matrix, float64);
const linear: FlowModel = (x) => x.matmul(A.t());

/** What the steps make of x₀ and of each step's noise when x̂₁ = A x: matrices, and sizes of noise. */
function linearWay(stepper: "ode" | "sde", schedule: readonly number[]): [Tensor, number][][] {
  const one = tensor(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    float64,
  );
  let way: [Tensor, number][] = [[one, 1]];
  return [
    way,
    ...schedule.slice(1).map((next, i) => {
      const [t, dt] = [schedule[i], next - schedule[i]];
      const velocity = A.sub(one).div(1 - t);
      const g = stepper === "ode" || t > 0.99 ? 0 : diffusion(t);
      const score = velocity
        .mul(t)
        .sub(one)
        .div(1 - t);
      const step = one.add(velocity.mul(dt)).add(score.mul(g * dt));
      way = way.map(([made, size]) => [step.matmul(made), size]);
      if (g > 0) way.push([one, Math.sqrt(2 * g * 0.4 * dt)]);
      return way;
    }),
  ];
}

test.each(["ode", "sde"] as const)("x̂₁ = A x, in closed form: %s", (stepper) => {
  const crowd = ones([600, 5]).ne(0);
  const schedule = [0, 0.2, 0.35, 0.6, 0.85, 1];
  const options = { times: schedule, stepper, diffusion, noiseScale: 0.4 };
  const report = analyse(linear, { mask: crowd, options, seed: 1 });
  expect(report.times).toEqual(schedule);
  // A matrix P twirls to (tr P / 3) I; a centred point of 5 has a mean square of 3 · 4/5.
  linearWay(stepper, schedule).forEach((way, k) => {
    const wanted = way.reduce((sum, [P, size]) => {
      const scale = P.diagonal().mean().item();
      return sum + 0.8 * size ** 2 * (P.square().sum().item() - 3 * scale ** 2);
    }, 0);
    const squares = report.perSample.map(({ deviation }) => deviation[k] ** 2);
    const mean = meanOf(squares);
    const error = Math.sqrt(meanOf(squares.map((one) => (one - mean) ** 2)) / 600);
    expect(Math.abs(mean - wanted)).toBeLessThan(4 * error + 1e-28);
    expect(error).toBeLessThan(0.05 * wanted + 1e-28);
    const sizes = way.reduce(
      (sum, [P, size]) => sum + 0.8 * size ** 2 * P.square().sum().item(),
      0,
    );
    const gyration = meanOf(report.perSample.map((one) => one.gyration[k] ** 2));
    expect(gyration / sizes).toBeGreaterThan(0.9);
    expect(gyration / sizes).toBeLessThan(1.1);
  });
  expect(report.deviation[0]).toBeLessThan(1e-14);
  expect(report.deviation[1]).toBeGreaterThan(0.05);
});

test("a model that knows one structure in one orientation", () => {
  const structure = centre(normal(1, 1, 9, 3), ones([1, 9]).ne(0));
  const crowd = ones([500, 9]).ne(0);
  const report = analyse((x) => structure.expand(x.shape), {
    mask: crowd,
    options: { times: [0, 1] },
  });
  // Turned back it is anywhere: mean 0, and two copies differ by twice the mean square.
  const size = Math.sqrt(structure.square().sum().item() / 9);
  const { deviation, final } = report;
  const square = meanOf(report.perSample.map((one) => one.deviation[1] ** 2));
  expect(Math.abs(square / size ** 2 - 1)).toBeLessThan(0.05);
  expect(Math.abs(deviation[1] / report.relative[1] / size - 1)).toBeLessThan(1e-12);
  expect(final.deviation).toBeGreaterThan(1.2 * size);
  expect(final.deviation).toBeLessThan(Math.SQRT2 * size);
  expect(final.superposed).toBeLessThan(1e-7);
  expect(final.tmScore).toBeCloseTo(1, 10);
});

test.each([
  ["ode", "float64", 1e-13],
  ["sde", "float64", 1e-13],
  ["ode", "float32", 1e-5],
  ["sde", "float32", 1e-5],
] as const)("an equivariant model shows rounding: %s, %s", (stepper, dtype, limit) => {
  const report = analyse(attraction(still.to({ dtype })), {
    dtype,
    options: { times, stepper, diffusion },
  });
  expect(report.deviation).toHaveLength(13);
  for (const list of [report.deviation, report.relative])
    expect(Math.max(...list)).toBeLessThan(limit);
  expect(report.final.deviation).toBeLessThan(limit);
  expect(report.final.superposed).toBeLessThan(1e-5);
  expect(report.final.tmScore).toBeCloseTo(1, 8);
  expect(report.deviation[12]).toBeGreaterThan(0);
});

test("a pull into one direction adds up along the way", () => {
  const { deviation, perSample, final } = analyse(attraction(normal(2, 1, 9, 3)));
  deviation.slice(1).forEach((one, k) => expect(one).toBeGreaterThan(deviation[k]));
  expect(last(deviation)).toBeGreaterThan(0.5);
  expect(final.superposed).toBeLessThan(final.deviation);
  expect(final.tmScore).toBeLessThan(0.9);
  expect(perSample.map((one) => one.residues)).toEqual([9, 6, 7]);
  expect(meanOf(perSample.map((one) => last(one.deviation)))).toBeCloseTo(last(deviation), 14);
  expect(meanOf(perSample.map((one) => one.final.tmScore))).toBeCloseTo(final.tmScore, 14);
  // Pairs against the mean: the mean of squares is twice the variance, that of roots is less.
  expect(final.deviation).toBeLessThan(Math.SQRT2 * last(deviation) + 1e-9);
});

test("the first copy is the plain sample of the seed, the others are turned, all with their own past", () => {
  const seen: { points: Tensor; previous: Tensor | null }[] = [];
  const listening: FlowModel = (points, t, present, previous) => {
    seen.push({ points: keep(points.clone()), previous: previous && keep(previous.clone()) });
    return linear(points, t, present, previous);
  };
  const report = analyse(listening, { seed: 5 });
  const own = sampleFlow(linear, drawNoise(mask, new Generator(5), float64), mask, { times });
  const again = last(seen).points.narrow(0, 0, 3);
  const before = sampleFlow(linear, drawNoise(mask, new Generator(5), float64), mask, {
    times: times.slice(0, 12),
  });
  expect(difference(again, before)).toBeLessThan(1e-13);
  expect(own.shape).toEqual([3, 9, 3]);
  const [start] = seen;
  expect(start.points.shape).toEqual([9, 9, 3]);
  expect(start.previous).toBeNull();
  const gram = start.points.matmul(start.points.transpose(1, 2)).view([3, 3, 9, 9]);
  for (const copy of [1, 2]) {
    expect(difference(gram.select(0, copy), gram.select(0, 0))).toBeLessThan(1e-13);
    const turned = start.points.narrow(0, 3 * copy, 3);
    expect(difference(turned, start.points.narrow(0, 0, 3))).toBeGreaterThan(0.1);
  }
  const past = seen[4].previous!;
  expect(difference(past, seen[3].points.matmul(A.t()))).toBeLessThan(1e-13);
  expect([report.rotations, report.samples, report.forwardPasses]).toEqual([3, 3, 36]);
});

test("how many rows at a time changes nothing", () => {
  const sizes = new Set<number>();
  const listening: FlowModel = (points, ...rest) => {
    sizes.add(points.shape[0]);
    return linear(points, ...rest);
  };
  const [whole, parts] = [undefined, 6].map((rowsPerPass) =>
    analyse(listening, rowsPerPass ? { rowsPerPass } : {}),
  );
  expect([...sizes]).toEqual([9, 6, 3]);
  parts.deviation.forEach((one, k) => expect(one).toBeCloseTo(whole.deviation[k], 12));
});

test("noise of the steps, from wherever it comes, turns along", () => {
  const start = drawNoise(mask, new Generator(3), float64);
  const noise = normal(4, 12, 3, 9, 3);
  const ends = new Set<number>();
  for (const own of [undefined, noise, (step: number) => noise.select(0, step - 1), generated()]) {
    const options = { times, stepper: "sde", diffusion, ...(own && { noise: own }) } as const;
    const floor = analyse(attraction(still), { start, options });
    expect(Math.max(...floor.deviation)).toBeLessThan(1e-13);
    ends.add(last(floor.perSample[0].gyration));
  }
  expect(ends.size).toBe(3); // the function gives the tensor's
  const again = { times, stepper: "sde", diffusion, noise: generated() } as const;
  const { perSample } = analyse(attraction(still), { start, options: again });
  expect(ends).toContain(last(perSample[0].gyration));
});

const generated = () => new Generator(8);

test("padding changes nothing, a step at a time is heard of", () => {
  const wide = cat([mask, zeros([3, 4], { dtype: "bool" })], 1);
  const heard: number[] = [];
  const onStep = (done: number, all: number) => heard.push(done / all);
  const options = { times, stepper: "sde", diffusion } as const;
  const [few, many] = [mask, wide].map((one) => analyse(linear, { mask: one, options, onStep }));
  many.deviation.forEach((one, k) => expect(one).toBeCloseTo(few.deviation[k], 12));
  expect(many.final.tmScore).toBeCloseTo(few.final.tmScore, 12);
  const steps = Array.from({ length: 12 }, (_, k) => (k + 1) / 12);
  expect(heard).toEqual([...steps, ...steps]);
});

test("Proteína deviates; averaged over rotations less, in a canonical frame not", () => {
  const network = proteina();
  const plain: FlowModel = (x_t, t, present, previous) =>
    network.forward({ x_t, t, mask: present, ...(previous && { x_sc: previous }) }).x_1;
  const generator = new Generator(1);
  const [alone, twirled, canonical] = [
    plain,
    twirledFlow(plain, { rotations: 12, generator }),
    canonicalFlow(plain),
  ].map((model) => last(analyse(model, { options: { times: flowTimes({ steps: 4 }) } }).deviation));
  expect(alone).toBeGreaterThan(0.1);
  expect(twirled / alone).toBeLessThan(0.6);
  expect(canonical / alone).toBeLessThan(1e-9);
});

test.each<[Partial<SamplerOptions>, string]>([
  [{ rotations: 1 }, "rotations must be a whole number from 2 on, to see a spread, not 1"],
  [{ seed: 0.5 }, "the seed must be a whole number, not 0.5"],
  [{ mask: zeros([2, 9]) }, "the mask must be bool [B, N], not float32 [2, 9]"],
  [
    { mask: mask.narrow(1, 0, 4) },
    "sample 0 has 4 residues, too few for a structure; leave out chains of fewer than 5",
  ],
  [{ start: zeros([3, 8, 3]) }, "the start must be float [3, 9, 3], not float32 [3, 8, 3]"],
  [{ rowsPerPass: 0 }, "rowsPerPass must be a whole number from 1 on, not 0"],
  [{ options: { times: [0, 2] } }, "a time of a schedule must be from 0 to 1, not 2"],
  [
    { options: { times: [0, 1], stepper: "sde", noise: zeros([2, 3, 9, 3]) } },
    "the noise must be float [1, 3, 9, 3], not float32 [2, 3, 9, 3]",
  ],
  [
    { options: { times: [0, 1], stepper: "sde", noise: () => zeros([9, 9, 3]) } },
    "the noise of step 1 must be float [3, 9, 3], not float32 [9, 9, 3]",
  ],
])("mistake %#: one sentence", (more, sentence) => {
  const action = () => analyse(linear, more);
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
