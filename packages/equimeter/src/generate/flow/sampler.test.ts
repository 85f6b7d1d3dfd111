import { inspect } from "node:util";

import { cat, Generator, type Tensor, tidy, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { centre, drawNoise, type FlowModel, scoreOf, velocityOf } from "../../train/flow/index.js";
import { attraction, difference, mask, normal, spoiled } from "../../train/flow/testing.js";
import { flowSteps, sampleFlow } from "./sampler.js";
import { flowTimes } from "./schedule.js";

const start = drawNoise(mask, new Generator(1), { dtype: "float64" });
const pull = normal(2, 3, 7, 3);
const model = attraction(pull);
const times = flowTimes({ steps: 6 });

test("every step is that of the specification, with the prediction before handed on", () => {
  const [noise, g] = [normal(3, 6, 3, 7, 3), (t: number) => 0.3 / (t + 0.1)];
  const asked: (Tensor | null)[] = [];
  const listening: FlowModel = (points, t, present, previous) => {
    asked.push(previous);
    expect(t.toNumbers()).toEqual([1, 1, 1].map(() => times[asked.length - 1]));
    return model(points, t, present, previous);
  };
  const options = { times, noise, diffusion: g, noiseScale: 0.45, scoreScale: 0.9 };
  const made = [
    ...flowSteps(listening, start, mask, { ...options, stepper: "sde", odeAbove: 0.9 }),
  ];
  expect(made.map(({ step, t }) => [step, t])).toEqual(times.slice(1).map((t, i) => [i + 1, t]));
  expect(times.filter((t) => t > 0.9 && t < 1)).toHaveLength(3); // both kinds of steps occur
  let points = start;
  made.forEach((step, i) => {
    const [t, dt] = [times[i], times[i + 1] - times[i]];
    const clean = model(
      points,
      zeros([3], { dtype: "float64" }).add(t),
      mask,
      made[i - 1]?.clean ?? null,
    );
    expect(difference(centre(step.clean, mask), centre(clean, mask))).toBeLessThan(1e-12);
    const velocity = velocityOf(centre(clean, mask), points, t);
    let next = points.add(velocity.mul(dt));
    if (t <= 0.9) {
      next = next.add(scoreOf(velocity, points, t).mul(0.9 * g(t) * dt));
      next = next.add(noise.select(0, i).mul(Math.sqrt(2 * g(t) * 0.45 * dt)));
    }
    points = centre(next, mask);
    expect(difference(step.points, points)).toBeLessThan(1e-12);
    expect(difference(step.velocity, velocity)).toBeLessThan(1e-12);
    expect(asked[i]).toBe(made[i - 1]?.clean ?? null);
  });
  const alone: (Tensor | null)[] = [];
  const silent: FlowModel = (x, t, present, previous) => {
    alone.push(previous);
    return model(x, t, present, previous);
  };
  sampleFlow(silent, start, mask, { times, selfConditioning: false });
  expect(alone).toEqual([null, null, null, null, null, null]);
});

test("the last step to t = 1 ends at the prediction, and the start stays as it is", () => {
  const before = start.toNumbers();
  const made = [...flowSteps(model, start, mask, { times })];
  expect(difference(made[5].points, centre(made[5].clean, mask))).toBeLessThan(1e-14);
  expect(sampleFlow(model, start, mask, { times }).toNumbers()).toEqual(made[5].points.toNumbers());
  expect(start.toNumbers()).toEqual(before);
});

test("the longest way needs no more memory: within a scope only the step before is alive", () => {
  const seen: Tensor[] = [];
  const alive: number[] = [];
  const isAlive = (one: Tensor): boolean => !inspect(one).includes("disposed");
  const watching: FlowModel = (points, t, present, previous) => {
    seen.push(points, ...(previous ? [previous] : []));
    alive.push(seen.filter(isAlive).length);
    return model(points, t, present, previous);
  };
  const end = tidy(() => sampleFlow(watching, start, mask, { times }));
  // The start, and the points and the prediction of the step before.
  expect(alive).toEqual([1, 3, 3, 3, 3, 3]);
  expect(seen.filter(isAlive)).toEqual([]);
  expect([start, end].every(isAlive)).toBe(true);
});

test("of `flowSteps` every tensor is the caller's", () => {
  const made = tidy(() => [...flowSteps(model, start, mask, { times })]);
  expect(made.map(({ points }) => points.shape)).toEqual(made.map(() => [3, 7, 3]));
});

test("a sample in parts is the sample in one", () => {
  const options = { selfConditioning: false };
  const whole = sampleFlow(model, start, mask, { ...options, times });
  const half = sampleFlow(model, start, mask, { ...options, times: times.slice(0, 4) });
  const parts = sampleFlow(model, half, mask, { ...options, times: times.slice(3) });
  expect(difference(parts, whole)).toBeLessThan(1e-14);
});

test("a seed gives the same samples", () => {
  const options = { times, stepper: "sde", noiseScale: 0.5 } as const;
  const drawn = (seed: number) =>
    sampleFlow(model, start, mask, { ...options, noise: new Generator(seed) }).toNumbers();
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
});

test("noise by a function is noise by a tensor, a step at a time", () => {
  const noise = normal(5, 6, 3, 7, 3);
  const asked: number[] = [];
  const each = (step: number): Tensor => {
    asked.push(step);
    return noise.select(0, step - 1);
  };
  const options = { times, stepper: "sde", odeAbove: 0.9 } as const;
  const [one, other] = [noise, each].map((given) =>
    sampleFlow(model, start, mask, { ...options, noise: given }).toNumbers(),
  );
  expect(other).toEqual(one);
  expect(asked).toEqual(times.slice(0, 6).flatMap((t, i) => (t > 0.9 ? [] : [i + 1])));
});

test.each(["ode", "sde"] as const)("padding changes nothing: %s", (stepper) => {
  const wider = (values: Tensor, fill: number) => cat([values, zeros([3, 5, 3]).add(fill)], 1);
  const padded = cat([mask, zeros([3, 5], { dtype: "bool" })], 1);
  // The same model, which gives NaN where there is nothing.
  const spoiling: FlowModel = (points, t, present, previous) =>
    spoiled(attraction(wider(pull, 0))(points, t, present, previous), present);
  const options = { times, stepper, diffusion: (t: number) => 1 - t };
  const few = sampleFlow(model, start, mask, { ...options, noise: new Generator(4) });
  const many = sampleFlow(spoiling, wider(spoiled(start), NaN), padded, {
    ...options,
    noise: new Generator(4),
  });
  expect(difference(many.narrow(1, 0, 7), few)).toBeLessThan(1e-13);
  expect(many.narrow(1, 7, 5).abs().max().item()).toBe(0);
});

const sample = (options: Parameters<typeof flowSteps>[3]) => () =>
  sampleFlow(model, start, mask, { times, ...options });

test.each<[() => unknown, string]>([
  [
    () => sampleFlow(model, zeros([3, 6, 3]), mask),
    "the start must be float [3, 7, 3], not float32 [3, 6, 3]",
  ],
  [
    () => sampleFlow(() => zeros([3, 7]), start, mask),
    "the prediction of the model must be float [3, 7, 3], not float32 [3, 7]",
  ],
  [
    sample({ stepper: "oed" as never }),
    'stepper must be one of ode, sde, not "oed"; did you mean ode?',
  ],
  [
    sample({ stepper: "sde" }),
    'stepper "sde" draws noise: give it, or a generator of it, as noise',
  ],
  [
    sample({ stepper: "sde", noise: zeros([5, 3, 7, 3]) }),
    "the noise must be float [6, 3, 7, 3], not float32 [5, 3, 7, 3]",
  ],
  [
    sample({ stepper: "sde", noise: () => zeros([7, 3]) }),
    "the noise of step 1 must be float [3, 7, 3], not float32 [7, 3]",
  ],
  [
    sample({ stepper: "sde", noise: new Generator(1), diffusion: "t" as never }),
    "the diffusion must be one of 1/t, (1-t)/t, not",
  ],
  [sample({ noiseScale: -1 }), "noiseScale must be a number from 0 on, not -1"],
  [sample({ scoreScale: NaN }), "scoreScale must be a number from 0 on, not NaN"],
  [sample({ odeAbove: 2 }), "odeAbove must be a time from 0 to 1, not 2"],
  [sample({ times: [0, 0.5, 0.5] }), "must rise, but 0.5 follows 0.5"],
  [
    () => sampleFlow((points) => points.div(0), start, mask, { times: [0.5, 1] }),
    "the sample left the finite numbers at step 1 (t = 0.5); take more steps",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
