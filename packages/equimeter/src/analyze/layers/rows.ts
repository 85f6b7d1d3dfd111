import { arange, type Tensor, tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { uniform } from "../../random.js";

/** What is known of a batch that tells what the axes of an intermediate result are. */
export interface BatchShape {
  readonly samples: number;
  /** The sample of each atom, [N] int64, where there are atoms. */
  readonly sampleOfAtom?: Tensor;
  /** Which neighbours of each atom there are, [N, K] bool. */
  readonly neighbors?: Tensor;
  /** Which points of each sample there are, [B, N] bool. */
  readonly points?: Tensor;
  /** Samples are grids: what they give is [B, channels, X, Y, Z]. */
  readonly isGrid: boolean;
}

/** What the rows of an intermediate result are. */
export type RowKind = "atoms" | "neighbours" | "points" | "pairs" | "voxels" | "samples";

/** How to read a tensor as rows. */
export interface RowReader {
  readonly kind: RowKind;
  readonly channels: number;
  /** The sample of each row that is read, [rows] int64. */
  readonly sampleOfRow: Tensor;
  /** [rows, channels] */
  readonly read: (values: Tensor) => Tensor;
  /** Means over all rows of each sample, [samples, channels] float64. */
  readonly pooled: (values: Tensor) => Tensor;
}

export function shapeOf(
  batch: Batch,
  samples: number,
  { mask, isGrid }: { mask?: string; isGrid: boolean },
): BatchShape {
  return {
    samples,
    isGrid,
    ...(batch.batch && { sampleOfAtom: batch.batch }),
    ...(batch.batch && batch.neighborMask && { neighbors: batch.neighborMask }),
    ...(mask !== undefined && { points: batch[mask] }),
  };
}

/** More channels than these are no channels. */
const mostChannels = 2048;

/**
 * How a tensor is read as rows of channels: rows are atoms or their neighbours, points of a chain or their
 * pairs, voxels, or whole samples. Tokens in front of the points, as registers, are left out, and so are
 * padding and neighbours that are not there.
 *
 * @param mostRows - of a sample, chosen at random, the same ones for tensors of the same shape
 * @returns a reader, or why there is none
 */
export function readerOf(
  values: Tensor,
  batch: BatchShape,
  mostRows: number,
  seed: number,
): RowReader | string {
  if (!values.dtype.startsWith("float")) return `holds ${values.dtype}`;
  const found = layoutOf(values, batch);
  if (typeof found === "string") return found;
  const { kind, flat, rows, sampleOfRow } = found;
  const [, channels] = tidy(() => flat(values).shape);
  if (channels > mostChannels) return `holds ${channels} numbers a row`;
  const chosen = someRows(rows, sampleOfRow, batch.samples, mostRows, seed);
  const counts = sampleOfRow.bincount({ minlength: batch.samples }).to("float64").unsqueeze(1);
  return {
    kind,
    channels,
    sampleOfRow: sampleOfRow.indexSelect(0, chosen.places),
    // Views would hold the whole.
    read: (one) => tidy(() => flat(one).indexSelect(0, chosen.rows)),
    pooled: (one) =>
      tidy(() => {
        const all = rows ? flat(one).indexSelect(0, rows) : flat(one);
        const sums = counts.newZeros([batch.samples, channels]);
        return sums.indexAdd(0, sampleOfRow, all.to("float64")).div(counts);
      }),
  };
}

interface Layout {
  readonly kind: RowKind;
  /** [all rows, channels] */
  readonly flat: (values: Tensor) => Tensor;
  /** Those that are looked at, [rows] int64; null: all. */
  readonly rows: Tensor | null;
  /** Of those that are looked at. */
  readonly sampleOfRow: Tensor;
}

const lastAxis = (values: Tensor): Tensor =>
  values.rank === 1 ? values.unsqueeze(1) : values.reshape([-1, values.shape.at(-1)!]);

function layoutOf(values: Tensor, batch: BatchShape): Layout | string {
  const { shape, rank } = values;
  const { samples, sampleOfAtom, points } = batch;
  if (rank === 0) return "is one number for all samples";
  if (sampleOfAtom && shape[0] === sampleOfAtom.shape[0]) return ofAtoms(shape, batch);
  if (shape[0] !== samples) {
    const neither = sampleOfAtom ? `neither the ${sampleOfAtom.shape[0]} atoms nor` : "not";
    return `its first axis, ${shape[0]}, is ${neither} the ${samples} samples`;
  }
  if (batch.isGrid && rank === 5) return ofGrids(shape, values);
  if (points && rank >= 3 && shape[1] > 1) return ofPoints(shape, points);
  const sampleOfRow = arange(samples, { device: values.device });
  return {
    kind: "samples",
    flat: (one) => one.reshape([samples, -1]),
    rows: null,
    sampleOfRow,
  };
}

function ofAtoms(shape: readonly number[], { sampleOfAtom, neighbors }: BatchShape): Layout {
  if (shape.length < 3)
    return { kind: "atoms", flat: lastAxis, rows: null, sampleOfRow: sampleOfAtom! };
  const each = shape.slice(1, -1).reduce((product, size) => product * size, 1);
  const samples = sampleOfAtom!.repeatInterleave(each);
  if (!neighbors || shape.length !== 3 || neighbors.shape[1] !== shape[1])
    return { kind: "neighbours", flat: lastAxis, rows: null, sampleOfRow: samples };
  const rows = neighbors.reshape([-1]).nonzero().squeeze(1);
  return { kind: "neighbours", flat: lastAxis, rows, sampleOfRow: samples.indexSelect(0, rows) };
}

function ofGrids([samples, channels, ...size]: readonly number[], { device }: Tensor): Layout {
  const voxels = size.reduce((product, length) => product * length, 1);
  return {
    kind: "voxels",
    flat: (one) => one.reshape([samples, channels, voxels]).transpose(1, 2).reshape([-1, channels]),
    rows: null,
    sampleOfRow: arange(samples, { device }).repeatInterleave(voxels),
  };
}

function ofPoints(shape: readonly number[], points: Tensor): Layout | string {
  const [samples, width] = points.shape;
  const [, length] = shape;
  if (length < width) return `its second axis, ${length}, is not the ${width} points`;
  const before = length - width;
  const isPairs = shape.length === 4 && shape[2] === length;
  const own = (one: Tensor) => one.narrow(1, before, width);
  const flat = (one: Tensor) => lastAxis(isPairs ? own(one).narrow(2, before, width) : own(one));
  const places = isPairs ? points.unsqueeze(2).logicalAnd(points.unsqueeze(1)) : points;
  const inner = isPairs ? 1 : shape.slice(2, -1).reduce((product, size) => product * size, 1);
  const rows = places.reshape([-1]).repeatInterleave(inner).nonzero().squeeze(1);
  const each = width * (isPairs ? width : 1) * inner;
  const all = arange(samples, { device: points.device }).repeatInterleave(each);
  return { kind: isPairs ? "pairs" : "points", flat, rows, sampleOfRow: all.indexSelect(0, rows) };
}

/** At most so many rows of each sample: places among those looked at, and rows of the whole. */
function someRows(
  rows: Tensor | null,
  sampleOfRow: Tensor,
  samples: number,
  most: number,
  seed: number,
): { places: Tensor; rows: Tensor } {
  const random = uniform(seed);
  const bySample = Array.from({ length: samples }, (): number[] => []);
  sampleOfRow.toNumbers().forEach((sample, place) => bySample[sample].push(place));
  const kept = bySample.flatMap((all) => drawn(all, most, random).sort((a, b) => a - b));
  const places = tensor(kept, { dtype: "int64", device: sampleOfRow.device });
  return { places, rows: rows ? rows.indexSelect(0, places) : places };
}

/** The first steps of a shuffle. */
function drawn(all: number[], most: number, random: () => number): number[] {
  if (all.length <= most) return all;
  for (let i = 0; i < most; i++) {
    const j = i + Math.floor(random() * (all.length - i));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all.slice(0, most);
}
