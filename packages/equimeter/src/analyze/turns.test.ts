import { arange, Generator, randn, stack, type Tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { quarterTurns } from "../groups/finite.js";
import {
  type Axis,
  gridTurn,
  isIdentity,
  matrixOf,
  quartersOf,
  turnBack,
  turnPositions,
  turnsOf,
} from "./turns.js";

const axes = ["x", "y", "z"] as const;
const angles = [-90, 0, 30, 90, 137.5, 180, 270, 360, 450];
const random = (...shape: number[]): Tensor =>
  randn(shape, { generator: new Generator(2), dtype: "float64" });
const distance = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();

/** Coordinates of the voxels of a grid along each axis from its centre, [3, X, Y, Z]. */
function coordinates(size: readonly number[]): Tensor {
  const along = size.map((n, axis) => {
    const line = arange(n, { dtype: "float64" }).sub((n - 1) / 2);
    return line.view(size.map((_, i) => (i === axis ? n : 1))).expand(size);
  });
  return stack(along);
}

test("angles about one axis add up", () => {
  for (const axis of axes)
    for (const a of angles)
      for (const b of angles) {
        const [first, second] = [matrixOf({ axis, angle: a }), matrixOf({ axis, angle: b })];
        const both = matrixOf({ axis, angle: a + b });
        for (let i = 0; i < 9; i++) {
          const [row, column] = [i - (i % 3), i % 3];
          const product = [0, 1, 2].reduce(
            (s, k) => s + first[row + k] * second[3 * k + column],
            0,
          );
          expect(product).toBeCloseTo(both[i], 12);
        }
      }
});

test("quarter turns are those of the groups, to the right and exact", () => {
  axes.forEach((axis, number) => {
    const all = quarterTurns(number as 0 | 1 | 2).toNumbers();
    for (let k = 0; k < 4; k++)
      expect(matrixOf({ axis, angle: 90 * k }).map((x) => x + 0)).toEqual(
        all.slice(9 * k, 9 * k + 9).map((x) => x + 0),
      );
  });
  const quarters = angles.map((angle) => quartersOf({ axis: "x", angle }));
  expect(quarters).toEqual([3, 0, null, 1, null, 2, 3, 0, 1]);
  expect(angles.filter((angle) => isIdentity({ axis: "y", angle }))).toEqual([0, 360]);
});

test("positions turn about the point that is given", () => {
  const turned = turnPositions({ axis: "z", angle: 90 }, [2, 1, 5, 1, 1, 7], [1, 1, 1]);
  expect([...turned]).toEqual([1, 2, 5, 1, 1, 7]);
  const [x, y, z] = turnPositions({ axis: "x", angle: 30 }, [4, 2, 0], [0, 0, 0]);
  expect([x, y, z]).toEqual([4, expect.closeTo(Math.sqrt(3), 12), expect.closeTo(1, 12)]);
});

test("grids turn back, and four quarter turns are none", () => {
  const grids = random(2, 3, 4, 4, 4);
  for (const axis of axes) {
    const quarter = gridTurn({ axis, angle: 90 }, grids);
    const once = quarter.act(grids);
    expect(distance(once, grids)).toBeGreaterThan(0.1);
    const back = gridTurn(turnBack({ axis, angle: 90 }), grids).act(once);
    expect(distance(back, grids)).toBe(0);
    let four = once;
    for (let i = 1; i < 4; i++) four = quarter.act(four);
    expect(distance(four, grids)).toBe(0);
    expect(distance(gridTurn({ axis, angle: 360 }, grids).act(grids), grids)).toBe(0);
  }
});

test("interpolation goes over into the exact turn", () => {
  const grids = random(2, 3, 6, 6, 6);
  for (const axis of axes)
    for (const angle of [90, 180, 270]) {
      const nearly = gridTurn({ axis, angle: angle + 1e-9 }, grids);
      const exact = gridTurn({ axis, angle }, grids);
      expect(distance(nearly.act(grids), exact.act(grids))).toBeLessThan(1e-8);
      expect(nearly.covered!.min().item()).toBe(1);
      expect(exact.covered).toBeNull();
    }
});

test.each([
  { size: [8, 8, 8], axis: "x", angle: 45 },
  { size: [8, 8, 8], axis: "y", angle: 20 },
  { size: [6, 8, 10], axis: "z", angle: 30 },
  { size: [5, 9, 7], axis: "x", angle: -75 },
] as const)("a linear function on $size turns exactly by $angle° about $axis", (given) => {
  const { size } = given;
  const turn = given as { axis: Axis; angle: number };
  const at = coordinates(size);
  const slope = [1, -2, 0.5];
  const linear = (weights: readonly number[]): Tensor =>
    weights.reduce((sum, w, i) => sum.add(at.select(0, i).mul(w)), zeros(size));
  const matrix = matrixOf(turn);
  // f(R⁻¹ x) = slope · Rᵀ x = (R slope) · x
  const expected = linear(
    [0, 1, 2].map((i) => slope.reduce((s, w, k) => s + matrix[3 * i + k] * w, 0)),
  );
  const grid = linear(slope).view([1, 1, ...size]);
  const { act, covered } = gridTurn(turn, grid);
  const difference = act(grid)
    .view([...size])
    .sub(expected)
    .abs();
  expect(difference.mul(covered!).max().item()).toBeLessThan(1e-5);
  // Corners come from outside of the grid, where nothing is known.
  expect(difference.max().item()).toBeGreaterThan(0.5);
  const inside = [0, 1, 2].map((i) => {
    const source = [0, 1, 2].reduce(
      (s, k) => s.add(at.select(0, k).mul(matrix[3 * k + i])),
      zeros(size),
    );
    return source.abs().le((size[i] - 1) / 2 + 1e-5);
  });
  const all = inside.reduce((a, b) => a.logicalAnd(b)).to("float64");
  expect(distance(all, covered!)).toBe(0);
});

test("every angle about every axis", () => {
  expect(turnsOf()).toHaveLength(15);
  expect(turnsOf(["z"], [10, 20])).toEqual([
    { axis: "z", angle: 10 },
    { axis: "z", angle: 20 },
  ]);
});

test.each([
  [["w"], [0], 'axes are x, y and z, not "w"'],
  [["x"], [Number.NaN], "an angle must be in degrees, not NaN"],
  [[], [0], "axes must hold at least one"],
  [["x"], [], "angles must hold at least one"],
  [["x"], [90, 90], "angles: 90 stands there twice; leave one of them out"],
])("mistake %j %j", (given, degrees, sentence) => {
  expect(() => turnsOf(given as never, degrees)).toThrow(sentence);
});
