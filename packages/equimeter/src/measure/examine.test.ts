import { arange, Generator, randn, type Tensor, tensor, zeros } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import {
  enumerate,
  type Group,
  groupNamed,
  independent,
  invariant,
  O,
  point,
  SO3,
  tetrahedralOrbits,
  vector,
} from "../groups/index.js";
import type { Model } from "../models/model.js";
import { decompose } from "./decompose.js";
import type { ExamineOptions } from "./examination.js";
import { examine } from "./examine.js";
import { crossEntropy, euclidean, meanAbsoluteError } from "./losses.js";
import {
  atomsToForces,
  linearMap,
  linearMapMoments,
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  molecules,
  network,
  normalVectors,
  pairNetwork,
  twoClasses,
  vectorsToVectors,
} from "./testing.js";
import { designFor } from "../groups/design-for.js";

const { inputs, outputs } = vectorsToVectors;
const given: ExamineOptions = {
  model: network(10, 1.2),
  batches: [normalVectors(6, 0.5), normalVectors(5, 0.5, 3)],
  inputs,
  outputs,
};

const byElement = {
  names: ["H", "C", "N"],
  index: ({ atomicNumbers }: Batch) => atomicNumbers,
};

describe("with labels the numbers are those of decompose, to the last bit", () => {
  const settings: [string, Partial<ExamineOptions>][] = [
    [
      "tetrahedral × 3",
      { design: tetrahedralOrbits({ replicates: 3 }), names: [..."abcdefghijk"] },
    ],
    ["as usual", {}],
    ["independent × 7, another seed", { design: independent({ count: 7 }), seed: 5 }],
    ["enumerated", { design: enumerate({ group: O }) }],
    ["mean absolute error", { loss: meanAbsoluteError }],
    ["euclidean, per sample", { loss: euclidean, reduction: "per-sample" }],
    ["against the best constant", { reference: "constant" }],
    ["clusters", { clusters: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4] }],
    ["few rows in a pass", { rowsPerPass: 7 }],
  ];
  test.each(settings)("%s", (_, change) => {
    const options = { ...given, ...change };
    const { design = tetrahedralOrbits({ replicates: 2 }) } = options;
    const whole = decompose({ ...options, design, target: "v" });
    const result = examine(options);
    expect(result.fields).toEqual(whole.fields);
    expect(result.floatFloor.v).toBe(whole.floatFloor);
    expect(result.worst.v).toMatchObject(whole.worst);
    const { relativeSpread } = result.spreads.v;
    expect(relativeSpread.value / result.fields.v.relativeSpread).toBeCloseTo(1, 12);
    const { group, law, passes, samples, deterministic, forwardPasses } = whole;
    const same = { group, law, passes, samples, deterministic, forwardPasses };
    expect(result).toMatchObject({ ...same, design: design.name, precision: null });
  });

  test("atoms, by element, centred", () => {
    const options = {
      model: pairNetwork(8, 1),
      batches: [molecules([3, 5, 2], 0.5)],
      by: byElement,
    };
    const common = { ...options, ...atomsToForces, centre: true };
    const design = tetrahedralOrbits({ replicates: 2 });
    const whole = decompose({ ...common, design });
    const result = examine({ ...common, design });
    expect(result.fields).toEqual(whole.fields);
    expect(result.parts.forces).toMatchObject(whole.parts);
  });

  test("cross-entropy, with a spread in squared error beside it", () => {
    const x = randn([30, 3], { generator: new Generator(1), dtype: "float64" });
    const options = {
      model: twoClasses(0.3, 1.5),
      batches: [{ x, logits: x.select(1, 0).gt(0).to("int64") }],
      inputs,
      outputs: { logits: invariant },
      loss: crossEntropy({ average: "logits" }),
    };
    const result = examine(options);
    const design = designFor(SO3);
    expect(result.fields).toEqual(decompose({ ...options, design, target: "logits" }).fields);
    // One logit is 0, the other turns with x: degree 1, a variance of |1.5 x|² / 3, two components.
    const spread = (1.5 ** 2 * x.square().sum(-1).mean().item()) / 3 / 2;
    expect(result.spreads.logits.L_equiv).toBeCloseTo(spread, 10);
    expect(result.spreads.logits.scale).toBeCloseTo(0.3 ** 2 / 2, 10);
    expect(result.floatFloor.logits).toBeNull();
  });
});

const { scale, spread } = linearMapMoments();

test("without a label the spread is told, and no percent claimed", () => {
  const { x } = normalVectors(200, 1);
  const { fields, spreads, worst, floatFloor } = examine({
    ...given,
    model: linearMap(),
    batches: [{ x }],
  });
  expect(fields).toEqual({});
  expect(floatFloor).toEqual({ v: null });
  const meanSquare = x.square().mean().item();
  expect(spreads.v.L_equiv).toBeCloseTo(spread * meanSquare, 10);
  expect(spreads.v.scale).toBeCloseTo(scale ** 2 * meanSquare, 10);
  // The same for every sample: both errors vanish.
  expect(spreads.v.relativeSpread.value).toBeCloseTo(spread / scale ** 2, 10);
  expect(spreads.v.relativeSpread.sampleError).toBeLessThan(1e-10);
  expect(spreads.v.floor).toBeGreaterThan(0);
  expect(spreads.v.floor).toBeLessThan(1e-28);
  expect(worst.v).toHaveLength(5);
  expect(worst.v[0]).toMatchObject({ L: null, percent: null });
  expect(worst.v[0].relativeSpread).toBeCloseTo(spread / scale ** 2, 10);
});

test("the rotation error of the relative spread is that of repeating the measurement", () => {
  const { inputs: x, outputs: energy } = directionsToEnergy;
  const { energy: _, ...batch } = labelledDirections(12, 0);
  const options = {
    model: legendreModel(1, [0.5, 0.4, 0.6]),
    batches: [batch],
    inputs: x,
    outputs: energy,
  };
  const design = independent({ count: 12 });
  const all = Array.from({ length: 200 }, (__, seed) => {
    const { relativeSpread } = examine({ ...options, design, seed, resamples: 2 }).spreads.energy;
    return relativeSpread;
  });
  const mean = (of: (one: (typeof all)[0]) => number) =>
    all.reduce((sum, one) => sum + of(one), 0) / all.length;
  const average = mean(({ value }) => value);
  const scatter = Math.sqrt(mean(({ value }) => (value - average) ** 2));
  const claimed = Math.sqrt(mean(({ rotationError }) => rotationError ** 2));
  expect(claimed / scatter).toBeGreaterThan(0.8);
  expect(claimed / scatter).toBeLessThan(1.35);
});

/** Forces of atoms, a dipole and an energy of molecules, counting its calls. */
function manyOutputs(): Model & { calls: number } {
  const map = linearMap();
  return {
    calls: 0,
    forward({ positions, batch, atomCounts }) {
      this.calls++;
      const forces = map.forward({ x: positions }).v;
      const dipole = zeros([atomCounts.shape[0], 3], { dtype: "float64" }).indexAdd(
        0,
        batch,
        forces,
      );
      return { forces, dipole, energy: dipole.select(1, 2).add(3) };
    },
  };
}

test("one pass over the model serves all outputs, with labels where there are some", () => {
  const model = manyOutputs();
  const { forces: label, ...batch } = molecules([3, 1, 7, 4], 0.5);
  const result = examine({
    model,
    batches: [{ ...batch, reference: label }],
    inputs: { positions: point },
    outputs: { forces: vector, dipole: vector, energy: invariant },
    labels: { forces: "reference" },
    by: byElement,
  });
  expect(model.calls).toBe(2 + 1);
  expect(Object.keys(result.fields)).toEqual(["forces"]);
  expect(Object.keys(result.spreads)).toEqual(["forces", "dipole", "energy"]);
  expect(result.fields.forces.lossZero).toBeCloseTo(label.square().mean().item(), 12);
  expect(result.spreads.dipole.relativeSpread.value).toBeCloseTo(spread / scale ** 2, 10);
  expect(result.spreads.energy.scale).toBeCloseTo(9, 8);
  // Rows of molecules have no element.
  expect(result.parts.forces.map(({ name }) => name)).toEqual(["H", "C", "N"]);
  expect(result.parts.dipole).toEqual([]);
});

test("an output with the name of an input has no label unless one is named", () => {
  const model: Model = { forward: ({ x }) => ({ x: linearMap().forward({ x }).v }) };
  const { x, v } = normalVectors(8, 0.5);
  const options = { model, batches: [{ x, clean: v }], inputs, outputs: { x: vector } };
  expect(examine(options).fields).toEqual({});
  const { fields } = examine({ ...options, labels: { x: "clean" } });
  expect(fields.x.L_mean).toBeCloseTo((scale - 0.5) ** 2 * x.square().mean().item(), 10);
  expect(Object.keys(examine({ ...options, labels: { x: "x" } }).fields)).toEqual(["x"]);
});

test("a field as reference, for one of the outputs", () => {
  const { x, v } = normalVectors(8, 0.5);
  const options = { ...given, model: linearMap(), batches: [{ x, v }] };
  const references = { v: { field: "x" } };
  const design = tetrahedralOrbits({ replicates: 2 });
  const result = examine({ ...options, design, references });
  const whole = decompose({ ...options, design, target: "v", reference: references.v });
  expect(result.fields).toEqual(whole.fields);
  expect(result.spreads.v.relativeSpread.value).toBeCloseTo(whole.relativeSpread, 12);
  expect(result.spreads.v.scale).toBeCloseTo((scale - 1) ** 2 * x.square().mean().item(), 10);
});

test("small groups are enumerated, others drawn from", () => {
  const large: Group = {
    name: "large",
    law: "haar",
    order: 100,
    elements: O.elements!,
    sample: O.sample,
  };
  expect(designFor(O).name).toBe("enumerate O");
  expect(designFor(SO3).name).toBe("tetrahedralOrbits × 2");
  expect(designFor(large).name).toBe("independent × 24 of large");
  const result = examine({ ...given, group: O });
  expect(result).toMatchObject({ group: "O", passes: 24, design: "enumerate O", bias: [] });
  expect(result.fields.v.percent.rotationError).toBe(0);
});

test("in the plane, with points of two components", () => {
  const positions = randn([12, 2], { generator: new Generator(4), dtype: "float64" });
  const slope = tensor([2, 1], { dtype: "float64" });
  const byMolecule = positions.view([3, 4, 2]);
  const forces = byMolecule.sub(byMolecule.mean(1, { keepdim: true })).view([12, 2]);
  const result = examine({
    model: { forward: (batch) => ({ forces: batch.positions.mul(slope) }) },
    batches: [{ positions, batch: arange(3).repeatInterleave(4), forces }],
    inputs: { positions: point },
    outputs: { forces: vector },
    group: groupNamed("C(5)"),
    centre: true,
  });
  // diag(2, 1) is 3/2 and a part that turns twice as fast, ± 1/2: μ = 3/2 x for the label x.
  expect(result.fields.forces.percent.value).toBeCloseTo(50, 10);
  expect(result.spreads.forces.relativeSpread.value).toBeCloseTo(1 / 9, 12);
  expect(result.spreads.forces.floor).toBeLessThan(1e-28);
  expect(result).toMatchObject({ design: "enumerate C(5)", passes: 5 });
});

test("batches that come are told, and how many samples are named", () => {
  const heard: [number, number | null][] = [];
  const { worst } = examine({
    ...given,
    worst: Infinity,
    progress: (done, total) => heard.push([done, total]),
  });
  expect(heard).toEqual([
    [24 * 6, 24 * 11],
    [24 * 11, 24 * 11],
  ]);
  expect(worst.v).toHaveLength(11);
});

const names = ["ethanol", "water", "ozone", "argon", "neon", "xenon", ..."ghijk"];

/** The network, with what it makes of large inputs changed. */
function spoiled(change: (v: Tensor, x: Tensor) => Tensor): Model {
  const net = network(10, 1.2);
  return { forward: ({ x }) => ({ v: change(net.forward({ x }).v, x) }) };
}

const [first, second] = given.batches;

/** With NaN where the first coordinate of a vector is larger than a bound. */
const nanFrom = (bound: number) =>
  spoiled((v, x) => v.maskedFill(x.narrow(1, 0, 1).gt(bound), Number.NaN));

const mistakes: [string, RegExp | string, Partial<ExamineOptions>][] = [
  ["no batch", "there is nothing to measure: no batch was given", { batches: [] }],
  ["no output", "no output is declared: name at least one, such as forces=vector", { outputs: {} }],
  [
    "no such label",
    'the label "w" of "v" is not in the data (there are x, v)',
    { labels: { v: "w" } },
  ],
  [
    "a label of no output",
    '"u" has a label but is not a declared output (v)',
    { labels: { u: "v" } },
  ],
  [
    "a label of some batches",
    'some batches have a label for "v" and some have none',
    { batches: [first, { x: second.x }] },
  ],
  [
    "a reference of no output",
    'references names "u", which is not a declared output (v)',
    { references: { u: "zero" } },
  ],
  [
    "a label of another shape, in the second batch",
    '"v": a label of shape [5, 2] does not fit a prediction of shape [5, 3] ' +
      "(in the batch that begins with sample 6)",
    { batches: [first, { ...second, v: zeros([5, 2]) }] },
  ],
  [
    "NaN however it is turned",
    '"v": the model gives values that are not finite for xenon',
    {
      names: names.slice(0, 6),
      batches: [{ ...first, x: first.x.mul(tensor([1, 1, 1, 1, 1, 1e9]).view([6, 1])) }],
      model: spoiled((v, x) =>
        v.maskedFill(x.square().sum(1, { keepdim: true }).gt(1e6), Number.NaN),
      ),
    },
  ],
  [
    "NaN in the second batch",
    '"v": the model gives values that are not finite for k (in the batch that begins with neon)',
    {
      names: [...names.slice(0, 6), "neon", ..."hijk"],
      batches: [first, { ...second, x: second.x.mul(tensor([1, 1, 1, 1, 1e9]).view([5, 1])) }],
      model: spoiled((v, x) =>
        v.maskedFill(x.square().sum(1, { keepdim: true }).gt(1e6), Number.NaN),
      ),
    },
  ],
  [
    "a label that is not finite",
    '"v": the label of water is not finite: leave the sample out, or the label',
    {
      names: names.slice(0, 6),
      batches: [{ ...first, v: first.v.indexFill(0, tensor([1], { dtype: "int64" }), Infinity) }],
    },
  ],
  ["names", "names needs one entry for each of 11 samples, got 1", { names: ["a"] }],
];

test.each(mistakes)("%s", (_, message, change) => {
  const act = () => examine({ ...given, ...change });
  expect(act).toThrow(UserError);
  expect(act).toThrow(message);
});

test("a prediction that is not finite at some rotations names output, sample and how many", () => {
  const lengths = first.x.square().sum(-1).sqrt().toNumbers();
  const longest = lengths.indexOf(Math.max(...lengths));
  const model = nanFrom(0.98 * lengths[longest]);
  const options = { ...given, batches: [first], names: names.slice(0, 6), model };
  const design = independent({ count: 500 });
  const text = new RegExp(
    `^"v": the model gives values that are not finite for ${names[longest]}, in \\d+ of the 500 ways`,
  );
  expect(() => examine({ ...options, design })).toThrow(text);
});
