import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { invariant, O, O3, point, SE3, SO2, SO3, vector } from "../groups/index.js";
import type { Model } from "../models/model.js";
import type { ExamineOptions } from "./examination.js";
import { examine } from "./examine.js";
import {
  atomsToForces,
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  linearMap,
  linearMapMoments,
  linearMapOfAtoms,
  matrix,
  molecules,
  network,
  normalVectors,
  vectorsToVectors,
} from "./testing.js";
import { violationByAngle, type ViolationPoint } from "./violation.js";

const { inputs, outputs } = vectorsToVectors;
const linear: ExamineOptions = {
  model: linearMap(),
  batches: [normalVectors(40, 0.5), normalVectors(30, 0.5, 2)],
  inputs,
  outputs,
};

/** Middles of so many equal parts of [0, π]. */
const spread = (count: number) =>
  Array.from({ length: count }, (_, i) => ((i + 0.5) * Math.PI) / count);

/** χ_l(θ), the trace of a rotation in degree l. */
function character(l: number, angle: number): number {
  return Math.sin((l + 0.5) * angle) / Math.sin(angle / 2);
}

/** Squared norms of the parts of degree 1 (antisymmetric) and 2 (symmetric, no trace) of the matrix. */
function degreesOf(B: number[][]): [number, number] {
  const { scale } = linearMapMoments(B);
  const part = (sign: number) =>
    B.flatMap((row, i) =>
      row.map((b, j) => ((b + sign * B[j][i]) / 2 - (sign > 0 && i === j ? scale : 0)) ** 2),
    ).reduce((sum, square) => sum + square);
  return [part(-1), part(1)];
}

test("of a linear map: Σ_l ‖B_l‖² (1 − χ_l(θ) / (2l + 1)) ‖x‖² / 9", () => {
  const angles = [0, 0.3, 1, Math.PI / 2, 2.5, Math.PI - 1e-9];
  const { v } = violationByAngle(linear, { angles, pairs: 60 })!;
  const meanSquare =
    linear.batches.reduce((sum, { x }) => sum + x.square().sum().item(), 0) / (3 * 70);
  const [one, two] = degreesOf(matrix);
  const { scale } = linearMapMoments();
  expect(v.points[0]).toMatchObject({ angle: 0, value: 0, relative: 0, error: 0 });
  expect(v.scale / (scale ** 2 * meanSquare)).toBeCloseTo(1, 1);
  for (const { angle, value, relative, error } of v.points.slice(1)) {
    const exact = one * (1 - character(1, angle) / 3) + two * (1 - character(2, angle) / 5);
    expect(Math.abs(relative - exact / 3 / scale ** 2)).toBeLessThan(4 * error);
    expect(error / relative).toBeLessThan(0.05);
    expect(value / v.scale).toBeCloseTo(relative, 10);
  }
  expect(v.passes).toBe(60 * 7);
});

/** A mean over angles, weighted. */
function averaged(points: readonly ViolationPoint[], weight: (angle: number) => number) {
  const sum = (of: (point: ViolationPoint) => number) =>
    points.reduce((total, one) => total + weight(one.angle) * of(one), 0);
  return {
    value: sum((p) => p.relative) / sum(() => 1),
    error: sum((p) => p.error) / sum(() => 1),
  };
}

test("weighted with the law of the angle it is the relative spread", () => {
  const haar = (angle: number) => (1 - Math.cos(angle)) / Math.PI;
  const batches = [normalVectors(60, 1)];
  const options = { ...linear, model: network(12, 0.5), batches };
  const { v } = violationByAngle(options, { angles: spread(24), pairs: 12 })!;
  const { relativeSpread } = examine(options).spreads.v;
  const { value, error } = averaged(v.points, haar);
  expect(Math.abs(value - relativeSpread.value)).toBeLessThan(3 * error);
  expect(error / value).toBeLessThan(0.15);
});

test("about an axis, in the plane: all angles alike", () => {
  const options = { ...linear, group: SO2, batches: [normalVectors(50, 1)] };
  const { v } = violationByAngle(options, { angles: spread(16), pairs: 10 })!;
  const { relativeSpread } = examine(options).spreads.v;
  const { value, error } = averaged(v.points, () => 1);
  expect(Math.abs(value - relativeSpread.value)).toBeLessThan(3 * error);
  expect(error / value).toBeLessThan(0.15);
});

test("an energy by molecule and forces by atom, in O3 and SE3", () => {
  const batch = molecules([3, 5, 2, 6], 0.5);
  const map = linearMapOfAtoms();
  const model: Model = {
    forward: (given) => {
      const { forces } = map.forward(given);
      const total = forces.select(1, 0).mul(0).sum();
      return { forces, energy: given.atomCounts.to("float64").add(total) };
    },
  };
  const options = {
    model,
    batches: [batch],
    inputs: { positions: point },
    outputs: { forces: vector, energy: invariant },
  };
  const angles = [Math.PI / 2];
  for (const group of [SO3, O3]) {
    const found = violationByAngle({ ...options, group }, { angles, pairs: 40 })!;
    const exact = degreesOf(matrix).map(
      (b, i) => b * (1 - character(i + 1, angles[0]) / (2 * i + 3)),
    );
    const [{ relative, error }] = found.forces.points;
    const { scale } = linearMapMoments();
    expect(Math.abs(relative - (exact[0] + exact[1]) / 3 / scale ** 2)).toBeLessThan(4 * error);
    expect(found.energy.points[0].relative).toBe(0);
  }
  const shifted = violationByAngle({ ...options, group: SE3(2) }, { angles })!;
  expect(shifted.forces.points[0].relative).toBeGreaterThan(0);
});

test("of one sample the error is that of the group elements", () => {
  const { inputs: x, outputs: energy } = directionsToEnergy;
  const options = {
    model: legendreModel(2, [0.5, 0.4]),
    batches: [labelledDirections(1, 2)],
    inputs: x,
    outputs: energy,
  };
  const angles = [1.2];
  const of = (seed: number) =>
    violationByAngle({ ...options, seed }, { angles, pairs: 40 })!.energy.points[0];
  const all = Array.from({ length: 60 }, (_, seed) => of(seed));
  const mean = all.reduce((sum, { relative }) => sum + relative, 0) / 60;
  const scatter = Math.sqrt(all.reduce((sum, p) => sum + (p.relative - mean) ** 2, 0) / 59);
  const claimed = Math.sqrt(all.reduce((sum, { error }) => sum + error ** 2, 0) / 60);
  const exact = [0.5, 0.4].reduce(
    (sum, a, i) => sum + (a ** 2 / (2 * i + 3)) * (1 - character(i + 1, 1.2) / (2 * i + 3)),
    0,
  );
  expect(Math.abs(mean - exact / 4)).toBeLessThan((4 * scatter) / Math.sqrt(60));
  expect(claimed / scatter).toBeGreaterThan(0.7);
  expect(claimed / scatter).toBeLessThan(1.4);
});

test("a seed gives the same curve, per-sample weighs molecules alike", () => {
  const options = {
    model: linearMapOfAtoms(),
    batches: [molecules([2, 9, 4], 0.5)],
    ...atomsToForces,
  };
  const of = (change: Partial<ExamineOptions>) =>
    violationByAngle({ ...options, ...change }, { angles: [1] })!.forces;
  expect(of({})).toEqual(of({ seed: 0 }));
  expect(of({ seed: 1 })).not.toEqual(of({}));
  expect(of({ reduction: "per-sample" }).scale).not.toBe(of({}).scale);
  // One size: the same either way.
  const even = { batches: [molecules([4, 4], 0.5)] };
  expect(of({ ...even, reduction: "per-sample" }).points[0].relative).toBeCloseTo(
    of(even).points[0].relative,
    12,
  );
});

test("groups without an angle have no curve", () => {
  expect(violationByAngle({ ...linear, group: O }, { angles: [1] })).toBeNull();
});

test("angles and pairs that make no sense", () => {
  const act = (angles: number[], pairs?: number) => () =>
    violationByAngle(linear, { angles, ...(pairs !== undefined && { pairs }) });
  expect(act([1, 4])).toThrow(new UserError("an angle is from 0 to π radians, got 4"));
  expect(act([Number.NaN])).toThrow("got NaN");
  expect(act([1], 1)).toThrow("the size of an output needs two pairs or more, got 1");
});
