import { cat, Generator, linalgDet, randn, tensor, type Tensor, zeros } from "@equimeter/torch";
import { assert, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { canonicalFrame, canonicalRotation } from "./canonical.js";
import { SO3 } from "./group.js";
import { distance } from "./testing.js";

const float64 = { dtype: "float64" } as const;
const draw = (seed: number, ...shape: number[]): Tensor =>
  randn(shape, { generator: new Generator(seed), ...float64 });

/** Which of N places are taken: all of them. */
const all = (samples: number, count: number): Tensor => zeros([samples, count]).eq(0);
/** R x for all points of each sample. */
const turn = (rotation: Tensor, points: Tensor): Tensor =>
  points.matmul(rotation.transpose(1, 2).to(points.dtype));
const transposed = (rotation: Tensor): Tensor => rotation.transpose(1, 2);

function expectRotations(rotation: Tensor): void {
  const one = tensor(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    float64,
  );
  expect(distance(rotation.matmul(transposed(rotation)), one)).toBeLessThan(1e-14);
  expect(linalgDet(rotation).sub(1).abs().max().item()).toBeLessThan(1e-14);
}

test("the frame of turned points is the turned frame, the points in it stay as they are", () => {
  assert(
    property(
      record({ samples: integer({ min: 1, max: 4 }), seed: integer({ min: 0, max: 1e6 }) }),
      ({ samples, seed }) => {
        const [points, mask] = [draw(seed, samples, 20, 3), all(samples, 20)];
        const { rotation: g } = SO3.sample(samples, new Generator(seed + 1));
        const [frame, moved] = [points, turn(g, points).add(3)].map((x) => canonicalFrame(x, mask));
        expectRotations(frame.rotation);
        const { axisGap, signGap } = frame;
        // What rounding does grows by the inverse of the gap; no seed of these is at a jump.
        const limit = 1e-13 / axisGap.min().item();
        expect(distance(moved.rotation, frame.rotation.matmul(transposed(g)))).toBeLessThan(limit);
        const canonical = turn(frame.rotation, points);
        expect(distance(turn(moved.rotation, turn(g, points)), canonical)).toBeLessThan(6 * limit);
        expect(distance(moved.axisGap, axisGap)).toBeLessThan(1e-13);
        expect(distance(moved.signGap, signGap)).toBeLessThan(limit);
      },
    ),
    { seed: 1 },
  );
});

test("the axes are those of the moments, the longest first, towards the later points", () => {
  // In the plane of x and y all lie on one line, and later ones at larger x.
  const points = tensor(
    [
      [
        [-5, 2, 0],
        [0, 0, 1],
        [0, 0, -1],
        [5, -2, 0],
      ],
    ],
    float64,
  );
  const { rotation, axisGap, signGap } = canonicalFrame(points, all(1, 4));
  const long = Math.hypot(5, 2);
  const axes = [
    [5 / long, -2 / long, 0],
    [0, 0, -1], // the third point is behind the second
    [2 / long, 5 / long, 0],
  ];
  expect(distance(rotation.select(0, 0), tensor(axes, float64))).toBeLessThan(1e-14);
  // Eigenvalues 2 · 29 / 4, 2 / 4 and 0
  expect(axisGap.item()).toBeCloseTo(1 / 29, 14);
  // Places −3/2, −1/2, 1/2, 3/2, of mean square 5/4, and heights 0, 1, −1, 0, of mean square 1/2
  expect(signGap.item()).toBeCloseTo(1 / 4 / Math.sqrt(5 / 4 / 2), 14);
});

test("what is outside the mask changes nothing, NaN included", () => {
  const [few, places] = [draw(1, 2, 7, 3), tensor([1, 0, 3, 4, 6, 8, 9], { dtype: "int64" })];
  const order = places.sort().values;
  const many = zeros([2, 12, 3], float64).add(NaN).indexCopy(1, order, few);
  const mask = zeros([2, 12], { dtype: "bool" }).indexFill(1, order, 1);
  const [frame, padded] = [canonicalFrame(few, all(2, 7)), canonicalFrame(many, mask)];
  for (const name of ["rotation", "axisGap", "signGap"] as const)
    expect(distance(padded[name], frame[name])).toBeLessThan(1e-14);
  // One sample more or less changes nothing for the others.
  const second = canonicalRotation(few.narrow(0, 1, 1), all(1, 7));
  expect(distance(second, frame.rotation.narrow(0, 1, 1))).toBeLessThan(1e-15);
});

test("single precision turns along to its rounding over the gap", () => {
  const points = draw(2, 50, 30, 3).to("float32");
  const { rotation: g } = SO3.sample(50, new Generator(3));
  const [frame, moved] = [points, turn(g, points)].map((x) => canonicalFrame(x, all(50, 30)));
  expect(frame.rotation.dtype).toBe("float64");
  const off = moved.rotation
    .sub(frame.rotation.matmul(transposed(g)))
    .abs()
    .amax([1, 2]);
  expect(off.mul(frame.axisGap).max().item()).toBeLessThan(1e-6);
});

const cube = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [i & 1, (i >> 1) & 1, i >> 2]);
const line = cube.map((_, i) => [i, 2 * i, 0]);
const square = cube.map(([x, y], i) => (i < 4 ? [x, y, 0] : [0.5, 0.5, 0]));
/** There and back again: later points are on no side of the first axis. */
const returning = [0, 3, 7, 9, 9, 7, 3, 0];

test.each([
  ["a cube", cube, 8, "axisGap"],
  ["a line", line, 8, "axisGap"],
  ["a square", square, 8, "axisGap"],
  ["one place", cube.map(() => [1, 1, 1]), 8, "axisGap"],
  ["one point", cube, 1, "signGap"],
  ["no point", cube, 0, "signGap"],
  ["two points", cube, 2, "signGap"],
  ["a chain that returns", returning.map((x, i) => [x, i, 0]), 8, "signGap"],
] as const)(
  "%s has no frame of its own: some rotation, and a gap of 0",
  (_name, points, taken, gap) => {
    const mask = tensor([cube.map((_, i) => i < taken)], { dtype: "bool" });
    const found = canonicalFrame(tensor([points.map((p) => [...p])], float64), mask);
    expectRotations(found.rotation);
    expect(found[gap].item()).toBeLessThan(1e-7);
    for (const other of [found.axisGap, found.signGap])
      expect(other.item()).toBeGreaterThanOrEqual(0);
  },
);

test("a frame jumps where its gaps vanish, and not elsewhere", () => {
  const frames = (points: (shift: number) => number[][]) =>
    [-1e-6, 1e-6].map((shift) => canonicalFrame(tensor([points(shift)], float64), all(1, 8)));
  const still = frames((shift) => returning.map((x, i) => [x + i, i % 3, (1 + shift) * i * i]));
  expect(distance(still[0].rotation, still[1].rotation)).toBeLessThan(1e-5);
  expect(Math.min(still[0].signGap.item(), still[0].axisGap.item())).toBeGreaterThan(0.01);
  const jumping = frames((shift) => returning.map((x, i) => [x + shift * i, i % 2, 0]));
  expect(distance(jumping[0].rotation, jumping[1].rotation)).toBeGreaterThan(1);
  for (const { signGap } of jumping) expect(signGap.item()).toBeLessThan(1e-5);
});

test.each<[() => unknown, string]>([
  [
    () => canonicalRotation(zeros([2, 4, 2]), all(2, 4)),
    "points of a frame must be float [2, 4, 3], not float32 [2, 4, 2]",
  ],
  [
    () => canonicalRotation(zeros([2, 4, 3], { dtype: "int64" }), all(2, 4)),
    "must be float [2, 4, 3], not int64 [2, 4, 3]",
  ],
  [
    () => canonicalRotation(zeros([2, 4, 3]), zeros([2, 4])),
    "the mask must be bool [B, N], not float32 [2, 4]",
  ],
  [
    () => canonicalRotation(cat([zeros([1, 4, 3]), zeros([1, 4, 3]).add(NaN)]), all(2, 4)),
    "sample 1 has points that are not finite, which have no frame",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
