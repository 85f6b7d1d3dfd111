/** A value of the comment line: a scalar, a list, or whatever JSON can say. */
export type InfoValue =
  | string
  | number
  | boolean
  | null
  | InfoValue[]
  | { [key: string]: InfoValue };

/** The letters of an extended-XYZ `Properties` entry: real, integer, logical, string. */
export type PropertyType = "R" | "I" | "L" | "S";

/** A per-atom property other than element, position and force. */
export interface AtomArray {
  /** [n*columns] row-major; logicals are 1 and 0. */
  values: Float64Array | string[];
  columns: number;
  /** How a file declares it; without it numbers are real ("R") and strings "S". */
  type?: PropertyType;
}

/** One molecule or crystal. */
export interface Structure {
  /** Where it came from: "demo.xyz.gz#12 (paracetamol)"; frames count from 0. */
  name: string;
  /** [n] */
  atomicNumbers: Int32Array;
  /** [n*3] Å, row-major */
  positions: Float64Array;
  /** [9] Å, rows are lattice vectors */
  cell?: Float64Array;
  /** Along each lattice vector. */
  periodic: [boolean, boolean, boolean];
  /** eV */
  energy?: number;
  /** [n*3] eV/Å, row-major */
  forces?: Float64Array;
  /** Everything else on the comment line. */
  info: Record<string, InfoValue>;
  /** Other per-atom properties. */
  arrays: Record<string, AtomArray>;
}
