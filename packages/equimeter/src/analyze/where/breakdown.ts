import type { Tensor } from "@equimeter/torch";

import type { Batch } from "../../data/index.js";

/** The rows of one sample: its atoms, residues or voxels, as far as they are looked at. */
export interface SampleRows {
  readonly batch: Batch;
  /** Its number in the batch, and among all samples. */
  readonly sample: number;
  readonly number: number;
  /** Of its first row among those of the batch that are looked at. */
  readonly first: number;
  readonly rows: number;
  /** Of what the batch has a row for, where several of its components are rows here: [C, X, Y, Z]. */
  readonly shape: readonly number[];
}

/** Sorts rows, or waves along them, into classes. */
export interface RowBreakdown {
  /** As it is asked for: "element". */
  readonly name: string;
  /** What its classes are, with their unit: "distance from the centroid (Å)". */
  readonly title: string;
  readonly classes: readonly string[];
  /**
   * An orthonormal change of basis for what is sorted by waves: sums of squares stay as they are.
   * [passes, rows, components] float64 → [passes, waves, components], as many waves as rows
   */
  waves?(values: Tensor, sample: SampleRows): Tensor;
  /** The class of each row or wave, from 0; −1 where it has none. [rows] */
  classOf(sample: SampleRows): ArrayLike<number>;
}
