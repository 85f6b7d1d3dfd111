export type { InputOptions, Noise, Turned } from "./inputs.js";
export { latentSimilarity, type LatentOptions, type LatentReport } from "./latents.js";
export { permutationTest, type PermutationTest } from "./permutation-test.js";
export { rankTest, type RankTest } from "./rank-test.js";
export {
  type ReconstructionOptions,
  type ReconstructionReport,
  reconstructionEquivariance,
  type TurnError,
} from "./reconstruction.js";
export type { Mean, TurnSummary } from "./reconstruction-summary.js";
export type { Similarity, SimilarityOptions } from "./similarity.js";
export type { Spread } from "./spread.js";
export type { Axis, Turn } from "./turns.js";
export { propertyEquivariance, type PropertyOptions, type PropertyReport } from "./properties.js";
export { type PropertyRow, propertyTable } from "./properties-table.js";
export * from "./dynamics/index.js";
export * from "./layers/index.js";
export * from "./sampler/index.js";
export * from "./samples/index.js";
export * from "./structures/index.js";
export * from "./structures-view/index.js";
export {
  type CourseCorrelations,
  courseCorrelations,
  type CourseOptions,
  type Propositions,
  propositions,
  type RatioPoint,
  smoothnessAt,
  type SmoothnessOptions,
  type SmoothnessPoint,
  type SmoothnessReport,
} from "./gradients/index.js";
export * from "./head/index.js";
export * from "./hessian/index.js";
export * from "./parameters/index.js";
export * from "./landscape/index.js";
export * from "./spectrum/index.js";
export { chooseParameters, type ChosenParameters, withOnly } from "./choose-parameters.js";
export * from "./where/index.js";
