export type { PairDistances } from "./pairs.js";
export {
  type SampleTrajectory,
  samplerEquivariance,
  type SamplerOptions,
  type SamplerReport,
} from "./sampler.js";
