import { UserError } from "../../errors.js";
import type { ReadOptions } from "../read/options.js";
import type { DatasetRecord } from "./format.js";

/** @throws UserError when not all structures of a data set have a label that is asked for */
export function checkLabels(
  { structures, labels }: DatasetRecord,
  path: string,
  { require = [] }: ReadOptions,
): void {
  for (const label of require)
    if (labels[label] < structures)
      throw new UserError(
        `${path}: ${structures - labels[label]} of ${structures} structures have no ${label}; ` +
          `build the data set with ${label}Key set to its name in the source`,
      );
}
