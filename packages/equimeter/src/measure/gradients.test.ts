import {
  enableGrad,
  Generator,
  grad,
  noGrad,
  randn,
  Tensor,
  tensor,
  zeros,
} from "@equimeter/torch";
import { expect, test, vi } from "vitest";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import {
  type Design,
  enumerate,
  independent,
  O,
  octahedralOrbits,
  tetrahedralOrbits,
  vector,
} from "../groups/index.js";
import type { Model } from "../models/model.js";
import { crossForm } from "./cross-form.js";
import { decompose } from "./decompose.js";
import { gradientNorms, type GradientNorms, type GradientOptions } from "./gradients.js";
import { atomsToForces, matrix, molecules, normalVectors, vectorsToVectors } from "./testing.js";
import { twist } from "./twist.js";

const float64 = { dtype: "float64" } as const;

/** `v = B x` with B as a parameter. */
function linear() {
  const B = tensor(matrix, { ...float64, requiresGrad: true });
  const model: Model = { forward: ({ x }) => ({ v: x.matmul(B.t()) }) };
  return { model, parameters: [B] };
}

/** A network of x whose weights are parameters; the last of them takes no part. */
function trained(seed = 0) {
  const generator = new Generator(seed);
  const weight = (...shape: number[]) => {
    const values = randn(shape, { generator, ...float64 });
    values.requiresGrad = true;
    return values;
  };
  const parameters = [weight(3, 8), weight(8), weight(8, 3), weight(2, 2)];
  const [first, shift, second] = parameters;
  const of = (x: Tensor) => x.matmul(first).add(shift).tanh().matmul(second);
  return { parameters, of };
}

const names = ["percent", "norm", "normMean", "normEquiv", "ratio", "cosine"] as const;
type Numbers = Pick<GradientNorms, (typeof names)[number]>;

/** The largest difference between two results. */
function apart(a: GradientNorms, b: Numbers): number {
  return Math.max(...names.map((name) => Math.abs(a[name] - b[name])));
}

test.each([
  enumerate({ group: O }),
  tetrahedralOrbits({ replicates: 2 }),
  octahedralOrbits({ replicates: 1 }),
] as Design[])("a linear map, whose decomposition is known: $name", (design) => {
  const { model, parameters } = linear();
  const [B] = parameters;
  const c = 0.5;
  const batch = normalVectors(20, c);
  const meanSquare = batch.x.square().mean().item();
  const result = gradientNorms({
    model,
    parameters,
    batches: [batch],
    design,
    ...vectorsToVectors,
  });
  // L_equiv = ‖B − (tr B / 3) I‖²_F x²/9 and L_mean = (tr B / 3 − c)² x²/3 (measure.md 5)
  const [scale, identity] = [B.trace().div(3), tensor([1, 1, 1], float64).diag()];
  const equiv = B.sub(identity.mul(scale))
    .square()
    .sum()
    .mul(meanSquare / 3);
  const mean = scale.sub(c).square().mul(meanSquare);
  const norm = (of: Tensor) => grad(of, [B], { retainGraph: true })[0].norm().item();
  const total = mean.add(equiv);
  expect(
    apart(result, {
      percent: (100 * equiv.item()) / total.item(),
      norm: norm(total),
      normMean: norm(mean),
      normEquiv: norm(equiv),
      ratio: norm(equiv) / norm(mean),
      // The two gradients are orthogonal: one is a multiple of I, the other has no trace.
      cosine: norm(mean) / norm(total),
    }),
  ).toBeLessThan(1e-10);
  expect(result).toMatchObject({ samples: 20, passes: design.passes });
});

/** The same from the definition, through autograd of all passes at once. */
function byDefinition(options: GradientOptions): Numbers {
  const { model, parameters, design, seed = 0, target } = options;
  const [batch] = options.batches;
  const samples = batch[target].shape[0];
  const z = twist(design.draw(samples, new Generator(seed)), {
    ...options,
    model,
    batch,
    samples,
    gradients: true,
  })[target];
  const orbitMeans = z.view([design.replicates, design.orbit, ...z.shape.slice(1)]).mean(1);
  const L = z.sub(batch[target]).square().mean();
  const L_mean = crossForm(orbitMeans, batch[target]);
  const gradient = (of: Tensor) =>
    grad(of, [...parameters], { retainGraph: true, allowUnused: true }).map(
      (slope, i) => slope ?? parameters[i].zerosLike(),
    );
  const dot = (a: Tensor[], b: Tensor[]) =>
    a.reduce((sum, of, i) => sum + of.mul(b[i]).sum().item(), 0);
  const [all, mean, equiv] = [L, L_mean, L.sub(L_mean)].map(gradient);
  const [norm, normMean, normEquiv] = [all, mean, equiv].map((g) => Math.sqrt(dot(g, g)));
  const percent = 100 * (1 - L_mean.item() / L.item());
  const cosine = dot(all, mean) / (norm * normMean);
  return { percent, norm, normMean, normEquiv, ratio: normEquiv / normMean, cosine };
}

test.each([
  independent({ count: 2 }),
  independent({ count: 7 }),
  tetrahedralOrbits({ replicates: 2 }),
  octahedralOrbits({ replicates: 3 }),
] as Design[])("the gradient of L_mean is that of the cross form: $name", (design) => {
  const { parameters, of } = trained();
  const model: Model = { forward: ({ x }) => ({ v: of(x) }) };
  const batches = [normalVectors(6, 0.5)];
  const options = { model, parameters, batches, design, ...vectorsToVectors, seed: 3 };
  const result = gradientNorms(options);
  expect(apart(result, byDefinition(options))).toBeLessThan(1e-10);
  expect(result.normEquiv).toBeGreaterThan(0.01);
  expect(result.cosine).toBeLessThan(0.999);
});

/** Forces of atoms, each from its neighbours and a trunk that no rotation changes. */
function ofAtoms(seed = 0) {
  const { parameters, of: each } = trained(seed);
  const trunk = randn([1], { generator: new Generator(9), ...float64 });
  trunk.requiresGrad = true;
  const weight = ({ positions }: Batch) =>
    positions.square().sum(-1, { keepdim: true }).mul(trunk).tanh().add(1);
  const plain: Model = {
    forward: (batch) => ({ forces: each(batch.positions).mul(weight(batch)) }),
  };
  const shared: Model = {
    invariants: (batch) => ({ weight: weight(batch) }),
    forward(batch, invariants) {
      const { weight: of } = invariants ?? this.invariants!(batch);
      return { forces: each(batch.positions).mul(of) };
    },
  };
  return { plain, shared, parameters: [...parameters, trunk] };
}

const sizes = [4, 1, 6, 3];
const atoms = molecules(sizes, 0.3);
const design = tetrahedralOrbits({ replicates: 2 });

test.each(["pooled", "per-sample"] as const)(
  "the percent is that of decompose, %s",
  (reduction) => {
    const { plain: model, parameters } = ofAtoms();
    const batches = [atoms, molecules([2, 5], 0.3, 1)];
    const options = { model, batches, design, ...atomsToForces, reduction, seed: 11 };
    const report = decompose({ ...options, resamples: 2 });
    const result = gradientNorms({ ...options, parameters });
    expect(result.percent).toBeCloseTo(report.percent.value, 10);
    expect(result.samples).toBe(6);
  },
);

test("samples weigh as the reduction says", () => {
  const { model: map, parameters } = linear();
  const model: Model = {
    forward: ({ positions }) => ({ forces: map.forward({ x: positions }).v }),
  };
  const squares = zeros([sizes.length], float64)
    .indexAdd(0, atoms.batch, atoms.positions.square().sum(1))
    .toNumbers();
  const pooled = squares.reduce((sum, square) => sum + square) / (3 * 14);
  const perSample = squares.reduce((sum, square, i) => sum + square / (3 * sizes[i]), 0) / 4;
  expect(Math.abs(pooled / perSample - 1)).toBeGreaterThan(0.005);
  const [B] = parameters;
  const deviation = B.sub(tensor([1, 1, 1], float64).diag().mul(B.trace().div(3)))
    .norm()
    .item();
  const options = { model, parameters, batches: [atoms], design, ...atomsToForces };
  for (const [reduction, meanSquare] of [
    ["pooled", pooled],
    ["per-sample", perSample],
  ] as const)
    expect(gradientNorms({ ...options, reduction }).normEquiv).toBeCloseTo(
      (2 / 3) * deviation * meanSquare,
      12,
    );
});

test("an invariant trunk has its gradient too, and passes of any size give the same", () => {
  const { plain, shared, parameters } = ofAtoms();
  const options = { parameters, batches: [atoms], design, ...atomsToForces };
  const result = gradientNorms({ ...options, model: plain });
  for (const rowsPerPass of [1, 30, 1000])
    for (const model of [plain, shared])
      expect(apart(gradientNorms({ ...options, model, rowsPerPass }), result)).toBeLessThan(1e-10);
});

test("an invariant trunk is computed once for the values and once for the gradients of all passes", () => {
  const { plain, shared, parameters } = ofAtoms();
  let times = 0;
  const model: Model = {
    ...shared,
    invariants(batch) {
      times++;
      return shared.invariants!(batch);
    },
  };
  const options = { model, parameters, batches: [atoms], ...atomsToForces };
  for (const replicates of [2, 4]) {
    times = 0;
    const orbits = { ...options, design: tetrahedralOrbits({ replicates }) };
    gradientNorms({ ...orbits, rowsPerPass: 30, skipDeterminismCheck: true });
    expect(times).toBe(2);
  }
  // Of the trunk's own weight alone, which no copy reaches by itself.
  const ofTrunk = { ...options, design, parameters: parameters.slice(-1) };
  const alone = gradientNorms(ofTrunk);
  expect(apart(alone, gradientNorms({ ...ofTrunk, model: plain }))).toBeLessThan(1e-10);
  expect(alone.norm).toBeGreaterThan(0.01);
});

test("a pass with gradients takes fewer rows than one without", () => {
  const { plain, parameters } = ofAtoms();
  const seen: [number, boolean][] = [];
  const model: Model = {
    forward(batch) {
      const predicted = plain.forward(batch);
      seen.push([batch.positions.shape[0], predicted.forces.requiresGrad]);
      return predicted;
    },
  };
  const options = { model, parameters, batches: [atoms], design, ...atomsToForces };
  const rowsOf = (limits: Pick<GradientOptions, "rowsPerPass" | "rowsPerGradientPass">) => {
    seen.length = 0;
    const result = gradientNorms({ ...options, ...limits, skipDeterminismCheck: true });
    const rows = (recorded: boolean) =>
      seen.flatMap(([count, requiresGrad]) => (requiresGrad === recorded ? [count] : []));
    return { values: rows(false), gradients: rows(true), result };
  };
  // 24 copies of 14 atoms
  const whole = rowsOf({ rowsPerGradientPass: 336 });
  expect([whole.values, whole.gradients]).toEqual([[336], [336]]);
  for (const [limits, values, gradients] of [
    [{}, [336], [252, 84]], // 2048, and an eighth of that
    [{ rowsPerPass: 240 }, [238, 98], Array(12).fill(28)],
    [{ rowsPerPass: 4 }, Array(24).fill(14), Array(24).fill(14)],
    [{ rowsPerPass: 240, rowsPerGradientPass: 120 }, [238, 98], [112, 112, 112]],
  ] as const) {
    const one = rowsOf(limits);
    expect([one.values, one.gradients]).toEqual([values, gradients]);
    expect(apart(one.result, whole.result)).toBeLessThan(1e-10);
  }
});

test("norms take one parameter at a time: no copies of all of them are held", () => {
  const scale = tensor([0.7], { ...float64, requiresGrad: true });
  const model: Model = { forward: ({ x }) => ({ v: x.mul(scale) }) };
  const large = Array.from({ length: 40 }, () => zeros([500_000])); // 2 MB each
  const resident: number[] = [];
  const item = vi.spyOn(Tensor.prototype, "item").mockImplementation(function (this: Tensor) {
    resident.push(process.memoryUsage.rss());
    return this.toNumbers()[0];
  });
  try {
    gradientNorms({
      model,
      parameters: [scale, ...large],
      batches: [normalVectors(5, 1)],
      design,
      ...vectorsToVectors,
    });
  } finally {
    item.mockRestore();
  }
  const norms = resident.slice(-4 * 41);
  expect(norms).toHaveLength(4 * 41);
  // A float64 copy of each and its product would be 320 MB for each of the four.
  expect(Math.max(...norms) - norms[0]).toBeLessThan(100e6);
});

test("one orbit alone is labelled biased", () => {
  const { model, parameters } = linear();
  const options = { model, parameters, batches: [normalVectors(5, 1)], ...vectorsToVectors };
  for (const given of [
    octahedralOrbits({ replicates: 1 }),
    octahedralOrbits({ replicates: 2 }),
    enumerate({ group: O }),
  ]) {
    const { bias, design: name } = gradientNorms({ ...options, design: given });
    const report = decompose({ ...options, design: given });
    expect([bias, name]).toEqual([report.bias, report.design]);
    expect(bias === null).toBe(!given.biased);
  }
});

test("padding has no part in it", () => {
  const { parameters, of } = trained();
  const positions = randn([5, 3], { generator: new Generator(1), ...float64 });
  const forces = positions.mul(0.3);
  const padded = (values: Tensor, filling: number) => {
    const rows = zeros([6, 3], float64).add(filling);
    rows.narrow(0, 0, 5).copy_(values);
    return rows.view([2, 3, 3]);
  };
  const mask = tensor([1, 1, 1, 1, 1, 0]).view([2, 3]).to("bool");
  const options = { parameters, design, ...atomsToForces };
  for (const reduction of ["pooled", "per-sample"] as const) {
    const packed = gradientNorms({
      ...options,
      reduction,
      model: { forward: (batch) => ({ forces: of(batch.positions) }) },
      batches: [{ positions, forces, batch: tensor([0, 0, 0, 1, 1], { dtype: "int64" }) }],
    });
    for (const filling of [1e3, Number.NaN]) {
      // What a model makes of padding is its own affair; this one leaves the filling as it is.
      const model: Model = {
        forward({ positions: x, mask: there }) {
          const outside = there.logicalNot().unsqueeze(2);
          const clean = x.maskedFill(outside, 0).reshape([-1, 3]);
          return { forces: of(clean).view(x.shape).maskedFill(outside, filling) };
        },
      };
      const batches = [
        { positions: padded(positions, filling), forces: padded(forces, filling), mask },
      ];
      expect(
        apart(gradientNorms({ ...options, reduction, model, batches, mask: "mask" }), packed),
      ).toBeLessThan(1e-10);
    }
  }
});

test("parameters are left as they were found", () => {
  const { parameters, of } = trained();
  const model: Model = { forward: ({ x }) => ({ v: of(x) }) };
  const options = {
    model,
    parameters,
    batches: [normalVectors(5, 1)],
    design,
    ...vectorsToVectors,
  };
  const expected = gradientNorms(options);
  const kept = zeros([8], float64).add(7);
  parameters[1].grad = kept;
  parameters[0].requiresGrad = false;
  expect(
    apart(
      noGrad(() => gradientNorms(options)),
      expected,
    ),
  ).toBeLessThan(1e-10);
  expect(parameters.map(({ requiresGrad }) => requiresGrad)).toEqual([false, true, true, true]);
  expect(parameters[1].grad.toNumbers()).toEqual(kept.toNumbers());
  expect(parameters[0].grad).toBeNull();
  const broken: Model = {
    forward: (batch) => ({ v: enableGrad(() => of(batch.x)).narrow(1, 0, 2) }),
  };
  expect(() => gradientNorms({ ...options, model: broken })).toThrow(UserError);
  expect(parameters[0].requiresGrad).toBe(false);
});

test("an equivariant model has no gradient of L_equiv in its value, a perfect one none at all", () => {
  const scale = tensor([0.7], { ...float64, requiresGrad: true });
  const model: Model = { forward: ({ x }) => ({ v: x.mul(scale) }) };
  const options = { model, parameters: [scale], design, ...vectorsToVectors };
  const result = gradientNorms({ ...options, batches: [normalVectors(5, 1)] });
  expect(result.ratio).toBeLessThan(1e-14);
  expect(result.cosine).toBeCloseTo(1, 12);
  const nothing = { x: zeros([2, 3], float64), v: zeros([2, 3], float64) };
  expect(gradientNorms({ ...options, batches: [nothing] })).toMatchObject({
    percent: 0,
    norm: 0,
    ratio: 0,
    cosine: Number.NaN,
  });
});

test("a model that has diverged is refused, or gives NaN where nobody checks", () => {
  const scale = tensor([Number.NaN], { ...float64, requiresGrad: true });
  const model: Model = { forward: ({ x }) => ({ v: x.mul(scale) }) };
  const batches = [normalVectors(5, 1)];
  const options = { model, parameters: [scale], batches, design, ...vectorsToVectors };
  expect(() => gradientNorms(options)).toThrow("not finite");
  const result = gradientNorms({ ...options, skipDeterminismCheck: true });
  expect(names.map((name) => result[name])).toEqual(names.map(() => Number.NaN));
});

const restless = () => {
  let calls = 0;
  return { forward: ({ x }: Batch) => ({ v: x.mul(1 + (calls++ % 2)) }) };
};

test.each<[string | RegExp, Partial<GradientOptions>]>([
  ["there is no parameter to differentiate by", { parameters: [] }],
  ['the output "v" depends on none of the parameters given', { parameters: [zeros([2])] }],
  [
    'the output "v" depends on none of the parameters given',
    { model: { forward: ({ x }) => ({ v: x }) } },
  ],
  [/two answers to one input/, { model: restless() }],
  ["rowsPerGradientPass must be a whole number from 1 on, got 0", { rowsPerGradientPass: 0 }],
  ["rowsPerGradientPass must be a whole number from 1 on, got 2.5", { rowsPerGradientPass: 2.5 }],
  ["rowsPerPass must be a whole number from 1 on, got NaN", { rowsPerPass: Number.NaN }],
  ['the mask "mask" is not in the data (there are x, v)', { mask: "mask" }],
  ['the target "w" is not a declared output (v)', { target: "w" }],
  [
    "a label of shape [5, 2] does not fit a prediction of shape [5, 3]",
    { batches: [{ ...normalVectors(5, 1), v: zeros([5, 2]) }] },
  ],
])("%s", (message, change) => {
  const good = { ...linear(), batches: [normalVectors(5, 1)], design, ...vectorsToVectors };
  expect(gradientNorms(good).ratio).toBeGreaterThan(0);
  expect(() => gradientNorms({ ...good, ...change })).toThrow(UserError);
  expect(() => gradientNorms({ ...good, ...change })).toThrow(message);
});

test("only the target is asked for", () => {
  const { model, parameters } = linear();
  const outputs = { v: vector, absent: vector };
  const options = {
    model,
    parameters,
    batches: [normalVectors(5, 1)],
    design,
    ...vectorsToVectors,
  };
  expect(gradientNorms({ ...options, outputs })).toEqual(gradientNorms(options));
});
