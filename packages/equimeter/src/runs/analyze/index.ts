export type { Analysis, AnalyzeOptions } from "./analysis.js";
export type { LossOptions } from "./open.js";
export {
  analyzeGradients,
  type GradientPoint,
  type GradientsAnalysis,
  gradientsFile,
  type GradientsOptions,
  type GradientsResult,
} from "./gradients.js";
export {
  analyzeBounds,
  type BoundsAnalysis,
  boundsFile,
  type BoundsOptions,
  type BoundsResult,
} from "./gradients-bounds.js";
export {
  analyzeHessian,
  type HessianAnalysis,
  hessianFile,
  type HessianResult,
  type HessianRunOptions,
  type Minibatch,
} from "./hessian.js";
export {
  analyzeLandscape,
  type LandscapeAnalysis,
  landscapeFile,
  type LandscapeLook,
  type LandscapeResult,
  type LandscapeRunOptions,
  type Look,
} from "./landscape.js";
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
export {
  analyzeLayers,
  type LayersAnalysis,
  layersFile,
  type LayersOptions,
  type RunLayers,
} from "./layers.js";
export {
  analyzeSamples,
  type RunSamples,
  type SamplesAnalysis,
  samplesFile,
  type SamplesOptions,
} from "./samples.js";
export {
  analyzeStructures,
  type StructuresAnalysis,
  structuresFile,
  type StructuresOptions,
  type StructuresReport,
} from "./structures.js";
export { voxelFile, type VoxelOptions } from "./voxels.js";
export {
  analyzeWhere,
  type WhereAnalysis,
  whereFile,
  type WhereOptions,
  type WhereReport,
} from "./where.js";
export {
  analyzeDynamics,
  type DynamicsAnalysis,
  dynamicsFile,
  type DynamicsSettings,
} from "./dynamics.js";
export { analyzeHead, type HeadAnalysis, headFile, type HeadOptions } from "./head.js";
export { analyzeParameters, parametersFile } from "./parameters.js";
export type {
  ParametersAlong,
  ParametersAnalysis,
  ParametersNear,
  ParametersOptions,
  ParametersPart,
  ParametersPoint,
} from "./parameters-result.js";
