import { Generator, keep, randn, type Tensor, tidy } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { UserError } from "../errors.js";
import {
  type Design,
  independent,
  invariant,
  O,
  O3,
  octahedralOrbits,
  SE3,
  SO2,
  SO3,
  tetrahedralOrbits,
  vector,
} from "../groups/index.js";
import type { Model } from "../models/model.js";
import { repeated, safeError } from "./adaptive.js";
import type { Examination, ExamineOptions } from "./examination.js";
import { examine } from "./examine.js";
import { inMemory, type Kept } from "./kept.js";
import {
  labelledDirections,
  legendreModel,
  legendreVariance,
  network,
  normalVectors,
  vectorsToVectors,
} from "./testing.js";

const { inputs, outputs } = vectorsToVectors;
const a = [0.5, 0.4, 0.6, 0.5];
const energies = { inputs: { x: vector }, outputs: { energy: invariant } };
/** The percent of the energies below, in closed form. */
const truth = (100 * legendreVariance(a)) / (legendreVariance(a) + 0.36);

function energiesOf(samples: number): ExamineOptions {
  return { model: legendreModel(1, a), batches: [labelledDirections(samples, 0.4)], ...energies };
}

const vectors: ExamineOptions = {
  model: network(10, 1.2),
  batches: [normalVectors(6, 0.5), normalVectors(5, 0.5, 3)],
  inputs,
  outputs,
};

describe("stopping on an error leaves intervals that hold the truth", () => {
  const repetitions = 200;
  // 95 of 100, less three standard deviations of a binomial law; one sample alone is known less well.
  const least = 0.95 - 3 * Math.sqrt((0.95 * 0.05) / repetitions);
  test.each([
    [1, 5, undefined, 0.85],
    [4, 1.6, undefined, least],
    [20, 0.6, undefined, least],
    [20, 0.6, independent({ count: 12 }), least],
  ] as [number, number, Design | undefined, number][])(
    "%i samples, %d points",
    (samples, error, design, lowest) => {
      const options = { ...energiesOf(samples), ...(design && { design }), resamples: 2 };
      const all = Array.from({ length: repetitions }, (_, seed) =>
        examine({ ...options, seed, skipDeterminismCheck: true, precision: { error } }),
      );
      const share = (of: (one: (typeof all)[0]) => boolean) => all.filter(of).length / repetitions;
      const off = (one: (typeof all)[0]) => Math.abs(one.fields.energy.percent.value - truth);
      expect(share((one) => off(one) <= 1.96 * one.precision!.error)).toBeGreaterThan(lowest);
      expect(all.every(({ precision }) => precision!.reached)).toBe(true);
      expect(all.every(({ precision }) => precision!.error <= error)).toBe(true);
      // More was needed than the least, and about as much as the error asks for.
      expect(share(({ passes }) => passes > 48)).toBeGreaterThan(0.5);
      const scatter = Math.sqrt(all.reduce((sum, one) => sum + off(one) ** 2, 0) / repetitions);
      expect(scatter / error).toBeGreaterThan(0.6);
      expect(scatter / error).toBeLessThan(1.25);
    },
  );
});

test("what was spent is what it says, and more for less error", () => {
  const [loose, tight] = [0.4, 0.2].map((error) => examine({ ...vectors, precision: { error } }));
  for (const { passes, precision, design, forwardPasses } of [loose, tight]) {
    expect(passes).toBe(precision!.rounds.reduce((sum, one) => sum + one));
    expect(design).toBe(`tetrahedralOrbits × ${passes / 12}`);
    expect(forwardPasses).toBe(2 * passes + 2);
  }
  expect(loose.precision).toMatchObject({ asked: 0.4, reached: true });
  expect(tight.passes).toBeGreaterThan(2 * loose.passes);
  expect(tight.precision!.error).toBeLessThanOrEqual(0.2);
  expect(loose.bias).toEqual([]);
  // The error that is compared allows for how few replicates tell it.
  const { rotationError } = loose.fields.v.percent;
  expect(loose.precision!.error).toBeGreaterThan(rotationError);
  expect(loose.precision!.error).toBeLessThan(1.1 * rotationError);
});

test("orbits spend a third of what independent rotations do, and less, on a random network", () => {
  const orbits = examine({ ...vectors, precision: { error: 0.3 } });
  const alone = examine({
    ...vectors,
    precision: { error: 0.3 },
    design: independent({ count: 12 }),
  });
  expect(alone.design).toMatch(/^independent × \d+$/);
  expect(alone.precision!.reached).toBe(true);
  expect(alone.passes / orbits.passes).toBeGreaterThan(3);
});

test("at least and at most", () => {
  const least = examine({ ...vectors, precision: { error: 50, atLeast: 100 } });
  expect(least).toMatchObject({ passes: 108, precision: { reached: true, rounds: [108] } });
  const most = examine({ ...vectors, precision: { error: 0.001, atMost: 130 } });
  expect(most).toMatchObject({ passes: 120, precision: { reached: false, rounds: [48, 48, 24] } });
  expect(most.precision!.error).toBeGreaterThan(0.001);
  const one = examine({ ...vectors, precision: { error: 50, atLeast: 1, atMost: 1000 } });
  expect(one.passes).toBe(24);
});

test("without a label the relative spread is made precise, as a percent", () => {
  const [{ x }] = vectors.batches;
  const model: Model = {
    forward: ({ x: given }) => ({ v: given.mul(2), w: network(8, 1).forward({ x: given }).v }),
  };
  const options = { model, batches: [{ x, v: x }], inputs, outputs: { v: vector, w: vector } };
  const error = 10;
  const result = examine({ ...options, precision: { error } });
  const { rotationError } = result.spreads.w.relativeSpread;
  expect(result.passes).toBeGreaterThan(48);
  expect(100 * rotationError).toBeLessThanOrEqual(error);
  // Of the output that is exact alone, the least is enough.
  expect(examine({ ...options, precision: { error, of: "v" } }).passes).toBe(48);
});

test("finite groups that are enumerated stop at once, and designs are those of the group", () => {
  const once = examine({ ...vectors, group: O, precision: { error: 1e-6 } });
  expect(once).toMatchObject({ passes: 24, precision: { error: 0, reached: true, rounds: [24] } });
  const of = (group: typeof SO3) => examine({ ...vectors, group, precision: { error: 99 } }).design;
  expect(of(SO3)).toBe("tetrahedralOrbits × 4");
  expect(of(O3)).toBe("tetrahedralOrbits × 2 of O3");
  expect(of(SE3(2))).toBe("tetrahedralOrbits × 4 of SE3(2)");
  expect(of(SO2)).toBe("independent × 48 of SO2");
});

test("a design several times over is as many draws of it", () => {
  const unit = tetrahedralOrbits({ replicates: 2, group: SE3(3) });
  const three = repeated(unit, 3);
  expect(three).toMatchObject({
    replicates: 6,
    orbit: 12,
    passes: 72,
    exact: false,
    biased: false,
  });
  expect(three.name).toBe("tetrahedralOrbits × 6 of SE3(3)");
  const [drawn, again] = [three, unit].map((design) => design.draw(5, new Generator(3)));
  expect(drawn.rotation.shape).toEqual([6 * 12 * 5, 3, 3]);
  expect(drawn.translation!.shape).toEqual([6 * 12 * 5, 3]);
  expect(drawn.rotation.narrow(0, 0, 120).equal(again.rotation)).toBe(true);
  expect(repeated(octahedralOrbits({ replicates: 1 }), 2)).toMatchObject({
    name: "octahedralOrbits × 2",
    biased: false,
  });
});

test("the error of few degrees of freedom is widened as Student's law is", () => {
  const quantiles = { 3: 3.1824, 5: 2.5706, 10: 2.2281, 30: 2.0423, 1000: 1.9623 };
  for (const [degrees, quantile] of Object.entries(quantiles))
    expect((1.96 * safeError({ error: 1, degrees: Number(degrees) })) / quantile).toBeCloseTo(
      1,
      1.7,
    );
  expect(safeError({ error: 2, degrees: Infinity })).toBe(2);
});

test.each([
  ["a precision is a number of points above 0, such as 0.1, got 0", { error: 0 }],
  ["a precision is a number of points above 0, such as 0.1, got NaN", { error: Number.NaN }],
  ["passes at least must be 1 or more, got 0", { error: 1, atLeast: 0 }],
  ["passes at most must be 100 or more, got 60", { error: 1, atLeast: 100, atMost: 60 }],
  ['the precision is about "w", which is not a declared output (v)', { error: 1, of: "w" }],
])("%s", (message, precision) => {
  expect(() => examine({ ...vectors, precision })).toThrow(new UserError(message));
});

/** Keeps copies of parts for good, as a file would. */
function store(): Kept & { readonly parts: Map<string, Record<string, Tensor>> } {
  const parts = new Map<string, Record<string, Tensor>>();
  const copy = (part: Record<string, Tensor>, of: (values: Tensor) => Tensor) =>
    Object.fromEntries(Object.entries(part).map(([name, values]) => [name, of(values.clone())]));
  return {
    parts,
    get: (key) => parts.get(key) && copy(parts.get(key)!, (values) => values),
    put: (key, part) => void parts.set(key, copy(part, keep)),
  };
}

/** The network behind a server that dies after so many calls. */
function dying(calls: number): Model & { calls: number } {
  const net = network(10, 1.2);
  return {
    calls: 0,
    forward(batch) {
      if (this.calls++ >= calls) throw new UserError("the server does not answer");
      return net.forward(batch);
    },
  };
}

const numbers = (result: Examination) => ({ ...result, seconds: 0 });

describe.each([
  ["a fixed design", { design: tetrahedralOrbits({ replicates: 2 }) }],
  ["a precision", { precision: { error: 0.3 } }],
])("a measurement that broke off goes on, %s", (_, settings) => {
  const options = { ...vectors, ...settings };
  const whole = examine(options);

  test("to the same numbers, without asking again for what is kept", () => {
    const kept = store();
    const model = dying(3);
    expect(() => examine({ ...options, model, kept })).toThrow(
      /^the server does not answer(?: \(in the batch that begins with sample \d+\))?$/,
    );
    const done = kept.parts.size;
    expect(done).toBeGreaterThan(0);
    const second = dying(Infinity);
    expect(numbers(examine({ ...options, model: second, kept }))).toEqual(numbers(whole));
    const parts = "precision" in settings ? 2 * whole.precision!.rounds.length : 2;
    expect(kept.parts.size).toBe(parts);
    expect(second.calls).toBeLessThanOrEqual(2 + 2 * (parts - done));
    // All of it once more: nothing but the check of determinism is asked for.
    const third = dying(2);
    expect(numbers(examine({ ...options, model: third, kept }))).toEqual(numbers(whole));
  });
});

test("a finer precision goes on from a coarser one", () => {
  const kept = store();
  examine({ ...vectors, kept, precision: { error: 0.5 } });
  const model = dying(Infinity);
  const finer = examine({ ...vectors, model, kept, precision: { error: 0.3 } });
  expect(numbers(finer)).toEqual(numbers(examine({ ...vectors, precision: { error: 0.3 } })));
  expect(model.calls).toBeLessThan(2 + 2 * finer.precision!.rounds.length);
});

test("what is kept in memory is a copy, and goes when it is done with", () => {
  const memory = inMemory();
  const means = tidy(() => {
    const values = randn([4, 3]);
    memory.put("part", { means: values });
    return values.clone();
  });
  tidy(() => expect(memory.get("part")!.means.equal(means)).toBe(true));
  const [kept] = tidy(() => [memory.get("part")!.means]);
  expect(kept.equal(means)).toBe(true);
  expect(memory.get("another")).toBeUndefined();
  memory.dispose();
  expect(memory.get("part")).toBeUndefined();
});
