import { fileBelow } from "./below.js";
import { fileResponse } from "./file-response.js";
import { Problem } from "./problem.js";

/** Whether a file in `analysis/` is the result of one. */
export const isAnalysis = (file: string) => file.endsWith(".json") && !file.startsWith(".");

/**
 * A result of `equimeter analyze`, as it is written.
 *
 * @param run name of the run below the folder
 * @throws Problem where there is no such file
 */
export function analysisOf(root: string, run: string, file: string): Response {
  if (!isAnalysis(file)) throw new Problem(404, `${file} is no analysis: those end in .json`);
  const path = fileBelow(root, `${run}/analysis/${file}`);
  return fileResponse(path, "application/json; charset=utf-8");
}
