import { InstancedMesh, Matrix4, type Object3D, Vector3 } from "three";
import { expect, test } from "vitest";

import { type Drawing, drawStructure } from "./draw-structure.ts";
import type { Chain } from "./sample.ts";
import { radiusOfStructure } from "./size.ts";

const drawing: Drawing = {
  copy: 0,
  isTurned: false,
  isFan: false,
  isAxis: true,
  scale: 1,
  largest: 1,
  isDark: false,
  channel: null,
  level: 0.3,
  densities: [],
};
const identity = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
/** A half turn about y, and a third of one about (1, 1, 1). */
const half = Float32Array.of(-1, 0, 0, 0, 1, 0, 0, 0, -1);
const third = Float32Array.of(0, 0, 1, 1, 0, 0, 0, 1, 0);
/** Turns the picture: x comes to y. */
const frame = Float32Array.of(0, -1, 0, 1, 0, 0, 0, 0, 1);
const points = Float32Array.of(-2, 0, 0, 2, 0, 0);
const chain: Chain = {
  kind: "chain",
  residues: ["ALA1", "GLY2"],
  rotations: [identity, half, third],
  predictions: [points, points, points],
  mean: points,
  label: points,
  input: points,
  equiv: Float32Array.of(0, 1),
  frame,
};

/** The ends of a stick in the scene. */
function endsOf(stick: Object3D): Vector3[] {
  const matrix = new Matrix4();
  (stick as InstancedMesh).getMatrixAt(0, matrix);
  stick.updateWorldMatrix(true, false);
  matrix.premultiply(stick.matrixWorld);
  return [-0.5, 0.5].map((end) => new Vector3(0, end, 0).applyMatrix4(matrix));
}

const axisOf = (change: Partial<Drawing>) =>
  drawStructure(chain, { ...drawing, ...change }).children.slice(1);

test("the axis of the chosen rotation goes through the centre, the same in both views", () => {
  const reach = radiusOfStructure(chain);
  const expected = [
    { copy: 1, along: new Vector3(-1, 0, 0) },
    { copy: 2, along: new Vector3(-1, 1, 1).normalize() },
  ];
  for (const { copy, along } of expected)
    for (const isTurned of [false, true]) {
      const [stick, ...more] = axisOf({ copy, isTurned });
      expect(more).toEqual([]);
      const [from, to] = endsOf(stick);
      expect(from.clone().add(to).length()).toBeCloseTo(0, 5);
      expect(Math.abs(to.dot(along))).toBeCloseTo(reach, 5);
      expect(to.length()).toBeCloseTo(reach, 5);
    }
});

test("there is none of a rotation that turns nothing, nor in small pictures", () => {
  expect(axisOf({ copy: 0 })).toEqual([]);
  expect(axisOf({ copy: 1, isAxis: false })).toEqual([]);
});
