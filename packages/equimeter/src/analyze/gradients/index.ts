export { blockBootstrap, type BlockBootstrapOptions } from "./block-bootstrap.js";
export { type Correlation, correlationOf, type Estimated } from "./correlation.js";
export {
  type CourseCorrelations,
  courseCorrelations,
  type CourseOptions,
  type Lagged,
  type RatioPoint,
  type Window,
  withLogarithms,
} from "./course.js";
export {
  fitLojasiewicz,
  type KurdykaLojasiewicz,
  type LojasiewiczFit,
  type LossAndSlope,
} from "./kurdyka-lojasiewicz.js";
export {
  type BoundAtStep,
  type Proposition2,
  type Proposition3,
  type Propositions,
  propositions,
  type Smoothness,
  type SmoothnessPoint,
} from "./propositions.js";
export { type AtStep, smoothed } from "./smoothing.js";
export {
  type Extremes,
  smoothnessAt,
  type SmoothnessOptions,
  type SmoothnessReport,
} from "./smoothness.js";
