import { arange, conv3d, ones, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { type VoxelAtoms, voxelGrid } from "../data/voxels/index.js";
import { densityOf } from "../data/voxels/tensor.js";
import { C4z } from "../groups/cube.js";
import { enumerate } from "../groups/design.js";
import { voxels } from "../groups/voxels.js";
import { decompose } from "../measure/decompose.js";
import { type ReconstructionOptions, reconstructionEquivariance } from "./reconstruction.js";
import { randomMolecules, testGrid } from "./testing.js";
import { turnPositions } from "./turns.js";

const size = testGrid.size[0];
const molecules = randomMolecules(3);
const measure = (options: Partial<ReconstructionOptions>) =>
  reconstructionEquivariance({ molecules, grid: testGrid, reconstruct: (x) => x, ...options });

/** The x coordinate of each voxel from the grid's centre, in voxels, [X, 1, 1]. */
const ramp = (): Tensor =>
  arange(size)
    .sub((size - 1) / 2)
    .view([size, 1, 1]);

/** Every kernel of this blur is alike in all directions. */
const blurred = (density: Tensor): Tensor =>
  conv3d(density, ones([2, 1, 3, 3, 3]).div(27), { padding: 1, groups: 2 });

const all = [0, 30, 90, 180, 270, 360];

test("a model that gives back what it gets shows nothing but the floor", () => {
  const { errors, unturned } = measure({ angles: all });
  expect(errors).toHaveLength(3 * 3 * (6 + 5));
  expect(unturned).toEqual([0, 0, 0]);
  for (const { equivariance, truth, floor, turned, angle, covered } of errors) {
    expect(equivariance).toBe(floor);
    expect(truth).toBe(0);
    expect(turned === "grid" && floor !== 0).toBe(false);
    expect(covered === 1).toBe(angle !== 30);
  }
  // What trilinear interpolation does to Gaussians of 0.66 Å on voxels of 0.5 Å.
  const between = errors.filter(({ angle }) => angle === 30);
  for (const { floor, meanSquare } of between) {
    expect(floor / meanSquare).toBeGreaterThan(1e-3);
    expect(floor / meanSquare).toBeLessThan(3e-2);
  }
});

test("a convolution without a direction is equivariant", () => {
  for (const { angle, equivariance, meanSquare, truth, floor } of measure({
    angles: all,
    reconstruct: blurred,
  }).errors) {
    expect(truth / meanSquare).toBeGreaterThan(0.05);
    expect(equivariance).toBeLessThan(angle === 30 ? floor : 1e-12 * meanSquare);
  }
});

test("a constant is equivariant: what comes from outside of the grid does not count", () => {
  const reconstruct = (density: Tensor): Tensor => density.add(1);
  for (const { equivariance, floor, truth, covered } of measure({ angles: [45], reconstruct })
    .errors) {
    expect(Math.abs(equivariance - floor)).toBeLessThan(1e-6);
    expect(covered).toBeGreaterThan(0.75);
    expect(covered).toBeLessThan(0.9);
    expect(truth).toBeCloseTo(covered, 5);
  }
});

test("a fixed direction gives what it must", () => {
  // R b − b for b = x is 0 about x; about z (cos − 1) x + sin y, about y (cos − 1) x − sin z.
  const square = (size ** 2 - 1) / 12; // mean of x²
  const reconstruct = (density: Tensor): Tensor => density.add(ramp());
  const { errors, unturned } = measure({ angles: [0, 90, 180, 270], reconstruct });
  for (const { axis, angle, equivariance, truth } of errors) {
    const expected = axis === "x" ? 0 : { 0: 0, 90: 2, 180: 4, 270: 2 }[angle]! * square;
    expect(Math.abs(equivariance - expected)).toBeLessThan(1e-5 * square);
    expect(truth / square).toBeCloseTo(1, 5);
  }
  for (const error of unturned) expect(error / square).toBeCloseTo(1, 5);
});

test("at other angles too, over the voxels that are covered", () => {
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  const middle = (size - 1) / 2;
  let [sum, covered] = [0, 0];
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const [x, y] = [i - middle, j - middle];
      const from = [cos * x + sin * y, cos * y - sin * x];
      if (from.some((at) => Math.abs(at) > middle)) continue;
      sum += ((cos - 1) * x + sin * y) ** 2 / size ** 2;
      covered += 1 / size ** 2;
    }
  const reconstruct = (density: Tensor): Tensor => density.zerosLike().add(ramp());
  for (const error of measure({ axes: ["z"], angles: [30], reconstruct }).errors) {
    expect(error.equivariance / sum).toBeCloseTo(1, 4);
    expect(error.covered).toBeCloseTo(covered, 6);
  }
});

test("over a group and the turned copies of a molecule it is twice L_equiv", () => {
  const [one] = molecules;
  const copies: VoxelAtoms[] = [0, 90, 180, 270].map((angle) => ({
    ...one,
    positions: turnPositions({ axis: "z", angle }, one.positions, testGrid.centre),
  }));
  // Nothing linear, and nothing symmetric.
  const reconstruct = (density: Tensor): Tensor =>
    density
      .mul(ramp())
      .sin()
      .add(density.roll([1], { dims: [3] }).square());
  const { turns } = measure({
    molecules: copies,
    reconstruct,
    axes: ["z"],
    angles: [0, 90, 180, 270],
    turned: ["grid"],
  });
  const mean = turns.reduce((sum, { equivariance }) => sum + equivariance.value / 4, 0);
  const density = densityOf([one], testGrid, "float32");
  const report = decompose({
    model: { forward: ({ noisy }) => ({ density: reconstruct(noisy) }) },
    batches: [{ noisy: density, density }],
    inputs: { noisy: voxels },
    outputs: { density: voxels },
    target: "density",
    design: enumerate({ group: C4z }),
  });
  expect(report.L_equiv).toBeGreaterThan(1e-3);
  expect(mean / report.L_equiv).toBeCloseTo(2, 4);
});

test("noise that turns along cancels; noise drawn afresh is seen at 0°", () => {
  const sigma = 0.9;
  const angles = [0, 90, 360];
  for (const error of measure({ angles, noise: { sigma, draw: "once" } }).errors) {
    expect(error.equivariance).toBeLessThan(1e-12);
    expect(error.truth / sigma ** 2).toBeCloseTo(1, 1);
    expect(error.meanSquare).toBeLessThan(0.1);
  }
  const afresh = measure({ angles, noise: { sigma, draw: "afresh" } }).errors;
  for (const { equivariance } of afresh)
    expect(Math.abs(equivariance / sigma ** 2 - 2)).toBeLessThan(0.15);
});

test("noise is the molecule's own, whatever goes through the model with it", () => {
  const values = (rowsPerPass: number, seed?: number): number[] => {
    const noise = { sigma: 0.5, draw: "afresh", ...(seed !== undefined && { seed }) } as const;
    return measure({ noise, rowsPerPass, axes: ["y"], reconstruct: blurred }).errors.map(
      ({ equivariance }) => equivariance,
    );
  };
  const one = values(1);
  expect(new Set(one.map((value) => value.toFixed(6))).size).toBe(15); // by molecule and turn
  values(2).forEach((value, i) => expect(value / one[i]).toBeCloseTo(1, 5));
  expect(Math.abs(values(1, 7)[0] / one[0] - 1)).toBeGreaterThan(1e-4);
});

test("windows that do not turn with the grid are in the floor, not in the grid's own turns", () => {
  const grid = voxelGrid({ grid: 20, channels: ["C", "O"] });
  const molecule = { positions: Float64Array.of(0.1, 0.2, -0.3, 0.4, 1, 0.2), channels: [0, 1] };
  const { errors } = measure({ molecules: [molecule], grid, angles: [90] });
  for (const { turned, floor, equivariance } of errors) {
    expect(equivariance).toBe(floor);
    expect(floor > 0).toBe(turned === "molecule");
    expect(Math.sqrt(floor)).toBeLessThan(0.0013);
  }
});

test("the lines of a summary are means over the molecules with their errors", () => {
  const { errors, turns } = measure({ angles: [90], reconstruct: blurred, turned: ["molecule"] });
  expect(turns.map(({ axis }) => axis)).toEqual(["x", "y", "z"]);
  const own = errors.filter(({ axis }) => axis === "y").map(({ truth }) => truth);
  const mean = own.reduce((sum, x) => sum + x / 3, 0);
  const variance = own.reduce((sum, x) => sum + (x - mean) ** 2 / 2, 0);
  expect(turns[1].truth.value).toBeCloseTo(mean, 12);
  expect(turns[1].truth.error).toBeCloseTo(Math.sqrt(variance / 3), 12);
  const squares = errors.filter(({ axis }) => axis === "y").map(({ meanSquare }) => meanSquare);
  const whole = squares.reduce((sum, x) => sum + x / 3, 0);
  expect(turns[1].relative.truth).toBeCloseTo(mean / whole, 12);
  const [single] = measure({ molecules: molecules.slice(0, 1), angles: [90] }).turns;
  expect(single.truth.error).toBeNaN();
});

test("every pass is told", () => {
  const told: [number, number][] = [];
  const onPass = (done: number, passes: number) => told.push([done, passes]);
  measure({ rowsPerPass: 2, axes: ["x"], angles: [0, 45], onPass });
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((done) => [done, 8]));
});

const far = { positions: Float64Array.of(0.28, 0.28, 20, 0.28, 0.28, 0.28), channels: [0, 1] };
const wide = { positions: Float64Array.of(0.28, 5.5, 5.5), channels: [1] };
test.each([
  [{ molecules: [] }, "there is nothing to analyse: no molecule"],
  [{ rowsPerPass: 0 }, "rowsPerPass must be a whole number from 1 on, not 0"],
  [{ turned: ["box"] }, '"grid" and "molecule" can be turned, not "box"'],
  [
    { turned: ["grid"], angles: [90, 45] },
    "a grid cannot be turned by 45° about x without interpolation: " +
      'add "molecule" to turned, or leave out all but multiples of 90°',
  ],
  [{ noise: { sigma: -1, draw: "once" } }, "sigma must be a number from 0 on, not -1"],
  [{ noise: { sigma: 1, draw: "twice" } }, 'noise is drawn "once" or "afresh", not "twice"'],
  [
    { noise: { sigma: 1, draw: "once", seed: 0.5 } },
    "the seed of the noise must be a whole number, not 0.5",
  ],
  [
    { noise: { sigma: 1, draw: "once" }, angles: [45] },
    "noise cannot be turned by 45° about x without loss: " +
      'leave out all but multiples of 90°, or draw the noise "afresh"',
  ],
  [
    { molecules: [molecules[0], far] },
    "molecule 1: 1 of 2 atoms lie outside of the grid of 16 × 16 × 16 voxels of 0.5 Å; " +
      "take a larger grid, or leave such molecules out with gridFilter",
  ],
  [
    { molecules: [molecules[0], wide], angles: [45] },
    "molecule 1, turned by 45° about x: 1 of 1 atoms lie outside",
  ],
  [
    { reconstruct: (x: Tensor) => x.mean([4]) },
    "the model makes [3, 2, 16, 16] of densities [3, 2, 16, 16, 16]: " +
      "what it reconstructs must have their shape",
  ],
  [{ reconstruct: (x: Tensor) => x.log() }, 'output "density" has values that are not finite'],
  [{ reconstruct: (x: Tensor) => x.bernoulli() }, "the model gives two answers to one input"],
])("mistake %#", (given, sentence) => {
  expect(() => measure(given as never)).toThrow(sentence);
});
