import {
  arange,
  cat,
  Generator,
  ones,
  randn,
  stack,
  type Tensor,
  tensor,
  zeros,
} from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import { independent, invariant, point, tetrahedralOrbits, vector } from "../groups/index.js";
import { distance } from "../groups/testing.js";
import type { Model } from "../models/model.js";
import { centre } from "./centre.js";
import { decompose, type DecomposeOptions, type Report } from "./decompose.js";
import { checkDeterministic } from "./deterministic.js";
import { crossEntropy, euclidean } from "./losses.js";
import { createMonitor } from "./monitor.js";
import { linearMap, network } from "./testing.js";
import { twirlCurve } from "./twirl-curve.js";

const float64 = { dtype: "float64" } as const;
const sizes = [4, 1, 6, 3];
const [B, N, points] = [4, 6, 14];
const net = network(10, 1.2);
const mask = stack(sizes.map((size) => arange(N).lt(size)));
const positions = randn([points, 3], { generator: new Generator(3), ...float64 });
const forces = randn([points, 3], { generator: new Generator(4), ...float64 });
const noise = randn([points, 3], { generator: new Generator(5), ...float64 });
const classes = arange(points).remainder(2);
const energy = randn([B], { generator: new Generator(6), ...float64 });

/** Samples side by side, with `filling` where there is no point. */
function padded(values: Tensor, filling: number): Tensor {
  const rows = values.split(sizes, 0);
  const fill = (size: number) => zeros([N - size, ...values.shape.slice(1)]).add(filling);
  return stack(rows.map((row, i) => cat([row, fill(sizes[i]).to(values.dtype)])));
}

/** The samples packed end to end, as atoms. */
const packed: Batch = {
  positions,
  forces,
  noise,
  classes,
  energy,
  batch: arange(B).repeatInterleave(tensor(sizes, { dtype: "int64" })),
  atomCounts: tensor(sizes, { dtype: "int64" }),
};

function dense(filling: number): Batch {
  return {
    positions: padded(positions, filling),
    forces: padded(forces, filling),
    noise: padded(noise, filling),
    classes: padded(classes, 0),
    energy,
    mask,
  };
}

/** Each point alone decides its force, each sample's mean force its energy. */
function model(): Model {
  return {
    forward(batch) {
      const x = batch.positions;
      const each = net.forward({ x: x.reshape([-1, 3]) }).v;
      if (batch.mask) {
        const there = batch.mask.unsqueeze(-1).to("float64");
        const clean = each.view(x.shape).nanToNum({ nan: 0 }).mul(there);
        const predicted = each.view(x.shape);
        return { forces: predicted, energy: clean.sum(1).select(1, 0), classes: predicted };
      }
      const samples = batch.atomCounts.shape[0];
      const sum = zeros([samples, 3], float64).indexAdd(0, batch.batch, each);
      return { forces: each, energy: sum.select(1, 0), classes: each };
    },
  };
}

const options = {
  model: model(),
  design: tetrahedralOrbits({ replicates: 2 }),
  inputs: { positions: point, noise: vector },
  outputs: { forces: vector, energy: invariant },
  target: "forces",
} as const;

const numbers = ["L", "L_mean", "L_equiv", "lossZero", "explained", "relativeSpread"] as const;

function expectSame(a: Report, b: Report): void {
  expect(Object.keys(a.fields)).toEqual(Object.keys(b.fields));
  for (const field of Object.keys(a.fields)) {
    for (const name of numbers)
      expect(a.fields[field][name]).toBeCloseTo(b.fields[field][name], 11);
    for (const name of ["value", "rotationError", "sampleError"] as const)
      expect(a.fields[field].percent[name]).toBeCloseTo(b.fields[field].percent[name], 9);
  }
  expect(a.floatFloor === null).toBe(b.floatFloor === null);
  expect((a.floatFloor ?? 1) / (b.floatFloor ?? 1)).toBeCloseTo(1, 6);
  expect(a.samples).toBe(b.samples);
  for (const list of ["worst", "parts"] as const) {
    expect(a[list].map(({ name }) => name)).toEqual(b[list].map(({ name }) => name));
    a[list].forEach((part, i) => expect(part.L_equiv).toBeCloseTo(b[list][i].L_equiv, 11));
  }
}

const cases: [string, Partial<DecomposeOptions>][] = [
  ["pooled", {}],
  ["per sample", { reduction: "per-sample" }],
  ["centred", { centre: true }],
  ["against the best constant", { reference: "constant", reduction: "per-sample" }],
  ["against a field", { reference: { field: "noise" } }],
  ["in another loss", { loss: euclidean }],
  ["several copies a pass", { rowsPerPass: 30, design: independent({ count: 5 }) }],
];

test.each(cases)("padding changes nothing, whatever it holds: %s", (_, change) => {
  const by = { names: ["a", "b"], index: () => classes };
  const without = decompose({ ...options, ...change, by, batches: [packed] });
  expect(without.parts).toHaveLength(2);
  expect(without.floatFloor === null).toBe("loss" in change);
  for (const filling of [0, 1e3, Number.NaN])
    expectSame(
      decompose({ ...options, ...change, by, batches: [dense(filling)], mask: "mask" }),
      without,
    );
});

test("classes of points", () => {
  const given = {
    ...options,
    outputs: { classes: invariant },
    target: "classes",
    loss: crossEntropy({ average: "logits" }),
    reference: "constant",
  } as const;
  const without = decompose({ ...given, batches: [packed] });
  const report = decompose({ ...given, batches: [dense(Number.NaN)], mask: "mask" });
  expectSame(report, without);
  expect(report.lossZero).toBeCloseTo(Math.LN2, 12); // half of the points have each class
});

test("pooled counts points, per-sample counts samples; padding that counts would show", () => {
  const squares = zeros([B], float64)
    .indexAdd(0, packed.batch, forces.square().sum(-1))
    .div(tensor(sizes, float64).mul(3))
    .toNumbers();
  const pooled = forces.square().mean().item();
  const perSample = squares.reduce((a, b) => a + b) / B;
  expect(Math.abs(pooled / perSample - 1)).toBeGreaterThan(0.02);
  const batches = [dense(0)];
  const lossZero = (change: Partial<DecomposeOptions>) =>
    decompose({ ...options, ...change, batches }).lossZero;
  expect(lossZero({ mask: "mask" })).toBeCloseTo(pooled, 12);
  expect(lossZero({ mask: "mask", reduction: "per-sample" })).toBeCloseTo(perSample, 12);
  expect(lossZero({})).toBeCloseTo((pooled * points) / (B * N), 12);
});

test("batches of different widths join", () => {
  const whole = decompose({ ...options, batches: [packed], design: exact });
  const cut = (first: number, width: number): Batch => {
    const some = Object.entries(dense(Number.NaN)).map(([name, values]) => {
      const rows = values.narrow(0, first, 2);
      return [name, values.rank === 1 ? rows : rows.narrow(1, 0, width)];
    });
    return Object.fromEntries(some) as Batch;
  };
  const batches = [cut(0, 4), cut(2, 6)];
  const two = decompose({ ...options, batches, mask: "mask", design: exact });
  for (const name of numbers) expect(two[name]).toBeCloseTo(whole[name], 11);
});

/** The same elements for every sample. */
const elements = tetrahedralOrbits({ replicates: 2 });
const exact: typeof elements = {
  ...elements,
  draw(samples) {
    const { rotation } = elements.draw(1, new Generator(2));
    return { rotation: rotation.repeatInterleave(samples, { dim: 0 }) };
  },
};

test("the twirl curve and the monitor look at points alone", () => {
  const given = { ...options, outputs: { forces: vector }, rotations: [1, 3] };
  const curve = (batch: Batch, named: { mask?: string }) =>
    twirlCurve({ ...given, ...named, batches: [batch] });
  const without = curve(packed, {});
  curve(dense(Number.NaN), { mask: "mask" }).forEach(({ loss, error }, i) => {
    expect(loss).toBeCloseTo(without[i].loss, 12);
    expect(error).toBeCloseTo(without[i].error, 12);
  });
  const monitor = createMonitor({ ...options, batches: [dense(Number.NaN)], mask: "mask" });
  const plain = createMonitor({ ...options, batches: [packed] });
  expect(monitor.measure(7).L_equiv).toBeCloseTo(plain.measure(7).L_equiv, 12);
  expect(() => createMonitor({ ...options, batches: [dense(Number.NaN)] })).toThrow("not finite");
});

test("what differs in padding alone is no second answer", () => {
  let calls = 0;
  const restless: Model = {
    forward(batch) {
      const padding = batch.mask.logicalNot().unsqueeze(-1);
      return { forces: batch.positions.maskedFill(padding, calls++) };
    },
  };
  const outputs = { forces: vector };
  expect(() => checkDeterministic(restless, dense(0), outputs)).toThrow("two answers");
  checkDeterministic(restless, dense(0), outputs, "mask");
});

test("samples are centred by their points", () => {
  const actions = { inputs: options.inputs, outputs: {} };
  const centred = centre(dense(Number.NaN), { ...actions, mask: "mask" }).positions;
  const flat = centred.reshape([-1, 3]).indexSelect(0, mask.view([-1]).nonzero().squeeze(1));
  expect(distance(flat, centre(packed, actions).positions)).toBeLessThan(1e-13);
});

const good: DecomposeOptions = {
  ...options,
  outputs: { forces: vector },
  batches: [dense(0)],
  mask: "mask",
};
const withMask = (values: Tensor) => ({ batches: [{ ...dense(0), mask: values }] });
const fourth = ones([B, N], { dtype: "bool" });
fourth.select(0, 3).fill_(false);

test.each<[string, Partial<DecomposeOptions>]>([
  [
    'the mask "there" is not in the data (there are positions, forces, noise, classes, energy, mask)',
    { mask: "there" },
  ],
  ['the mask "mask" must be bool [4, N] for 4 samples, got float32 [4, 6]', withMask(ones([B, N]))],
  [
    'the mask "mask" must be bool [4, N] for 4 samples, got bool [6, 4]',
    withMask(ones([N, B], { dtype: "bool" })),
  ],
  [
    'the mask "mask" must be bool [4, N] for 4 samples, got bool [4]',
    withMask(ones([B], { dtype: "bool" })),
  ],
  ['the mask "mask" leaves sample 3 without points: leave it out of the batch', withMask(fourth)],
  [
    'the mask "mask" leaves protein 7 without points: leave it out of the batch',
    {
      batches: [dense(0), { ...dense(0), mask: fourth }],
      names: Array.from({ length: 8 }, (_, i) => `protein ${i}`),
    },
  ],
  [
    '"forces": a label of shape [4, 18] does not fit a prediction of shape [4, 6, 3]',
    { batches: [{ ...dense(0), forces: dense(0).forces.reshape([B, 3 * N]) }] },
  ],
])("%s", (message, change) => {
  expect(() => decompose({ ...good, ...change })).toThrow(new UserError(message));
});

test("without a mistake it is fine, and a map of all points has its known decomposition", () => {
  expect(decompose(good).percent.value).toBeGreaterThan(0);
  const map = linearMap();
  const maps: Model = {
    forward: ({ positions: x }) => ({
      forces: map.forward({ x: x.reshape([-1, 3]) }).v.view(x.shape),
    }),
  };
  const report = decompose({ ...good, model: maps, batches: [dense(Number.NaN)] });
  const plain = decompose({
    model: map,
    batches: [{ x: positions, v: forces }],
    design: options.design,
    inputs: { x: vector },
    outputs: { v: vector },
    target: "v",
  });
  expect(report.L_equiv).toBeCloseTo(plain.L_equiv, 12); // tetrahedral orbits are exact for it
});
