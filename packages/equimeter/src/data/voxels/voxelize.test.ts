import { Generator, grad, rand, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { uniform } from "../../random.js";
import { type VoxelAtoms, voxelizeInto } from "./density.js";
import { voxelGradient } from "./gradient.js";
import { voxelGrid, type VoxelGrid, type VoxelOptions } from "./grid.js";
import { voxelize } from "./voxelize.js";

const channels = ["C", "H", "O"];
const axes = [0, 1, 2] as const;

/** Atoms of all channels within `width` / 2 Å of `around` along each axis. */
function cluster(count: number, width: number, seed: number, around = [0, 0, 0]): VoxelAtoms {
  const random = uniform(seed);
  const positions = Float64Array.from(
    { length: 3 * count },
    (_, i) => around[i % 3] + width * (random() - 0.5),
  );
  return { positions, channels: Array.from({ length: count }, (_, atom) => atom % 3) };
}

function draw(atoms: VoxelAtoms, grid: VoxelGrid): Float64Array {
  const density = new Float64Array(grid.channels.length * grid.voxels);
  voxelizeInto(density, atoms, grid);
  return density;
}

const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Every window and voxel one by one, as the definition says. */
function byDefinition(atoms: VoxelAtoms, grid: VoxelGrid): Float64Array {
  const { size, resolution, origin, window, reach, radii } = grid;
  const result = new Float64Array(grid.channels.length * grid.voxels);
  let at = 0;
  for (let channel = 0; channel < grid.channels.length; channel++)
    for (let i = 0; i < size[0]; i++)
      for (let j = 0; j < size[1]; j++)
        for (let k = 0; k < size[2]; k++, at++) {
          let dark = 1;
          for (const [atom, own] of Array.from(atoms.channels).entries()) {
            const r = atoms.positions.subarray(3 * atom, 3 * atom + 3);
            const d = axes.map((axis) => origin[axis] + resolution * [i, j, k][axis] - r[axis]);
            const isNear = axes.every((axis) => {
              if (window === "symmetric") return Math.abs(d[axis] / resolution) <= reach + 0.5;
              const middle = Math.floor(r[axis] / resolution) + Math.floor(size[axis] / 2);
              return Math.abs([i, j, k][axis] - middle) <= reach;
            });
            const square = d[0] ** 2 + d[1] ** 2 + d[2] ** 2;
            if (own === channel && isNear)
              dark *= 1 - Math.exp(-square / (0.93 * radii[channel]) ** 2);
          }
          result[at] = 1 - dark;
        }
  return result;
}

const shapes: [VoxelOptions, string][] = [
  [{ grid: 12 }, "a cube"],
  [{ grid: [7, 20, 4] }, "a slab whose windows leave it on all sides"],
  [{ grid: [9, 1, 30], reach: 3, offset: 0.5 }, "one layer, with a shorter window"],
  [{ grid: [11, 8, 13], window: "symmetric", resolution: 0.3 }, "odd sizes, symmetric windows"],
  [{ grid: [8, 9, 10], radius: { C: 0.7, H: 0.3, O: 0.5 } }, "a radius for each element"],
];

test.each(shapes)("%j, %#: every voxel is what the definition says", (options) => {
  const grid = voxelGrid({ channels, ...options });
  const atoms = cluster(14, 5, 3);
  const found = draw(atoms, grid);
  const expected = byDefinition(atoms, grid);
  expect(largest(expected)).toBeGreaterThan(0.2);
  expect(largest(found.map((value, i) => value - expected[i]))).toBeLessThan(1e-14);
});

test.each([
  [{}, "voxmol"],
  [{ window: "symmetric", resolution: 0.5 }, "symmetric"],
] as [VoxelOptions, string][])(
  "moving a molecule by whole voxels moves its grid, to the last digit, %j",
  (options) => {
    const grid = voxelGrid({ channels, grid: [40, 44, 48], ...options });
    // Coordinates with few digits, so that sums with whole voxels have no rounding of their own.
    const { positions, channels: own } = cluster(10, 3, 5);
    const here = { positions: positions.map((x) => Math.round(x * 4096) / 4096), channels: own };
    const steps = [3, -2, 7];
    const there = {
      positions: here.positions.map((x, i) => x + grid.resolution * steps[i % 3]),
      channels: own,
    };
    const [before, after] = [draw(here, grid), draw(there, grid)].map((values) =>
      tensor(values, { shape: [3, ...grid.size] }),
    );
    expect(before.max().item()).toBeGreaterThan(0.9);
    expect(before.roll(steps, { dims: [1, 2, 3] }).equal(after)).toBe(true);
  },
);

/** A molecule, and itself turned by 90° about an axis through the grid's centre. */
function turned(grid: VoxelGrid, axis: number): { difference: number; relative: number } {
  const [first, second] = [(axis + 1) % 3, (axis + 2) % 3];
  let [difference, squares, norm] = [0, 0, 0];
  for (let seed = 0; seed < 5; seed++) {
    const here = cluster(30, 8, seed, [...grid.centre]);
    const positions = here.positions.slice();
    for (let at = 0; at < positions.length; at += 3) {
      const [u, v] = [first, second].map((each) => here.positions[at + each] - grid.centre[each]);
      positions[at + first] = grid.centre[first] - v;
      positions[at + second] = grid.centre[second] + u;
    }
    const [before, after] = [here, { ...here, positions }].map((atoms) =>
      tensor(draw(atoms, grid), { shape: [3, ...grid.size] }),
    );
    const error = before.rot90({ dims: [1 + first, 1 + second] }).sub(after);
    difference = Math.max(difference, error.abs().max().item());
    squares += error.square().sum().item();
    norm += before.square().sum().item();
  }
  return { difference, relative: Math.sqrt(squares / norm) };
}

test.each(axes)(
  "a quarter turn about axis %i turns the grid where windows are symmetric",
  (axis) => {
    const symmetric = turned(voxelGrid({ channels, grid: 48, window: "symmetric" }), axis);
    expect(symmetric.difference).toBeLessThan(1e-13);
    const offset = voxelGrid({
      channels,
      grid: 47,
      window: "symmetric",
      offset: 0.3,
      resolution: 0.2,
    });
    expect(turned(offset, axis).difference).toBeLessThan(1e-13);
    // VoxMol's windows do not have the atom in their middle.
    const voxmol = turned(voxelGrid({ channels, grid: 48 }), axis);
    expect(voxmol.difference).toBeGreaterThan(5e-4);
    expect(voxmol.difference).toBeLessThan(1.1e-3);
    expect(voxmol.relative).toBeLessThan(6e-4);
  },
);

/** g of each voxel, so that all of them count. */
const weights = (grid: VoxelGrid): Float64Array => {
  const random = uniform(17);
  return Float64Array.from({ length: grid.channels.length * grid.voxels }, () => random() - 0.3);
};

test.each(shapes)("%j, %#: the gradient is that of differences", (options) => {
  const grid = voxelGrid({ channels, ...options });
  const atoms = cluster(9, 3, 8);
  const g = weights(grid);
  const value = (positions: Float64Array): number =>
    draw({ ...atoms, positions }, grid).reduce((sum, density, i) => sum + g[i] * density, 0);
  const found = voxelGradient(g, atoms, grid);
  const step = 1e-5;
  const expected = found.map((_, i) => {
    const [above, below] = [step, -step].map((by) => {
      const positions = atoms.positions.slice() as Float64Array;
      positions[i] += by;
      return value(positions);
    });
    return (above - below) / (2 * step);
  });
  expect(largest(expected)).toBeGreaterThan(0.1);
  expect(largest(found.map((slope, i) => slope - expected[i]))).toBeLessThan(1e-6);
});

test("an atom on the centre of a voxel has density 1 there, and a gradient", () => {
  const grid = voxelGrid({ channels, grid: 24 });
  const at = grid.origin.map((start) => start + 12 * grid.resolution);
  const voxel = (12 * 24 + 12) * 24 + 12;
  const near = [at[0] + 0.3, at[1] - 0.1, at[2]];
  const g = weights(grid);
  const gradientAt = (by: number): Float64Array =>
    voxelGradient(
      g,
      {
        positions: Float64Array.of(at[0] + by, at[1], at[2], ...at, ...near),
        channels: [0, 0, 0],
      },
      grid,
    );
  const positions = Float64Array.of(...at, ...at, ...near);
  const density = draw({ positions, channels: [0, 0, 0] }, grid);
  expect(density[voxel]).toBe(1);
  expect(largest(density)).toBe(1);
  const [exact, beside] = [gradientAt(0), gradientAt(1e-7)];
  expect(exact.every(Number.isFinite)).toBe(true);
  expect(largest(exact)).toBeGreaterThan(0.1);
  expect(largest(exact.map((slope, i) => slope - beside[i]))).toBeLessThan(1e-5);
});

test("as a tensor: molecules of a batch in any order of atoms, gradients, once", () => {
  const grid = voxelGrid({ channels, grid: [10, 12, 14] });
  const molecules = [cluster(5, 2, 1), cluster(3, 2, 2)];
  const order = [4, 5, 0, 7, 1, 6, 2, 3]; // 0–4 are of the first, 5–7 of the second
  const both = molecules.flatMap(({ positions }) => tensor(positions).view([-1, 3]).toArray());
  const allChannels = molecules.flatMap((molecule) => Array.from(molecule.channels));
  const positions = tensor(
    order.map((atom) => both[atom] as number[]),
    { dtype: "float64", requiresGrad: true },
  );
  const batch = tensor(order.map((atom) => (atom < 5 ? 0 : 1)));
  const ofAtoms = order.map((atom) => allChannels[atom]);
  const density = voxelize(positions, ofAtoms, batch.to("int64"), 3, grid);
  expect(density.shape).toEqual([3, 3, 10, 12, 14]);
  expect(density.dtype).toBe("float64");
  molecules.forEach((molecule, i) => {
    const expected = tensor(draw(molecule, grid), { shape: [3, 10, 12, 14] });
    expect(density.select(0, i).sub(expected).abs().max().item()).toBeLessThan(1e-14);
  });
  expect(density.select(0, 2).abs().max().item()).toBe(0);

  const g = rand(density.shape, { generator: new Generator(1), dtype: "float64" });
  const [slope] = grad(density.mul(g).sum(), [positions], { retainGraph: true });
  const expected = molecules.map((molecule, i) =>
    voxelGradient(g.select(0, i).contiguous().toTypedArray() as Float64Array, molecule, grid),
  );
  const flat = [...expected[0], ...expected[1]];
  const ordered = order.flatMap((atom) => flat.slice(3 * atom, 3 * atom + 3));
  expect(largest(slope.toNumbers().map((value, i) => value - ordered[i]))).toBeLessThan(1e-13);
  const [recorded] = grad(density.square().sum(), [positions], { createGraph: true });
  expect(() => grad(recorded.sum(), [positions])).toThrow(
    "voxelize can be differentiated once, not twice",
  );
  const single = voxelize(positions.detach().to("float32"), ofAtoms, batch, 2, grid);
  expect(single.dtype).toBe("float32");
  expect(single.requiresGrad).toBe(false);
  expect(
    single
      .sub(density.narrow(0, 0, 2))
      .abs()
      .max()
      .item(),
  ).toBeLessThan(1e-6);
});

test("of atoms outside, what of their windows is inside is drawn; the others are counted", () => {
  const grid = voxelGrid({ channels, grid: 8 }); // centres from 0.03 − 0.75 to 1.03 Å
  const target = new Float32Array(3 * grid.voxels);
  const at = (...positions: number[]) => ({
    positions: Float64Array.from(positions),
    channels: new Array<number>(positions.length / 3).fill(1),
  });
  expect(voxelizeInto(target, at(1.9, 0, 0), grid)).toBe(0);
  expect(largest(target)).toBeGreaterThan(0.01);
  expect(voxelizeInto(target, at(99, 0, 0, 0, -99, 0, 0, 0, 1e30), grid)).toBe(3);
  expect(largest(target)).toBe(0);
  expect(largest(voxelGradient(target.fill(1), at(99, 0, 0), grid))).toBe(0);
});

test.each<[() => unknown, string]>([
  [() => voxelGrid({ grid: 0 }), "grid must be a number of voxels such as 64, or three"],
  [() => voxelGrid({ grid: [4, 4] as never }), "not [4,4]"],
  [
    () => voxelGrid({ grid: 700 }),
    "a grid of 700 × 700 × 700 voxels and 8 channels takes 10.2 GB a molecule",
  ],
  [() => voxelGrid({ resolution: 0 }), "resolution must be a length in Å above 0, not 0"],
  [() => voxelGrid({ radius: -1 }), "radius must be a length in Å above 0, not -1"],
  [() => voxelGrid({ radius: { C: 0.5 }, channels: ["C", "H"] }), "there is none for H"],
  [
    () => voxelGrid({ radius: { CL: 0.5 } }),
    "CL is none of the channels C, H, O, N, F, S, Cl, Br; did you mean Cl?",
  ],
  [() => voxelGrid({ channels: [] }), "channels must name at least one element"],
  [() => voxelGrid({ channels: ["C", "Xx"] }), '"Xx" is no element'],
  [() => voxelGrid({ channels: ["C", "c"] }), "c stands there twice"],
  [
    () => voxelGrid({ window: "cube" as never }),
    'window must be "voxmol" or "symmetric", not "cube"',
  ],
  [() => voxelGrid({ reach: 1.5 }), "reach must be a whole number of voxels from 1 on, not 1.5"],
  [() => voxelGrid({ offset: NaN }), "offset must be a number of voxels"],
  [
    () => draw({ positions: Float64Array.of(0, NaN, 0), channels: [0] }, tiny),
    "atom 0 is at NaN in y",
  ],
  [
    () => draw({ positions: Float64Array.of(0, 0, 0), channels: [3] }, tiny),
    "atom 0 has channel 3; there are 0 to 2",
  ],
  [
    () => draw({ positions: Float64Array.of(0, 0, 0), channels: [] }, tiny),
    "3 coordinates and 0 channels",
  ],
  [
    () => voxelizeInto(new Float32Array(7), cluster(1, 1, 1), tiny),
    "an array of 7 numbers is no grid of 3 × 2 × 2 × 2",
  ],
  [() => voxelize(tensor([[0, 0, 0]]), [0], [1], 1, tiny), "atom 0 is of molecule 1; there are 1"],
  [() => voxelize(tensor([[0, 0, 0]]), [0, 0], [0], 1, tiny), "channels has 2 numbers for 1 atoms"],
  [() => voxelize(tensor([[0, 0, 0]]), [0], [], 1, tiny), "batch has 0 numbers for 1 atoms"],
  [() => voxelize(tensor([0, 0, 0]), [0], [0], 1, tiny), "of shape [N, 3], not float32 [3]"],
  [() => voxelize(tensor([[0, 0, 0]], { dtype: "int64" }), [0], [0], 1, tiny), "not int64 [1, 3]"],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});

const tiny = voxelGrid({ channels, grid: 2 });
