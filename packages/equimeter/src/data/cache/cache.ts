import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { checkLabels } from "./labels.js";
import { readStructures } from "../read/read.js";
import { type ReadOptions } from "../read/options.js";
import { formatOf } from "../read/format.js";
import { version } from "./format.js";
import { type Dataset, openDataset } from "./open.js";
import { isDataset, writeDataset, type WriteOptions } from "./write.js";

export interface CacheOptions extends ReadOptions, Pick<WriteOptions, "onProgress"> {
  /** Where data sets are kept. Default: `.equimeter-cache` beside the file. */
  folder?: string;
}

/**
 * The structures of a file as a data set on the disk, mapped into memory: built at the first call, in
 * the memory of a few structures, and opened by every further one until the file (path, size, time
 * of change) or the options change. A folder that is a data set already is opened as it is.
 *
 * @throws UserError for whatever `readStructures` finds wrong, and for a place that may not be written
 */
export async function cacheStructures(path: string, options: CacheOptions = {}): Promise<Dataset> {
  const { folder: parent = join(dirname(path), ".equimeter-cache"), onProgress, ...read } = options;
  if (formatOf(path) === "cache") {
    const dataset = openDataset(path);
    checkLabels(dataset.record, path, options);
    return dataset;
  }
  const { size, mtimeMs } = statSync(path);
  const source = { path: resolve(path), size, modified: mtimeMs, options: sorted(read) };
  const key = createHash("sha256")
    .update(JSON.stringify([version, source]))
    .digest("hex");
  const folder = join(parent, `${basename(path)}-${key.slice(0, 12)}`);
  if (!isDataset(folder))
    await writeDataset(folder, readStructures(path, read), {
      source,
      ...(onProgress && { onProgress }),
    });
  return openDataset(folder);
}

/** The same options in another order make the same key. Of a function only that it is there counts. */
function sorted(options: ReadOptions): Record<string, unknown> {
  const entries = Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, typeof value === "function" ? true : value] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
