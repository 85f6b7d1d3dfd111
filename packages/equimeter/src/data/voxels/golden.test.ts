import { join } from "node:path";

import { arange, grad, loadSafetensors, tensor, type Tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { isSharedAbsent, sharedForces, sharedReason } from "../testing.js";
import { eulerRotation, placed } from "./augment.js";
import { voxelGrid } from "./grid.js";
import { voxelize } from "./voxelize.js";

/** What VoxMol itself computes. */
const golden = (name: string) =>
  loadSafetensors(join(sharedForces, "../../golden/voxmol", `${name}.safetensors`)).tensors;

/** The largest difference, over the largest value. */
const difference = (ours: Tensor, theirs: Tensor): number =>
  ours.sub(theirs).abs().max().item() / theirs.abs().max().item();

const padding = 999;

test.skipIf(isSharedAbsent).each([
  ["voxelizer_a", 16, ["C", "H", "O", "N", "F"], 0.5],
  ["voxelizer_c", 24, ["C", "H", "O", "N", "F", "S", "Cl", "Br"], 0.4],
] as const)(
  `densities and gradients of %s are VoxMol's${sharedReason}`,
  (name, size, channels, radius) => {
    const stored = golden(name);
    expect([...new Set(stored["input.radius"].toNumbers())].map((r) => Math.fround(r))).toEqual([
      Math.fround(radius),
    ]);
    const channel = stored["input.atoms_channel"];
    const [molecules, slots] = channel.shape;
    const real = channel.view([-1]).ne(padding).nonzero().view([-1]);
    const pick = (values: Tensor): Tensor => values.indexSelect(0, real);
    const positions = pick(stored["input.coords"].reshape([-1, 3])).clone();
    positions.requiresGrad = true;
    const batch = pick(
      arange(molecules * slots)
        .div(slots)
        .floor(),
    );
    const grid = voxelGrid({ grid: size, channels, radius });
    const density = voxelize(positions, pick(channel.view([-1])), batch, molecules, grid);
    expect(density.shape).toEqual([molecules, channels.length, size, size, size]);
    expect(density.dtype).toBe("float32");
    // VoxMol computes its logarithms in float32, which leaves 3e-6.
    expect(difference(density, stored["output.grid"])).toBeLessThan(5e-6);
    const [slope] = grad(density.square().sum(), [positions]);
    const all = zeros([molecules * slots, 3]).indexCopy(0, real, slope);
    const error = all.view([molecules, slots, 3]).sub(stored["grad.coords"]).abs().max().item();
    // VoxMol's own float32 is 1.7e-6 off the float64 value where large terms cancel (voxelizer_c).
    expect(error).toBeLessThan(Math.max(2e-6, 1e-5 * stored["grad.coords"].abs().max().item()));
  },
);

test.skipIf(isSharedAbsent)(`centre, rotation and shift are VoxMol's${sharedReason}`, () => {
  const stored = golden("augment");
  for (const sample of [0, 1, 2]) {
    const value = (name: string): number[] => stored[`${name}${sample}`].toNumbers();
    const count = value("input.atoms_channel").filter((channel) => channel !== padding).length;
    const rotation = eulerRotation(value("input.theta"));
    expect(difference(tensor([...rotation]), tensor(value("output.R")))).toBeLessThan(1e-6);
    const shift = value("input.uniform").map((draw) => draw - 0.5);
    const ours = placed(value("input.coords").slice(0, 3 * count), rotation, shift);
    const theirs = value("output.coords").slice(0, 3 * count);
    expect(difference(tensor([...ours]), tensor(theirs))).toBeLessThan(1e-6);
  }
});
