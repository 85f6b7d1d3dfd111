import { cat, conv3d, Generator, nn, randn, stack, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { enumerate, groups, invariant, voxels } from "../../groups/index.js";
import { decompose } from "../../measure/index.js";
import { linearMap, normalVectors, vectorsToVectors } from "../../measure/testing.js";
import { layerEquivariance, type LayersOptions } from "./index.js";
import { SideBySide } from "./testing.js";

const generator = new Generator(1);
const float64 = { dtype: "float64" } as const;
const { x, v } = normalVectors(40, 1);
const square = (values: Tensor) => values.square().sum(1, { keepdim: true });

/** The report of layers that are functions of a vector, by name. */
function reportOf(
  layers: Record<string, (x: Tensor) => unknown>,
  options: Partial<LayersOptions> = {},
) {
  const model = new SideBySide(layers).eval();
  const report = layerEquivariance({
    model,
    batches: [
      { x: x.narrow(0, 0, 24), v: v.narrow(0, 0, 24) },
      { x: x.narrow(0, 24, 16), v: v.narrow(0, 24, 16) },
    ],
    ...vectorsToVectors,
    layers: ["layers.*"],
    ...options,
  });
  const of = (name: string) => {
    const found = report.layers.find((layer) => layer.name === model.moduleOf(name));
    expect(found).toBeDefined();
    return found!;
  };
  return { report, of };
}

const heights = (given: Tensor) => given.narrow(1, 2, 1);

test("the twisted variance of functions of the height is that of the sphere", () => {
  const { of, report } = reportOf({
    length: square,
    height: (given) => heights(given).add(2),
    squared: (given) => heights(given).square(),
  });
  expect(report).toMatchObject({ group: "SO3", samples: 40 });
  expect(of("length").invariant.relative.value).toBeLessThan(1e-28);
  const lengths = square(x).squeeze(1); // r²
  // z is uniform from −r to r: its variance is r²/3, that of z² is 4 r⁴/45.
  const variance = lengths.div(3).sum().item();
  const { relative, centred } = of("height").invariant;
  expect(relative.value).toBeCloseTo(variance / (variance + 4 * 40), 10);
  expect(centred.value).toBeCloseTo(1, 10); // rows have the same mean
  // (4/45) / (1/5) but for the degree 4 in its square, which an orbit of the tetrahedron shows.
  expect(of("squared").invariant.relative.value).toBeCloseTo(4 / 9, 1);
  expect(of("height").invariant.relative.error).toBeGreaterThan(0.01);
});

const weight = randn([3, 6], { generator, ...float64 });
const products = (given: Tensor) => given.unsqueeze(2).mul(given.unsqueeze(1)).reshape([-1, 9]);

test("a linear action is found where there is one, on samples that it was not fitted on", () => {
  const { of } = reportOf({
    vectors: (given) => given.matmul(weight),
    tensors: (given) => cat([products(given), square(given)], 1),
    alone: (given) => heights(given).mul(3).tanh(),
    invariant: square,
  });
  for (const name of ["vectors", "tensors"]) {
    const { still, fitted, after, declared } = of(name).unexplained!;
    expect(still.value).toBeGreaterThan(0.5);
    expect(fitted.value).toBeLessThan(1e-10);
    expect([after, declared]).toEqual([null, null]);
  }
  // One number does not say what it is after a turn.
  expect(of("alone").unexplained!.fitted.value).toBeGreaterThan(0.7);
  expect(of("alone").unexplained!.fitted.value).toBeLessThan(1.2);
  expect(of("invariant").unexplained!.fitted.value).toBeLessThan(1e-20);
});

test("as many channels as samples explain nothing that is held out", () => {
  const [frequencies, phases] = [
    randn([3, 60], { generator, ...float64 }).mul(40),
    randn([60], { generator, ...float64 }),
  ];
  const { of } = reportOf({ wild: (given) => given.matmul(frequencies).add(phases).sin() });
  expect(of("wild").unexplained!.fitted.value).toBeGreaterThan(0.9);
  expect(of("wild").unexplained!.still.value).toBeGreaterThan(1.8);
});

test("three channels are declared vectors, others what is asked for where they can be", () => {
  const layers = {
    same: (given: Tensor) => given.mul(2),
    four: (given: Tensor) => cat([given, square(given)], 1),
  };
  const { of, report } = reportOf(layers);
  expect(of("same").declared).toMatchObject({ action: "vector" });
  expect(of("same").declared!.relative.value).toBeLessThan(1e-28);
  expect(of("same").invariant.relative.value).toBeCloseTo(1, 10);
  expect(of("same").unexplained!.declared!.value).toBeLessThan(1e-28);
  expect(of("four").declared).toBeNull();
  const { of: asked } = reportOf(layers, { action: invariant });
  expect(asked("four").declared!.relative).toEqual(of("four").invariant.relative);
  const output = report.layers.at(-1)!;
  expect(output).toMatchObject({ name: "output v", declared: { action: "vector" } });
});

test("of a prediction it is the relative spread that decompose has", () => {
  class Map extends nn.Module {
    forward = linearMap().forward;
  }
  const given = { model: new Map().eval(), batches: [{ x, v }], ...vectorsToVectors };
  const { layers } = layerEquivariance({ ...given, group: groups.O, layers: [] });
  const { relativeSpread } = decompose({ ...given, design: enumerate({ group: groups.O }) });
  const { relative } = layers.at(-1)!.declared!;
  expect(relative.value).toBeCloseTo(relativeSpread / (1 + relativeSpread), 10);
});

test("cosines: centred ones tell samples apart that have much in common", () => {
  const { of } = reportOf({
    length: (given) => cat([square(given), square(given).square()], 1).add(1000),
    height: (given) =>
      heights(given)
        .add(stack([heights(given)], 2).squeeze(2))
        .add(1000),
  });
  const { whole, centred } = of("length").cosines;
  expect(whole.same.value).toBeCloseTo(1, 10);
  expect(whole.different.value).toBeGreaterThan(0.999);
  expect(centred.same.value).toBeCloseTo(1, 8);
  expect(Math.abs(centred.different.value)).toBeLessThan(0.2);
  expect(centred.relative.value).toBeCloseTo(0, 8);
  expect(of("height").cosines.whole.same.value).toBeGreaterThan(0.999);
  expect(of("height").cosines.centred.same.value).toBeLessThan(0.5);
});

test("feature maps turn back by voxels, exactly", () => {
  const size = 6;
  const noisy = randn([6, 1, size, size, size], { generator, ...float64 });
  const kernel = (values: Tensor) => (given: Tensor) =>
    conv3d(given, values.expand([2, 1, 3, 3, 3]), { padding: [1, 1, 1] });
  const distance = stack(
    Array.from({ length: 27 }, (_, i) => [i % 3, Math.floor(i / 3) % 3, Math.floor(i / 9)]).map(
      (at) =>
        noisy.newFull(
          [],
          at.reduce((sum, k) => sum + (k - 1) ** 2, 0),
        ),
    ),
  ).view([1, 1, 3, 3, 3]);
  const model = new SideBySide({
    round: kernel(distance.neg().exp()),
    random: kernel(randn([1, 1, 3, 3, 3], { generator, ...float64 })),
  }).eval();
  const { layers } = layerEquivariance({
    model,
    batches: [{ x: noisy, v: noisy }],
    inputs: { x: voxels },
    outputs: { v: voxels },
    target: "v",
    group: groups.O,
    layers: ["layers.*"],
    rowsPerSample: 100,
  });
  const [round, random] = layers;
  expect(round).toMatchObject({ rows: "voxels", channels: 2, declared: { action: "voxels" } });
  expect(round.declared!.relative.value).toBeLessThan(1e-28);
  expect(round.invariant.relative.value).toBeGreaterThan(0.5);
  expect(round.unexplained).toMatchObject({ after: "voxels" });
  expect(round.unexplained!.declared!.value).toBeLessThan(1e-28);
  expect(random.declared!.relative.value).toBeGreaterThan(0.1);
});

test("records and lists are looked at part by part, what is no rows is named", () => {
  const { report } = reportOf({
    record: (given: Tensor) => ({ node: given, count: 2 }),
    list: (given: Tensor) => [given, square(given)],
    nothing: () => 3,
    whole: (given: Tensor) => given.mul(given).to("int64"),
    other: (given: Tensor) => given.narrow(0, 0, 5),
    number: (given: Tensor) => given.sum(),
    wide: (given: Tensor) => given.repeat([1, 1000]),
  });
  const names = report.layers.map(({ name }) => name);
  expect(names).toEqual(["layers.0[node]", "layers.1[0]", "layers.1[1]", "output v"]);
  expect(report.skipped).toEqual([
    { name: "layers.2", reason: "gives no tensor" },
    { name: "layers.3", reason: "holds int64" },
    { name: "layers.4", reason: "its first axis, 5, is not the 24 samples" },
    { name: "layers.5", reason: "is one number for all samples" },
    { name: "layers.6", reason: "holds 3000 numbers a row" },
  ]);
});

test("few samples have no fit, and the same seed gives the same numbers", () => {
  const three = { batches: [{ x: x.narrow(0, 0, 3), v: v.narrow(0, 0, 3) }] };
  expect(reportOf({ square }, three).of("square").unexplained).toBeNull();
  const numbers = (seed: number) => JSON.stringify(reportOf({ heights }, { seed }).report);
  expect(numbers(2)).toBe(numbers(2));
  expect(numbers(3)).not.toBe(numbers(2));
});

test("drawn elements: independent ones estimate the variance without bias", () => {
  const { of, report } = reportOf({ heights }, { elements: 200 });
  expect(report.design).toBe("independent × 200");
  expect(of("heights").invariant.relative.value).toBeCloseTo(1, 1);
});

test.each<[Partial<LayersOptions>, string]>([
  [{ layers: ["blocks.*"] }, 'no module is called "blocks.*"; there are layers, layers.0'],
  [{ elements: 1 }, "independent needs a count of at least 2 to see a spread, got 1"],
  [{ batches: [normalVectors(1, 1)] }, "different samples need two at least, not 1"],
])("mistake %#", (given, sentence) => {
  expect(() => reportOf({ square }, given)).toThrow(sentence);
});
