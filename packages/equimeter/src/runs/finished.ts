import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

import type { ResolvedConfig } from "./config/schema.js";
import { openRun, type Run } from "./folder/folder.js";

/** The run that a folder holds where it was trained to its end by this configuration; null otherwise. */
export function finishedRun(folder: string, config: ResolvedConfig): Run | null {
  if (!existsSync(folder)) return null;
  const run = openRun(folder);
  return run.status === "finished" && isDeepStrictEqual(run.config, config) ? run : null;
}
