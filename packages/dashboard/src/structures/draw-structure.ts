import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  type InstancedMesh,
  Matrix4,
  Mesh,
  MeshLambertMaterial,
  type Object3D,
} from "three";

import { arrows, balls, letters, sticks, thread } from "../scene/draw.ts";
import { equivColor, partColors, radiusOf } from "./colors.ts";
import { isosurface } from "./isosurface.ts";
import { turnedBy } from "./rotation.ts";
import {
  type Chain,
  type Densities,
  densityOf,
  type DensityName,
  type Drawable,
  type Molecule,
} from "./sample.ts";

/** What of a sample is drawn, and how. */
export interface Drawing {
  /** The un-rotated prediction that stands out. */
  readonly copy: number;
  /** As the model saw it: the input, and its answer, turned. */
  readonly isTurned: boolean;
  /** All un-rotated predictions, thin. */
  readonly isFan: boolean;
  /** L_equiv of the last colour. */
  readonly largest: number;
  readonly isDark: boolean;
  /** Of densities. */
  readonly channel: number | null;
  readonly level: number;
  readonly densities: readonly DensityName[];
}

export function drawStructure(one: Drawable, drawing: Drawing): Object3D {
  if (one.kind === "grid") return surfaces(one, drawing);
  const things = one.kind === "forces" ? molecule(one, drawing) : chain(one, drawing);
  things.applyMatrix4(matrixOf(one.frame));
  return things;
}

/** Radius about the origin from which all of it is seen, whatever is drawn. */
export function radiusOfStructure(one: Drawable): number {
  if (one.kind === "grid") {
    const [, ...size] = one.packed.label.shape;
    return 0.32 * Math.hypot(...size); // molecules stand in the middle
  }
  const points = one.kind === "forces" ? [one.positions] : [one.label, one.mean];
  const farthest = Math.max(...points.map(reach));
  return one.kind === "forces" ? 0.9 * farthest + 0.7 * longestArrow : farthest;
}

function reach(points: Float32Array): number {
  let farthest = 0;
  for (let i = 0; i < points.length; i += 3)
    farthest = Math.max(farthest, Math.hypot(points[i], points[i + 1], points[i + 2]));
  return farthest;
}

/** Å that the longest of the true and mean forces is drawn. */
const longestArrow = 1.6;

/** Å for an eV/Å. */
export function arrowScale({ label, mean }: Molecule): number {
  const longest = Math.max(reach(label), reach(mean));
  return longest > 0 ? longestArrow / longest : 1;
}

function molecule(one: Molecule, drawing: Drawing): Object3D {
  const { copy, isTurned, isFan, isDark } = drawing;
  const colors = partColors(isDark);
  const matrix = one.rotations[copy];
  const seen = (vectors: Float32Array) => (isTurned ? turnedBy(matrix, vectors) : vectors);
  const positions = seen(one.positions);
  const scale = arrowScale(one);
  const arrow = (vectors: Float32Array, color: string, radius: number, opacity = 1) =>
    arrows(positions, seen(vectors), { scale, radius, color, opacity });
  const group = new Group();
  group.add(
    sticks(positions, one.bonds, 0.07, () => colors.bond),
    rows(balls(positions, (i) => radiusOf(one.elements[i]), colorOf(one, drawing))),
    arrow(one.label, colors.label, 0.045),
    arrow(one.mean, colors.mean, 0.045),
    arrow(one.predictions[copy], colors.prediction, 0.045),
  );
  if (isFan)
    for (const prediction of one.predictions)
      group.add(arrow(prediction, colors.prediction, 0.015, 0.45));
  group.add(letters(positions, one.elements, 0.42));
  return group;
}

/** What the pointer finds. */
export const rowsName = "rows";
function rows(mesh: InstancedMesh): InstancedMesh {
  mesh.name = rowsName;
  return mesh;
}

const colorOf =
  ({ equiv }: Molecule | Chain, { largest, isDark }: Drawing) =>
  (row: number): string =>
    equivColor(equiv[row] / (largest || 1), isDark);

function chain(one: Chain, drawing: Drawing): Object3D {
  const { copy, isTurned, isFan, isDark } = drawing;
  const colors = partColors(isDark);
  const matrix = one.rotations[copy];
  const seen = (points: Float32Array) => (isTurned ? turnedBy(matrix, points) : points);
  const pairs = one.residues.slice(1).map((_, i) => [i, i + 1] as const);
  const thick = 0.03;
  const tube = (points: Float32Array, radius: number, color: string) => {
    const places = seen(points);
    return [
      sticks(places, pairs, radius, () => color),
      // The first residue is larger.
      balls(
        places,
        (i) => (i === 0 ? 3 : 1) * radius,
        () => color,
      ),
    ];
  };
  const label = seen(one.label);
  const group = new Group();
  group.add(
    sticks(label, pairs, thick, () => colors.label),
    rows(balls(label, (i) => (i === 0 ? 3.2 : 2) * thick, colorOf(one, drawing))),
    ...tube(one.mean, 0.7 * thick, colors.mean),
    ...tube(one.predictions[copy], 0.7 * thick, colors.prediction),
  );
  if (isFan)
    for (const points of one.predictions) group.add(thread(seen(points), colors.prediction, 0.45));
  return group;
}

/** The colours of densities. */
export function densityColors(isDark: boolean): Record<DensityName, string> {
  const { label, mean, prediction } = partColors(isDark);
  return { label, mean, prediction, spread: isDark ? "#f0883e" : "#d5552a" };
}

function surfaces(one: Densities, drawing: Drawing): Object3D {
  const { densities, channel, copy, level, isDark, isTurned } = drawing;
  const [, ...size] = one.packed.label.shape;
  const [a, b, c] = size;
  const group = new Group();
  densities.forEach((name, i) => {
    const values = densityOf(one, name, channel, copy);
    // The spread is small beside a density: its level is a share of its own largest value.
    const at = name === "spread" ? level * one.packed.spread.high : level;
    const corners = isosurface({ values, size: [a, b, c] }, at);
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(corners, 3));
    geometry.translate(-(a - 1) / 2, -(b - 1) / 2, -(c - 1) / 2);
    geometry.computeVertexNormals();
    const isAlone = densities.length === 1;
    const material = new MeshLambertMaterial({
      color: densityColors(isDark)[name],
      side: DoubleSide,
      flatShading: true,
      ...(!isAlone && { transparent: true, opacity: 0.5, depthWrite: false }),
    });
    const mesh = new Mesh(geometry, material);
    mesh.renderOrder = i;
    group.add(mesh);
  });
  if (isTurned) group.applyMatrix4(matrixOf(one.rotations[copy]));
  return group;
}

function matrixOf(rotation: Float32Array): Matrix4 {
  const [a, b, c, d, e, f, g, h, i] = rotation;
  return new Matrix4().set(a, b, c, 0, d, e, f, 0, g, h, i, 0, 0, 0, 0, 1);
}
