import { UserError } from "../../errors.js";
import type { UnitOptions } from "../units.js";
import type { XyzOptions } from "../xyz/index.js";

/** How to read a file of structures, whatever its format. */
export interface ReadOptions extends XyzOptions, UnitOptions {
  /**
   * What the array of forces holds: a "gradient" has the opposite sign. Default: "gradient" for an
   * array whose name says so (`dft_total_gradient`), else "forces".
   */
  forcesAre?: "forces" | "gradient";
  /**
   * Leaves out the records of an SD file that cannot be read, and hears of each of them; other
   * formats have none to leave out. Default: the first one is an error.
   */
  skipMalformed?: (record: SkippedRecord) => void;
}

/** A record that was left out. */
export interface SkippedRecord {
  /** From 0. */
  record: number;
  /** In the file, from 1. */
  line: number;
  /** What is wrong with it, as the error would have said. */
  message: string;
}

/** @throws UserError for a limit that is no number of structures, or an unknown `forcesAre` */
export function checkOptions({ limit = Infinity, forcesAre }: ReadOptions): void {
  if (limit !== Infinity && !(Number.isInteger(limit) && limit >= 1))
    throw new UserError(`the limit of frames must be a whole number from 1 on, not ${limit}`);
  if (forcesAre !== undefined && forcesAre !== "forces" && forcesAre !== "gradient")
    throw new UserError(
      `forcesAre must be "forces" or "gradient", not ${JSON.stringify(forcesAre)}`,
    );
}

/** −1 where what is stored as `name` is a gradient, dE/dx. */
export function signOf(name: string, { forcesAre }: ReadOptions): number {
  const isGradient = forcesAre ? forcesAre === "gradient" : /grad/i.test(name);
  return isGradient ? -1 : 1;
}
