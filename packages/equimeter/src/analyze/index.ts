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
export * from "./sampler/index.js";
export * from "./structures/index.js";
