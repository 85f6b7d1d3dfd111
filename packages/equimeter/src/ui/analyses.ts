import { fileBelow } from "./below.js";
import { fileResponse } from "./file-response.js";
import { Problem } from "./problem.js";

/** Whether a file in `analysis/` is the result of one. */
export const isAnalysis = (file: string) => file.endsWith(".json") && !file.startsWith(".");

/** Whether it is what one drew. */
export const isFigure = (file: string) => file.endsWith(".svg") && !file.startsWith(".");

/** Opened alone, a drawing may carry its own styles and do nothing: anybody may have put it there. */
const drawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * A result of `equimeter analyze`, or its figure, as it is written.
 *
 * @param run name of the run below the folder
 * @throws Problem where there is no such file
 */
export function analysisOf(root: string, run: string, file: string): Response {
  if (!isAnalysis(file) && !isFigure(file))
    throw new Problem(404, `${file} is no analysis: those end in .json and .svg`);
  const path = fileBelow(root, `${run}/analysis/${file}`);
  if (isAnalysis(file)) return fileResponse(path, "application/json; charset=utf-8");
  const response = fileResponse(path, "image/svg+xml; charset=utf-8");
  response.headers.set("content-security-policy", drawingPolicy);
  return response;
}
