import { fromTypedArray, type Tensor, tidy } from "@equimeter/torch";

import { elementSymbols } from "../../data/index.js";
import { evenly } from "../../evenly.js";
import type { GridOf } from "../where/index.js";
import type { SamplePredictions } from "../where/samples.js";
import { type PackedLevels, type PackedNumbers, packLevels, packNumbers } from "./pack.js";

/** A sample with its un-rotated predictions, the elements that they are of, and L_equiv row by row. */
export interface TurnedSample extends SamplePredictions {
  /** [passes, 3, 3] float64 */
  readonly rotations: Tensor;
  /** Mean over the components of each row. */
  readonly equiv: Float64Array;
}

/** What is drawn of one sample. */
export type Portrait = ForcesPortrait | ChainPortrait | GridPortrait;

/** Un-rotated predictions Z_T (eq. 1 of the paper) of `copies` elements T, and their mean over all. */
interface Turned {
  /** [copies, 3, 3]: what the input was turned by. */
  readonly rotations: PackedNumbers;
}

interface TurnedVectors extends Turned {
  /** [copies, rows, 3] */
  readonly predictions: PackedNumbers;
  /** [rows, 3], over all elements. */
  readonly mean: PackedNumbers;
  /** [rows, 3] */
  readonly label: PackedNumbers;
  /** L_equiv of each row, [rows], in the unit of the loss. */
  readonly equiv: PackedNumbers;
}

/** Forces in eV/Å on atoms in Å. */
export interface ForcesPortrait extends TurnedVectors {
  readonly kind: "forces";
  readonly elements: readonly string[];
  /** [atoms, 3] */
  readonly positions: PackedNumbers;
}

/** Alpha carbons in nm, in the order of the chain. */
export interface ChainPortrait extends TurnedVectors {
  readonly kind: "chain";
  readonly residues: readonly string[];
  /** What the model was given, [residues, 3]: noise and data mixed. */
  readonly input: PackedNumbers;
}

/** Densities [channels, x, y, z]. */
export interface GridPortrait extends Turned {
  readonly kind: "grid";
  /** Symbols of the elements. */
  readonly channels: readonly string[];
  /** Å from voxel to voxel. */
  readonly resolution: number;
  readonly predictions: readonly PackedLevels[];
  readonly mean: PackedLevels;
  readonly label: PackedLevels;
  /** √L_equiv of each voxel. */
  readonly spread: PackedLevels;
}

export function forcesPortrait(seen: TurnedSample, copies: number): ForcesPortrait {
  const { batch, first, rows } = seen.sample;
  const numbers = batch.atomicNumbers.narrow(0, first, rows).toNumbers();
  return {
    kind: "forces",
    elements: numbers.map((number) => elementSymbols[number]),
    positions: packed(batch.positions.narrow(0, first, rows)),
    ...vectors(seen, copies),
  };
}

/** @param residues - the name of each, as many as there are rows */
export function chainPortrait(
  seen: TurnedSample,
  copies: number,
  residues: readonly string[],
): ChainPortrait {
  const { batch, sample } = seen.sample;
  const places = batch.mask.select(0, sample).nonzero().squeeze(1);
  const input = packed(batch.x_t.select(0, sample).indexSelect(0, places));
  return { kind: "chain", residues, input, ...vectors(seen, copies) };
}

export function gridPortrait(seen: TurnedSample, copies: number, grid: GridOf): GridPortrait {
  const { twisted, label, equiv, rotations } = seen;
  const shape = [grid.channels.length, ...grid.size];
  const levels = (values: Tensor) =>
    packLevels(tidy(() => values.reshape([-1])).toNumbers(), shape);
  const chosen = copiesOf(twisted, copies);
  return {
    kind: "grid",
    channels: grid.channels,
    resolution: grid.resolution,
    rotations: packed(some(rotations, chosen)),
    predictions: chosen.map((copy) => levels(twisted.select(0, copy))),
    mean: levels(twisted.mean(0)),
    label: levels(label),
    // Estimates without bias may lie below zero.
    spread: levels(fromTypedArray(equiv).clamp({ min: 0 }).sqrt()),
  };
}

function vectors(
  { twisted, label, rotations, equiv }: TurnedSample,
  copies: number,
): TurnedVectors {
  const chosen = copiesOf(twisted, copies);
  return {
    rotations: packed(some(rotations, chosen)),
    predictions: packed(some(twisted, chosen)),
    mean: packed(twisted.mean(0)),
    label: packed(label),
    equiv: packNumbers(equiv, [equiv.length]),
  };
}

/** Some of the copies, evenly spread among all. */
function copiesOf({ shape }: Tensor, most: number): readonly number[] {
  return evenly(
    Array.from({ length: shape[0] }, (_, i) => i),
    most,
  );
}

const some = (values: Tensor, chosen: readonly number[]): Tensor =>
  values.indexSelect(0, fromTypedArray(BigInt64Array.from(chosen, BigInt)).to(values.device));

const packed = (values: Tensor): PackedNumbers =>
  packNumbers(values.reshape([-1]).toNumbers(), values.shape);
