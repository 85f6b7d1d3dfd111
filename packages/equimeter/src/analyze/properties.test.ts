import {
  arange,
  avgPool3d,
  defaultGenerator,
  manualSeed,
  nn,
  noGrad,
  rand,
  type Tensor,
} from "@equimeter/torch";
import { expect, test } from "vitest";

import { type VoxelAtoms, voxelGrid } from "../data/voxels/index.js";
import { UserError } from "../errors.js";
import { Voxmol, voxmolConfig } from "../models/voxmol/index.js";
import { uniform } from "../random.js";
import { propertyEquivariance, type PropertyOptions } from "./properties.js";

const grid = voxelGrid({
  grid: 8,
  resolution: 0.8,
  radius: 1,
  channels: ["C", "O"],
  offset: 0.5,
  window: "symmetric",
  reach: 2,
});

/** Up to eight atoms each; the property is the share of oxygen, of which a mean over the grid knows. */
function labelled(count: number, seed: number) {
  const random = uniform(seed);
  const molecules: VoxelAtoms[] = [];
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    const channels = Array.from({ length: 4 + (i % 5) }, () => Number(random() < (i % 7) / 6));
    const positions = Float64Array.from(
      { length: 3 * channels.length },
      () => 3 * (random() - 0.5),
    );
    molecules.push({ positions, channels });
    values.push(channels.reduce((sum, channel) => sum + channel, 0) / channels.length);
  }
  return { molecules, values };
}
const [train, held] = [labelled(40, 1), labelled(12, 2)];

/** Blocks of voxels, or one side of the grid more than the other. */
class Blocks extends nn.Module {
  scale = new nn.Linear(1, 1, { bias: false });
  decoded = 0;

  constructor(readonly slope = 0) {
    super();
    noGrad(() => this.scale.weight.fill_(1));
  }
  forward(density: Tensor): Tensor {
    const slope = arange(8).sub(3.5).mul(this.slope).add(1).view([8, 1, 1]);
    const scaled = density.mul(slope).mul(this.scale.weight.view([]));
    return avgPool3d(scaled, [2, 2, 2], { stride: [2, 2, 2] });
  }
  encode(density: Tensor) {
    return { latent: this.forward(density), density };
  }
  decode({ density }: { density: Tensor }): Tensor {
    this.decoded++;
    return density.mul(this.scale.weight.view([]));
  }
}

type Options = PropertyOptions<{ latent: Tensor }>;
const measure = (options: Partial<PropertyOptions<never>> = {}) =>
  propertyEquivariance({
    network: options.network ?? new Blocks(),
    train,
    test: held,
    grid,
    setup: "frozen",
    steps: 20,
    learningRate: 1e-2,
    head: { width: 16 },
    ...options,
  } as Options);

test("an equivariant network predicts turned molecules alike, and learns what it can see", () => {
  const losses: number[] = [];
  const report = measure({ steps: 300, onStep: (_, loss) => losses.push(loss) });
  expect(losses).toHaveLength(300);
  expect(report.molecules).toEqual({ train: 40, test: 12 });
  expect(report.turns.map(({ axis, angle }) => `${axis} ${angle}`)).toEqual(
    ["x 0"].concat(["x", "y", "z"].flatMap((axis) => [90, 180, 270].map((a) => `${axis} ${a}`))),
  );
  expect(report.rotations.spearman).toMatchObject({ count: 45, mean: expect.closeTo(1, 6) });
  expect(report.rotations.mae.mean).toBeLessThan(1e-5);
  expect(report.truth.spearman.count).toBe(10);
  expect(report.truth.spearman.mean).toBeGreaterThan(0.85);
  expect(report.truth.mae.mean).toBeLessThan(0.15);
  expect(report.turns[0].predictions).toHaveLength(12);
  expect(report.values).toEqual(held.values);
});

test("a network that tells sides apart does not, and noise drawn afresh is no rotation", () => {
  const steps = 100;
  const oblique = measure({ network: new Blocks(0.3) as never, steps });
  expect(oblique.rotations.mae.mean).toBeGreaterThan(1e-2);
  expect(oblique.rotations.spearman.mean).toBeLessThan(0.99);
  const once = measure({ noise: { sigma: 0.5, draw: "once" }, steps });
  expect(once.rotations.mae.mean).toBeLessThan(1e-5);
  const afresh = measure({ noise: { sigma: 0.5, draw: "afresh" }, steps });
  expect(afresh.rotations.mae.mean).toBeGreaterThan(1e-3);
});

test.each([
  { setup: "frozen", moves: false, decodes: 0 },
  { setup: "encoder", moves: true, decodes: 0 },
  { setup: "joint", moves: true, decodes: 20 },
] as const)("$setup trains what it says, and leaves everything as it was", (given) => {
  const network = new Blocks();
  network.train();
  network.scale.eval();
  manualSeed(9);
  const next = rand([3]).toNumbers();
  manualSeed(9);
  let largest = 0;
  measure({
    setup: given.setup,
    network: network as never,
    onStep: () => (largest = Math.max(largest, Math.abs(network.scale.weight.item() - 1))),
  });
  expect(largest > 1e-3).toBe(given.moves);
  expect(network.decoded).toBe(given.decodes);
  expect(network.scale.weight.item()).toBe(1);
  expect(network.scale.weight.grad).toBeNull();
  expect([network.training, network.scale.training]).toEqual([true, false]);
  expect(rand([3], { generator: defaultGenerator }).toNumbers()).toEqual(next);
});

test("the weight of denoising is that of its loss", () => {
  const noise = { sigma: 0.5, draw: "once" } as const;
  const first = (denoisingWeight: number): number => {
    let loss = 0;
    measure({
      setup: "joint",
      steps: 1,
      noise,
      denoisingWeight,
      onStep: (_, value) => (loss = value),
    });
    return loss;
  };
  const [none, one, three] = [0, 1, 3].map(first);
  expect(one - none).toBeCloseTo(0.25, 1); // the decoder gives back what is noisy by σ
  expect(three - none).toBeCloseTo(3 * (one - none), 4);
});

test("a seed decides everything, how many go through together nothing", () => {
  const given = {
    augment: { rotation: "haar", shift: 0.2 },
    noise: { sigma: 0.2, draw: "afresh" },
    test: labelled(5, 3),
  } as const;
  const predictions = (options: object) =>
    measure({ ...given, ...options }).turns.flatMap((turn) => turn.predictions);
  const once = predictions({});
  expect(predictions({})).toEqual(once);
  predictions({ rowsPerPass: 2 }).forEach((value, i) => expect(value).toBeCloseTo(once[i], 5));
  expect(predictions({ seed: 1 })).not.toEqual(once);
});

test("other angles turn the molecule; one that occurs twice counts once", () => {
  const { turns, rotations } = measure({ axes: ["z"], angles: [0, 45, 90, 450, -270] });
  expect(turns.map(({ angle }) => angle)).toEqual([0, 45, -270]);
  expect(rotations.mae.count).toBe(3);
  // A mean over the grid knows nothing of the turn but what windows cut off.
  expect(rotations.mae.mean).toBeLessThan(0.02);
});

test("VoxMol learns it with its decoder, from molecules turned at random", () => {
  manualSeed(3);
  const network = new Voxmol(voxmolConfig({ preset: "tiny", elements: 2 }));
  const before = network.final.weight.toNumbers();
  const losses: number[] = [];
  const report = measure({
    network: network as never,
    setup: "joint",
    steps: 60,
    batchSize: 4,
    augment: { rotation: "octahedral", shift: 0.2 },
    noise: { sigma: 0.3, draw: "once" },
    axes: ["x"],
    test: labelled(4, 5),
    onStep: (_, loss) => losses.push(loss),
  });
  expect(network.final.weight.toNumbers()).toEqual(before);
  expect(report.turns.flatMap(({ predictions }) => predictions)).toHaveLength(16);
  const mean = (list: number[]) => list.reduce((a, b) => a + b) / list.length;
  expect(mean(losses.slice(-5))).toBeLessThan(0.7 * mean(losses.slice(0, 5)));
});

const far: VoxelAtoms = { positions: Float64Array.of(0, 0, 9), channels: [0] };

test.each<[Partial<PropertyOptions<never>>, string]>([
  [{ setup: "head" as never }, 'setup must be "frozen", "encoder" or "joint", not "head"'],
  [{ steps: 0 }, "steps must be a whole number from 1 on, not 0"],
  [{ batchSize: 2.5 }, "batchSize must be a whole number from 1 on, not 2.5"],
  [{ learningRate: NaN }, "learningRate must be a number from 0 on, not NaN"],
  [{ denoisingWeight: -1 }, "denoisingWeight must be a number from 0 on, not -1"],
  [{ seed: -1 }, "the seed must be a whole number from 0 on, not -1"],
  [{ train: { molecules: [], values: [] } }, "train: molecules must be 1 at least, not 0"],
  [{ test: labelled(1, 1) }, "test: molecules must be 2 at least, not 1"],
  [{ test: { ...held, values: [1, 2] } }, "test has 2 values for 12 molecules; give each its own"],
  [
    { train: { ...train, values: train.values.map((v, i) => (i === 3 ? Infinity : v)) } },
    "train: the value of molecule 3 is Infinity; leave such molecules out",
  ],
  [{ angles: [0, 360] }, "angles must hold one that turns: 0° and multiples of 360° do not"],
  [
    { train: { molecules: [far], values: [1] } },
    "training molecule 0: 1 of 1 atoms lie outside of the grid of 8 × 8 × 8 voxels of 0.8 Å",
  ],
  [
    { test: { molecules: [far, far], values: [1, 2] } },
    "molecule 0: 1 of 1 atoms lie outside of the grid",
  ],
  [{ learningRate: 1e30 }, "the loss of step 2 is "],
  [{ learningRate: 1e30, steps: 1 }, "a prediction is not finite: lower learningRate"],
])("mistake %#", (options, sentence) => {
  const network = new Blocks();
  const refused = () => measure({ network: network as never, ...options });
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(sentence);
  expect(network.scale.weight.item()).toBe(1);
});
