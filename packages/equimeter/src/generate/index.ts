export { type ChainOptions, type Jump, walkJump } from "./chains.js";
export { type AtomOptions, type AtomRule, moleculesOf } from "./molecules.js";
export { structureOf, type VoxelMolecule } from "./molecules.js";
export { findPeaks, type Peak, type PeakOptions, thresholded } from "./peaks.js";
export { refine, type Refinement, type RefinementKind } from "./refine.js";
export { dropTooClose, keptAtoms, type TooCloseOptions, type TooCloseRule } from "./too-close.js";
export { jump, score, startFromDensity, startFromNoise, walk } from "./walk-jump.js";
export type { WalkNoise, WalkOptions, WalkState } from "./walk-jump.js";
