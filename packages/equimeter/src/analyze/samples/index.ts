export type { Powers } from "./degrees.js";
export type { DesignKind, OrbitKind } from "./designs.js";
export type { Distribution, Shape } from "./distribution.js";
export type { ErrorSources, PredictedError } from "./predicted.js";
export {
  type ComparedDesign,
  groupSamples,
  type GroupSamplesOptions,
  type GroupSamplesReport,
} from "./samples.js";
export type { Value } from "./value.js";
