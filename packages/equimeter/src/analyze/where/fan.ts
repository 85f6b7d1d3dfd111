import { fromTypedArray, type Tensor } from "@equimeter/torch";

import { elementSymbols } from "../../data/index.js";
import type { GridOf } from "./by-voxels.js";
import type { Portrayed } from "./where.js";

/** x, y and z. */
export type Place = readonly number[];

/** One sample with its un-rotated predictions, to be drawn. */
export type Fan = ForcesFan | ChainFan | SpreadMap;

/** All un-rotated predictions of vectors or points: those drawn, their mean over all rotations, the truth. */
interface Predictions {
  /** [copies][rows], some of the rotations where there are many. */
  readonly predictions: readonly (readonly Place[])[];
  /** μ of each row. */
  readonly mean: readonly Place[];
  readonly label: readonly Place[];
}

/** Forces in eV/Å on atoms in Å. */
export interface ForcesFan extends Predictions {
  readonly kind: "forces";
  readonly atoms: readonly { readonly element: string; readonly position: Place }[];
}

/** Residues along a chain, in nm. */
export interface ChainFan extends Predictions {
  readonly kind: "chain";
}

/**
 * What there is of a field on a grid, for which thousands of values lie over one another: the true
 * density, and the spread √L_equiv over all channels, each the largest along one axis.
 */
export interface SpreadMap {
  readonly kind: "spread";
  /** Which the maps look along: "x", "y" or "z". */
  readonly along: string;
  /** The axes of rows and columns, and Å from one to the next. */
  readonly axes: readonly [rows: string, columns: string];
  readonly resolution: number;
  /** [rows][columns] */
  readonly density: readonly (readonly number[])[];
  readonly spread: readonly (readonly number[])[];
}

/** More would be a blur. */
const mostCopies = 24;

export function forcesFan(given: Portrayed): ForcesFan {
  const { batch, first, rows } = given.sample;
  const places = placesOf(batch.positions.narrow(0, first, rows).to("float64"));
  const numbers = batch.atomicNumbers.narrow(0, first, rows).toNumbers();
  const atoms = numbers.map((number, atom) => {
    return { element: elementSymbols[number], position: places[atom] };
  });
  return { kind: "forces", atoms, ...predictionsOf(given) };
}

export function chainFan(given: Portrayed): ChainFan {
  return { kind: "chain", ...predictionsOf(given) };
}

/** Along the axis in which the density is the flattest. */
export function spreadMap({ label, equiv }: Portrayed, grid: GridOf): SpreadMap {
  const shape = [grid.channels.length, ...grid.size];
  const density = label.reshape(shape).amax([0]); // [X, Y, Z]
  const spread = fromTypedArray(equiv).to(label.device).view(shape).sum(0).sqrt();
  const axis = flattest(density);
  const [rows, columns] = ["x", "y", "z"].filter((_, i) => i !== axis);
  const seen = (field: Tensor) => rowsOf(field.amax([axis]));
  return {
    kind: "spread",
    along: "xyz"[axis],
    axes: [rows, columns],
    resolution: grid.resolution,
    density: seen(density),
    spread: seen(spread),
  };
}

/** The axis along which a density [X, Y, Z] has the smallest variance. */
function flattest(density: Tensor): number {
  const variances = [0, 1, 2].map((axis) => {
    const weights = density.sum([0, 1, 2].filter((other) => other !== axis)).toNumbers();
    const total = weights.reduce((a, b) => a + b, 0);
    if (total === 0) return 0; // nothing on the grid
    const mean = weights.reduce((sum, weight, i) => sum + (weight * i) / total, 0);
    return weights.reduce((sum, weight, i) => sum + (weight * (i - mean) ** 2) / total, 0);
  });
  return variances.indexOf(Math.min(...variances));
}

function predictionsOf({ twisted, label }: Portrayed): Predictions {
  const copies = Math.min(mostCopies, twisted.shape[0]);
  return {
    predictions: Array.from({ length: copies }, (_, copy) => placesOf(twisted.select(0, copy))),
    mean: placesOf(twisted.mean(0)),
    label: placesOf(label),
  };
}

/** [rows, 3] */
const placesOf: (values: Tensor) => Place[] = rowsOf;

function rowsOf(values: Tensor): number[][] {
  const [rows, columns] = values.shape;
  const numbers = values.toNumbers();
  return Array.from({ length: rows }, (_, row) =>
    numbers.slice(columns * row, columns * (row + 1)).map(short),
  );
}

/** As many digits as a picture can show, and a few more. */
const short = (value: number): number => Number(value.toPrecision(5));
