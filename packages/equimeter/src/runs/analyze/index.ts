export { type Analysis, analysisFile } from "./analysis.js";
export { analyzeLatents, type LatentsAnalysis, type LatentsOptions } from "./latents.js";
export type { AnalyzeOptions } from "./open.js";
export {
  analyzeProperties,
  type PropertiesAnalysis,
  type PropertiesOptions,
} from "./properties.js";
export { analyzeReconstruction, type ReconstructionAnalysis } from "./reconstruction.js";
