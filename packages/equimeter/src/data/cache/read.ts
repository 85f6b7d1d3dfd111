import { each } from "../list.js";
import { rescale } from "../read/assemble.js";
import type { ReadOptions } from "../read/options.js";
import type { Structure } from "../structure.js";
import { ownUnits, scalesOf } from "../units.js";
import { checkLabels } from "./labels.js";
import { openDataset } from "./open.js";

/** The structures of a data set on the disk, one at a time. */
export async function* readCache(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<Structure> {
  const dataset = openDataset(path);
  checkLabels(dataset.record, path, options);
  const scales = scalesOf(ownUnits, options, path);
  if (options.forcesAre === "gradient") scales.force *= -1;
  for (const structure of each(dataset)) yield rescale(structure, scales);
}
