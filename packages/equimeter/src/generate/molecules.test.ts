import { fromTypedArray, Generator, randn, stack, type Tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { voxelGrid, type VoxelGrid, voxelize } from "../data/voxels/index.js";
import { UserError } from "../errors.js";
import { type AtomOptions, moleculesOf, structureOf, type VoxelMolecule } from "./molecules.js";
import { dropTooClose } from "./too-close.js";

const channels = ["C", "H", "O"];
const grid = voxelGrid({ grid: [24, 20, 28], channels });
const truth = [
  [0, 0.32, -0.75, 0.1],
  [0, 1.71, 0.15, -1.45],
  [1, -0.55, 0.63, 1.9],
  [2, -1.2, -0.87, -0.4],
];

/** Atoms as they look on a grid, [1, C, X, Y, Z]. */
function drawn(atoms: readonly (readonly number[])[], on: VoxelGrid): Tensor {
  const positions = Float64Array.from(atoms.flatMap(([, ...place]) => place));
  const of = atoms.map(([channel]) => channel);
  return voxelize(
    fromTypedArray(positions).view([-1, 3]),
    of,
    of.map(() => 0),
    1,
    on,
  );
}

/** Channel and position of each atom, as in `truth`. */
function listed({ channels: of, positions }: VoxelMolecule): number[][] {
  return Array.from(of, (channel, i) => [channel, ...positions.subarray(3 * i, 3 * i + 3)]);
}

/** The largest distance along an axis between lists of atoms in the same order. */
function apart(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  expect(a.map(([channel]) => channel)).toEqual(b.map(([channel]) => channel));
  return Math.max(...a.flatMap((atom, i) => atom.map((value, k) => Math.abs(value - b[i][k]))));
}

const one = (density: Tensor, on: VoxelGrid, options?: AtomOptions): VoxelMolecule =>
  moleculesOf(density, on, options)[0]!;

test("a molecule comes back from its density, in the frame of the grid", () => {
  const density = drawn(truth, grid);
  const molecule = one(density, grid);
  expect(apart(listed(molecule), truth)).toBeLessThan(1e-5);
  expect(molecule.loss).toBeLessThan(1e-12);
  expect(molecule.startLoss).toBeGreaterThan(1e-5);
  for (const { voxel, channel, height } of molecule.peaks) {
    const at = voxel.reduce(
      (values, index) => values.select(0, index),
      density.select(0, 0).select(0, channel),
    );
    expect(height).toBe(at.item());
  }
  // VoxMol's misses the rims that its threshold has cut off.
  const theirs = apart(listed(one(density, grid, { rule: "voxmol-gpu" })), truth);
  expect(theirs).toBeLessThan(0.03);
  expect(theirs).toBeGreaterThan(1e-3);
  expect(apart(listed(one(density, grid, { noiseLevel: 0.2 })), truth)).toBeGreaterThan(1e-3);
});

test("without refinement atoms are where voxels are, VoxMol's about their centroid", () => {
  const density = drawn(truth, grid);
  const options = { refinement: "none" } as const;
  const corrected = one(density, grid, options);
  expect(apart(listed(corrected), truth)).toBeLessThan(0.1251);
  for (let axis = 0; axis < 3; axis++) {
    const index = (corrected.positions[axis] - grid.origin[axis]) / grid.resolution;
    expect(index).toBeCloseTo(corrected.peaks[0].voxel[axis], 12);
  }
  const voxmol = one(density, grid, { ...options, rule: "voxmol-gpu" });
  const shift = (axis: number): number[] =>
    [0, 1, 2, 3].map(
      (atom) => corrected.positions[3 * atom + axis] - voxmol.positions[3 * atom + axis],
    );
  for (const axis of [0, 1, 2]) {
    for (const value of shift(axis)) expect(value).toBeCloseTo(shift(axis)[0], 6);
    const mean = [0, 1, 2, 3].reduce((sum, atom) => sum + voxmol.positions[3 * atom + axis], 0);
    expect(mean).toBeCloseTo(0, 6);
  }
  expect(voxmol.loss).toBeGreaterThan(corrected.loss);
});

test("atoms at the border and between voxels are found, which VoxMol loses", () => {
  // The last atom is beyond the last voxel's centre, the first half way between two voxels.
  const between = grid.origin[0] + 9.5 * grid.resolution;
  const atoms = [
    [0, between, 0.15, 0.2],
    [1, 0.3, 1.1, 0.7],
    [2, 0.3, grid.origin[1] + 19.2 * grid.resolution, 0.7],
  ];
  const density = drawn(atoms, grid);
  expect(apart(listed(one(density, grid)), atoms)).toBeLessThan(1e-5);
  expect(listed(one(density, grid, { rule: "voxmol-gpu" })).map(([channel]) => channel)).toEqual([
    1,
  ]);
});

test("on a CPU VoxMol refines against what peaks are found in", () => {
  const density = drawn(truth, grid);
  const [gpu, cpu] = (["voxmol-gpu", "voxmol-cpu"] as const).map((rule) =>
    one(density, grid, { rule, noiseLevel: 0.1, peakLevel: 0.3 }),
  );
  expect(apart(listed(gpu), listed(cpu))).toBeGreaterThan(1e-3);
  const cut = density.maskedFill(density.lt(0.3), 0);
  const same = one(cut, grid, { rule: "voxmol-gpu", noiseLevel: 0, peakLevel: 0.3 });
  expect(listed(cpu)).toEqual(listed(same));
});

test("peaks below their level are none; those at it are", () => {
  const density = zeros([1, 3, 24, 20, 28]);
  const put = (x: number, height: number): unknown =>
    density.select(0, 0).select(0, 1).select(0, x).select(0, 9).select(0, 9).fill_(height);
  [0.2, 0.25, 0.3].forEach((height, i) => put(4 * i + 3, height));
  const found = (options: AtomOptions): number[] =>
    one(density, grid, { refinement: "none", ...options }).peaks.map(({ voxel }) => voxel[0]);
  expect(found({})).toEqual([7, 11]);
  expect(found({ rule: "voxmol-cpu" })).toEqual([7, 11]);
  expect(found({ peakLevel: 0.1 })).toEqual([3, 7, 11]);
});

test("no atoms and too many are no molecule, and the others keep their places", () => {
  const two = [
    [0, -1.1, 0, 0],
    [2, 1.1, 0, 0],
  ];
  const density = stack(
    [[truth[0]], [], truth, two].map((atoms) =>
      atoms.length > 0
        ? drawn(atoms, grid).select(0, 0)
        : zeros([3, 24, 20, 28], { dtype: "float64" }),
    ),
  );
  const atoms = (atomLimit?: number) =>
    moleculesOf(density, grid, { atomLimit }).map((found) => found?.channels.length ?? null);
  expect(atoms()).toEqual([1, null, 4, 2]);
  expect(atoms(4)).toEqual([1, null, null, 2]);
  expect(atoms(5)).toEqual([1, null, 4, 2]);
});

/** A rotation by 90° about z or x: of grids, and of [channel, x, y, z] about the origin. */
const turns = [
  {
    density: (values: Tensor) => values.transpose(2, 3).flip([2]),
    atom: ([channel, x, y, z]: readonly number[]) => [channel, -y, x, z],
  },
  {
    density: (values: Tensor) => values.transpose(3, 4).flip([3]),
    atom: ([channel, x, y, z]: readonly number[]) => [channel, x, -z, y],
  },
];

test.each(turns)("a density turned by 90° holds the molecule turned by 90°: %#", (turn) => {
  const even = voxelGrid({ grid: 24, channels, offset: 0.5, window: "symmetric" });
  const noise = randn([1, 3, 24, 24, 24], { generator: new Generator(4), dtype: "float64" });
  const density = drawn([...truth, [1, 0.1, 1.3, 1.8]], even).add(noise.mul(0.08));
  const sorted = (atoms: number[][]): number[][] =>
    atoms.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const clean of [(molecule: VoxelMolecule) => molecule, dropTooClose]) {
    const straight = listed(clean(one(density, even))).map(turn.atom);
    const turned = listed(clean(one(turn.density(density), even)));
    expect(turned.length).toBeGreaterThanOrEqual(5);
    expect(apart(sorted(turned), sorted(straight))).toBeLessThan(1e-5);
  }
});

test("float32, gradients and views are taken as they come", () => {
  const density = drawn(truth, grid).to("float32");
  density.requiresGrad = true;
  const molecule = one(density.transpose(2, 4).contiguous().transpose(2, 4), grid);
  expect(apart(listed(molecule), truth)).toBeLessThan(1e-5);
});

test("as a structure it has elements", () => {
  const structure = structureOf(one(drawn(truth, grid), grid), grid, "chain 1, step 10");
  expect([...structure.atomicNumbers]).toEqual([6, 6, 1, 8]);
  expect(structure.name).toBe("chain 1, step 10");
  expect(structure.periodic).toEqual([false, false, false]);
});

const density = zeros([1, 3, 24, 20, 28]);
test.each<[() => unknown, string]>([
  [
    () => moleculesOf(zeros([1, 3, 24, 20, 20]), grid),
    "[B, 3, 24, 20, 28], not [1, 3, 24, 20, 20]",
  ],
  [() => moleculesOf(zeros([3, 24, 20, 28]), grid), "[B, 3, 24, 20, 28], not [3, 24, 20, 28]"],
  [() => moleculesOf(density.add(NaN), grid), "the density has values that are not finite"],
  [
    () => moleculesOf(density, grid, { rule: "voxmol" as never }),
    'voxmol-gpu, voxmol-cpu, not "voxmol"',
  ],
  [
    () => moleculesOf(density, grid, { refinement: "toString" as never }),
    "refinement must be one of converged, voxmol, none",
  ],
  [
    () => moleculesOf(density, grid, { noiseLevel: -0.2 }),
    "noiseLevel must be a density from 0 on, not -0.2",
  ],
  [
    () => moleculesOf(density, grid, { peakLevel: NaN }),
    "peakLevel must be a density from 0 on, not NaN",
  ],
  [() => moleculesOf(density, grid, { atomLimit: 1 }), "atomLimit must be above 1, not 1"],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
