export type { Analysis, AnalyzeOptions } from "./analysis.js";
export type { LossOptions } from "./open.js";
export { analyzeLatents, type LatentsAnalysis, type LatentsOptions } from "./latents.js";
export {
  analyzeProperties,
  type PropertiesAnalysis,
  type PropertiesOptions,
} from "./properties.js";
export { analyzeReconstruction, type ReconstructionAnalysis } from "./reconstruction.js";
export {
  analyzeSampler,
  type ModeReport,
  type SamplerAnalysis,
  samplerFile,
  type SamplerModes,
  type SamplerOptions,
} from "./sampler.js";
export { voxelFile, type VoxelOptions } from "./voxels.js";
