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
