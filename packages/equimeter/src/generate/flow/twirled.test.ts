import { Generator, tensor, type Tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { independent, SO3, vector } from "../../groups/index.js";
import { decompose, type Report } from "../../measure/index.js";
import { linearMapMoments, matrix } from "../../measure/testing.js";
import { drawNoise, type FlowModel } from "../../train/flow/index.js";
import { attraction, difference, gaussian, mask, normal } from "../../train/flow/testing.js";
import { flowAsModel } from "./as-model.js";
import { sampleFlow } from "./sampler.js";
import { flowTimes } from "./schedule.js";
import { twirledFlow } from "./twirled.js";

const [points, previous, t] = [normal(1, 3, 7, 3), normal(2, 3, 7, 3), normal(3, 3).sigmoid()];
const still = zeros([1, 1, 3], { dtype: "float64" });
const weight = tensor(matrix, { dtype: "float64" }).t();

/** Not equivariant: x̂₁ = A x, and half of the previous prediction squared. */
const linear: FlowModel = (x, _t, _mask, before) => {
  const clean = x.matmul(weight);
  return before ? clean.add(before.square(), { alpha: 0.5 }) : clean;
};

test("an equivariant model stays as it is", () => {
  const model = attraction(still);
  const twirled = twirledFlow(model, { rotations: 3, generator: new Generator(1) });
  for (const before of [null, previous])
    expect(
      difference(twirled(points, t, mask, before), model(points, t, mask, before)),
    ).toBeLessThan(1e-14);
});

test.each([1, 3])("the mean over %d rotations, by hand", (rotations) => {
  const twirled = twirledFlow(linear, { rotations, generator: new Generator(7) });
  const drawn = SO3.sample(3 * rotations, new Generator(7)).rotation;
  let sum = zeros([3, 7, 3], { dtype: "float64" });
  for (let copy = 0; copy < rotations; copy++) {
    const back = drawn.narrow(0, 3 * copy, 3); // the inverse, of row vectors
    const turned = (values: Tensor): Tensor => values.matmul(back.transpose(1, 2));
    sum = sum.add(linear(turned(points), t, mask, turned(previous)).matmul(back));
  }
  const wanted = sum.div(rotations);
  expect(difference(twirled(points, t, mask, previous), wanted)).toBeLessThan(1e-14);
  // The next call draws others.
  expect(difference(twirled(points, t, mask, previous), wanted)).toBeGreaterThan(0.01);
});

test("rows go through the model in whole copies, and how many at a time changes nothing", () => {
  const sizes: number[] = [];
  const listening: FlowModel = (x, ...rest) => {
    sizes.push(x.shape[0]);
    return linear(x, ...rest);
  };
  const at = (rowsPerPass?: number): Tensor => {
    const options = { rotations: 5, generator: new Generator(7) };
    const twirled = twirledFlow(listening, { ...options, ...(rowsPerPass && { rowsPerPass }) });
    return twirled(points, t, mask, previous);
  };
  const whole = at();
  expect(sizes).toEqual([15]);
  for (const rowsPerPass of [1, 7]) expect(difference(at(rowsPerPass), whole)).toBeLessThan(1e-15);
  expect(sizes.slice(1)).toEqual([3, 3, 3, 3, 3, 6, 6, 3]);
});

const full = zeros([200, 10]).eq(0);
const x_t = normal(4, 200, 10, 3);
const measured = (model: FlowModel): Report =>
  decompose({
    model: flowAsModel(model),
    batches: [{ x_t, t: zeros([200]), mask: full, x_1: x_t.mul(0.5) }],
    inputs: { x_t: vector },
    outputs: { x_1: vector },
    target: "x_1",
    design: independent({ count: 8 }),
    randomness: "say",
    resamples: 10,
  });

test("L_mean stays and L_equiv is that of the model over the number of rotations", () => {
  const { scale, spread } = linearMapMoments();
  const size = x_t.square().mean().item();
  const plain = measured(linear);
  expect(plain.L_equiv / (spread * size)).toBeCloseTo(1, 1);
  for (const rotations of [4, 16]) {
    const twirled = measured(twirledFlow(linear, { rotations, generator: new Generator(8) }));
    expect(twirled.deterministic).toBe(false);
    // 200 · 7 free draws: a few percent
    expect((rotations * twirled.L_equiv) / (spread * size)).toBeGreaterThan(0.9);
    expect((rotations * twirled.L_equiv) / (spread * size)).toBeLessThan(1.1);
    expect(Math.abs(twirled.L_mean / ((scale - 0.5) ** 2 * size) - 1)).toBeLessThan(0.1);
    expect(twirled.percent.value).toBeLessThan(plain.percent.value);
  }
});

test("samples of normal data come out right although the model leans to an axis", () => {
  const exact = gaussian(0.5);
  const leaning: FlowModel = (x, ...rest) =>
    exact(x, ...rest).add(x.mul(tensor([0.3, -0.3, 0], { dtype: "float64" })));
  const start = drawNoise(full, new Generator(9), { dtype: "float64" });
  const drawn = (model: FlowModel): Tensor =>
    sampleFlow(model, start, full, { times: flowTimes({ steps: 60 }) });
  const [wanted, plain] = [drawn(exact), drawn(leaning)];
  const twirled = drawn(twirledFlow(leaning, { rotations: 24, generator: new Generator(10) }));
  const off = (ends: Tensor): number => ends.sub(wanted).square().mean().item();
  expect(off(plain)).toBeGreaterThan(0.01);
  expect(off(twirled) / off(plain)).toBeLessThan(0.05);
  // 200 · 9 · 3 free coordinates: standard error of the variance of 0.02
  const variance = (ends: Tensor): number => ends.square().sum().item() / (200 * 9 * 3);
  expect(Math.abs(variance(twirled) / variance(wanted) - 1)).toBeLessThan(0.03);
  const axes = twirled.square().mean([0, 1]).toNumbers();
  expect(Math.max(...axes) / Math.min(...axes)).toBeLessThan(1.2);
});

test.each<[Partial<Parameters<typeof twirledFlow>[1]>, string]>([
  [{ rotations: 0 }, "rotations must be a whole number from 1 on, not 0"],
  [{ rotations: 1.5 }, "rotations must be a whole number from 1 on, not 1.5"],
  [{ rowsPerPass: 0 }, "rowsPerPass must be a whole number from 1 on, not 0"],
  [{ rowsPerPass: 2.5 }, "rowsPerPass must be a whole number from 1 on, not 2.5"],
])("mistake %j: one sentence", (options, sentence) => {
  const action = () =>
    twirledFlow(linear, { rotations: 2, generator: new Generator(1), ...options });
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
