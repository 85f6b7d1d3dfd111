import type { Batch } from "../../data/index.js";
import type { Breakdown } from "../../measure/index.js";
import type { Rows } from "./fields.js";

/** Samples to measure on, each with the same named fields. */
export interface SubjectData {
  /** The file. */
  readonly name: string;
  /** Of all samples. */
  readonly names: readonly string[];
  /** Samples are structures of atoms. */
  readonly hasAtoms: boolean;
  /** What each field has a row for. */
  readonly fields: Readonly<Record<string, Rows>>;
  /** The field [B, N] bool that tells atoms from padding, where samples were padded. */
  readonly mask?: string;
  /** What atoms are told apart by: their elements. */
  readonly by?: Breakdown;
  /** Where samples of another size begin, which cannot stand side by side; none where all can. */
  readonly starts?: readonly number[];
  /** The same samples in the order of their sizes, none of them padded; where samples were. */
  bySize?(): SubjectData;
  /** Real numbers of the largest field of one sample, for how many fit side by side. */
  readonly sampleSize: number;
  /** The samples from `first` on, side by side; real numbers in float64. */
  batchOf(first: number, count: number): Batch;
}
