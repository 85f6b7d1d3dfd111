import { Generator, nn, noGrad, randn, tensor, type Tensor, tidy } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { C4z, type Group, O, Oh, RxRy, SO3, voxels } from "../../groups/index.js";
import { distance } from "../../groups/testing.js";
import { freePlaces, projectKernel, symmetrizeKernel, type Window } from "./kernels.js";

const random = new Generator(2);
const normal = (...shape: number[]) => randn(shape, { dtype: "float64", generator: random });

const same: Window = { stride: 1, padding: 1 };
const halving: Window = { stride: 2, padding: 1 };

/** How far a layer is from commuting with all elements, on a random grid. */
function broken(layer: nn.Conv3d | nn.ConvTranspose3d, group: Group, size: number): number {
  const { rotation } = group.elements!();
  return tidy(() =>
    noGrad(() => {
      const grid = normal(1, layer.inChannels, size, size, size);
      const count = rotation.shape[0];
      const grids = voxels.act({ rotation }, grid.expand([count, ...grid.shape.slice(1)]));
      const after = layer.forward(grids);
      const answer = layer.forward(grid);
      const turned = voxels.act({ rotation }, answer.expand([count, ...answer.shape.slice(1)]));
      return distance(after, turned) / answer.abs().max().item();
    }),
  );
}

type Layer = nn.Conv3d | nn.ConvTranspose3d;
const kinds: [string, number, Window, () => Layer][] = [
  ["3 × 3 × 3", 3, same, () => new nn.Conv3d(2, 3, 3, { padding: 1 })],
  ["halving", 3, halving, () => new nn.Conv3d(2, 3, 3, { stride: 2, padding: 1 })],
  ["doubling", 4, halving, () => new nn.ConvTranspose3d(2, 3, 4, { stride: 2, padding: 1 })],
  ["1 × 1 × 1", 1, { stride: 1, padding: 0 }, () => new nn.Conv3d(2, 3, 1)],
  [
    "5, thirding",
    5,
    { stride: 3, padding: 1 },
    () => new nn.Conv3d(2, 3, 5, { stride: 3, padding: 1 }),
  ],
];

describe.each(kinds)("%s", (_name, size, window, make) => {
  test.each([O, Oh, C4z].map((group) => [group.name, group] as const))(
    "commutes with %s after projection, and idempotent, self-adjoint, of the right trace",
    (_, group) => {
      const layer = make().to({ dtype: "float64" }) as Layer;
      const { weight } = layer;
      const before = weight.detach().clone();
      const isBroken = broken(layer, group, 6) > 0.05;
      expect(isBroken).toBe(size > 1);
      const projected = projectKernel(before, window, group);
      noGrad(() => weight.copy_(projected));
      expect(broken(layer, group, 6)).toBeLessThan(1e-13);
      expect(distance(projectKernel(projected, window, group), projected)).toBeLessThan(1e-15);
      const other = normal(...before.shape);
      const inner = (a: Tensor, b: Tensor) => a.mul(b).sum().item();
      expect(inner(other, projected)).toBeCloseTo(
        inner(projectKernel(other, window, group), before),
        12,
      );
      expect(distance(projected, before) === 0).toBe(size === 1);
    },
  );
});

test("free places: orbits of the cube's rotations inside the window", () => {
  expect(freePlaces(1, { stride: 1, padding: 0 }, O)).toBe(1);
  expect(freePlaces(3, same, O)).toBe(4); // middle, faces, edges, corners
  expect(freePlaces(3, same, Oh)).toBe(4);
  expect(freePlaces(3, same, C4z)).toBe(9); // middle, edge and corner of a square, three times
  expect(freePlaces(4, halving, O)).toBe(4);
  expect(freePlaces(3, halving, O)).toBe(1); // the 8 places around the middle
  expect(freePlaces(3, halving, C4z)).toBe(3); // those 4 of a square, three times
});

test("a symmetric kernel that halves does not commute; its window is what is in the way", () => {
  const layer = new nn.Conv3d(2, 2, 3, { stride: 2, padding: 1 }).to({ dtype: "float64" });
  noGrad(() => layer.weight.copy_(symmetrizeKernel(layer.weight, O)));
  expect(distance(projectKernel(layer.weight, same, O), layer.weight)).toBeLessThan(1e-15);
  expect(broken(layer, O, 6)).toBeGreaterThan(0.05);
});

test("values by hand, along an axis and on a face", () => {
  const kernel = tensor(
    Array.from({ length: 27 }, (_, i) => i),
    { dtype: "float64" },
  ).view([1, 1, 3, 3, 3]);
  const projected = projectKernel(kernel, same, O).toNumbers();
  for (const value of projected) expect(value).toBeCloseTo(13, 12); // i and 26 − i are opposite
  const halved = projectKernel(kernel, halving, O).toNumbers();
  const corner = [1, 2].flatMap((x) => [1, 2].flatMap((y) => [1, 2].map((z) => 9 * x + 3 * y + z)));
  halved.forEach((value, i) => expect(value).toBeCloseTo(corner.includes(i) ? 19.5 : 0, 12));
});

test("what kernels cannot turn by", () => {
  const kernel = normal(1, 1, 3, 3, 3);
  expect(() => projectKernel(kernel, same, SO3)).toThrow(
    "kernels turn exactly by the symmetries of the cube only, and SO3 has others",
  );
  expect(() => projectKernel(kernel, same, RxRy)).toThrow("RxRy is no group");
  expect(() => projectKernel(normal(1, 1, 3, 3, 5), same, O)).toThrow("does not fit onto itself");
});
