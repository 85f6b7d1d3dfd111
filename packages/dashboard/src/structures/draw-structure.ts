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
import { densityColors, equivColor, partColors, radiusOf } from "./colors.ts";
import { isosurface } from "./isosurface.ts";
import { axisAngleOf, turnedBy } from "./rotation.ts";
import {
  type Chain,
  type Densities,
  densityOf,
  type DensityName,
  type Drawable,
  type Molecule,
} from "./sample.ts";
import { radiusOfStructure } from "./size.ts";

/** What of a sample is drawn, and how. */
export interface Drawing {
  /** The un-rotated prediction that stands out. */
  readonly copy: number;
  /** As the model saw it: the input, and its answer, turned. */
  readonly isTurned: boolean;
  /** All un-rotated predictions, thin. */
  readonly isFan: boolean;
  /** The axis of the rotation of `copy`, through the centre. */
  readonly isAxis: boolean;
  /** Å that an arrow of 1 eV/Å is long. */
  readonly scale: number;
  /** L_equiv of the last colour. */
  readonly largest: number;
  readonly isDark: boolean;
  /** Of densities. */
  readonly channel: number | null;
  readonly level: number;
  readonly densities: readonly DensityName[];
}

export function drawStructure(one: Drawable, drawing: Drawing): Object3D {
  const things = new Group().add(...sample(one, drawing), ...axis(one, drawing));
  if (one.kind !== "grid") things.applyMatrix4(matrixOf(one.frame));
  return things;
}

function sample(one: Drawable, drawing: Drawing): Object3D[] {
  if (one.kind === "grid") return [surfaces(one, drawing)];
  return [one.kind === "forces" ? molecule(one, drawing) : chain(one, drawing)];
}

/** What T leaves where it is, so that it is the same before and after it; nothing where T turns nothing. */
function axis(one: Drawable, { copy, isAxis, isDark }: Drawing): Object3D[] {
  const found = isAxis ? axisAngleOf(one.rotations[copy]).axis : null;
  if (found === null) return [];
  const reach = radiusOfStructure(one);
  const ends = [...found.map((part) => -part * reach), ...found.map((part) => part * reach)];
  return [sticks(ends, [[0, 1]], 0.004 * reach, () => partColors(isDark).axis)];
}

function molecule(one: Molecule, drawing: Drawing): Object3D {
  const { copy, isTurned, isFan, isDark, scale } = drawing;
  const colors = partColors(isDark);
  const matrix = one.rotations[copy];
  const seen = (vectors: Float32Array) => (isTurned ? turnedBy(matrix, vectors) : vectors);
  const positions = seen(one.positions);
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
