import type { StructuresAnalysis } from "equimeter/runs/analyze";

import { bondsBetween } from "../../../equimeter/src/report/figures/analysis/bonds.ts";
import { principalFrame } from "./frame.ts";
import { byAngle } from "./rotation.ts";
import { unpackLevels, unpackNumbers } from "./unpack.ts";

/** A sample as the file has it. */
export type ShownSample = StructuresAnalysis["shown"][number];
type Portrait = ShownSample["portrait"];
type PortraitOf<Kind extends Portrait["kind"]> = Extract<Portrait, { kind: Kind }>;

/** Un-rotated predictions by the angle of their rotations, of a sample that is ready to be drawn. */
interface Turned {
  /** Of each copy, nine numbers. */
  readonly rotations: readonly Float32Array[];
}

interface Vectors extends Turned {
  /** Turns the picture so that it is widest to the right and flattest towards the eye. */
  readonly frame: Float32Array;
  /** [rows, 3] each. */
  readonly predictions: readonly Float32Array[];
  readonly mean: Float32Array;
  readonly label: Float32Array;
  /** [rows] */
  readonly equiv: Float32Array;
}

/** Forces on atoms about their centroid, in Å and eV/Å. */
export interface Molecule extends Vectors {
  readonly kind: "forces";
  readonly elements: readonly string[];
  readonly positions: Float32Array;
  readonly bonds: readonly (readonly [number, number])[];
}

/** Alpha carbons, in nm. */
export interface Chain extends Vectors {
  readonly kind: "chain";
  readonly residues: readonly string[];
  readonly input: Float32Array;
}

/** Densities of channels, in voxels. They are unpacked when they are drawn. */
export interface Densities extends Turned {
  readonly kind: "grid";
  readonly packed: PortraitOf<"grid">;
  /** Of the copies, in the order of `rotations`. */
  readonly order: readonly number[];
}

export type Drawable = Molecule | Chain | Densities;

export function drawableOf(portrait: Portrait): Drawable {
  const matrices = unpackNumbers(portrait.rotations);
  const order = byAngle(matrices);
  const rotations = order.map((i) => matrices.subarray(9 * i, 9 * i + 9));
  if (portrait.kind === "grid") return { kind: "grid", packed: portrait, order, rotations };
  const predictions = unpackNumbers(portrait.predictions);
  const size = predictions.length / order.length;
  const vectors = {
    rotations,
    predictions: order.map((i) => predictions.subarray(size * i, size * (i + 1))),
    mean: unpackNumbers(portrait.mean),
    label: unpackNumbers(portrait.label),
    equiv: unpackNumbers(portrait.equiv),
  };
  if (portrait.kind === "chain")
    return {
      kind: "chain",
      residues: portrait.residues,
      input: unpackNumbers(portrait.input),
      frame: principalFrame(vectors.label),
      ...vectors,
    };
  const { elements } = portrait;
  const positions = centred(unpackNumbers(portrait.positions));
  const atoms = elements.map((element, i) => ({
    element,
    position: Array.from(positions.subarray(3 * i, 3 * i + 3)),
  }));
  const frame = principalFrame(positions);
  return { kind: "forces", elements, positions, bonds: bondsBetween(atoms), frame, ...vectors };
}

/** Points about their centroid. */
function centred(points: Float32Array): Float32Array {
  const count = points.length / 3;
  const sums = [0, 0, 0];
  points.forEach((value, i) => (sums[i % 3] += value / count));
  return points.map((value, i) => value - sums[i % 3]);
}

export const densityNames = ["label", "mean", "prediction", "spread"] as const;
export type DensityName = (typeof densityNames)[number];

/**
 * A density of one channel, or the largest over all channels at each voxel, [x, y, z].
 *
 * @param copy - which un-rotated prediction
 */
export function densityOf(
  { packed, order }: Densities,
  name: DensityName,
  channel: number | null,
  copy: number,
): Float32Array {
  const levels = unpackLevels(
    name === "prediction" ? packed.predictions[order[copy]] : packed[name],
  );
  const size = levels.length / packed.channels.length;
  if (channel !== null) return levels.slice(channel * size, (channel + 1) * size);
  const largest = levels.slice(0, size);
  for (let i = size; i < levels.length; i++)
    largest[i % size] = Math.max(largest[i % size], levels[i]);
  return largest;
}

/** What a row is called: `N5`, `ALA12`; a voxel has no name. */
export function rowName(one: Drawable, row: number): string {
  if (one.kind === "forces") return `${one.elements[row]}${row + 1}`;
  return one.kind === "chain" ? one.residues[row] : "";
}

/** The largest L_equiv of a row; 0 where there is none. */
export function largestEquiv(one: Drawable): number {
  return one.kind === "grid" ? 0 : one.equiv.reduce((a, b) => Math.max(a, b), 0);
}
