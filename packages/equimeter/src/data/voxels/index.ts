export {
  type AugmentOptions,
  augmentPositions,
  centred,
  type Random,
  type RotationLaw,
} from "./augment.js";
export { channelsOf } from "./channels.js";
export { collateVoxels, type CollateVoxelsOptions } from "./collate.js";
export { type VoxelAtoms, voxelizeInto } from "./density.js";
export { gridFilter } from "./filter.js";
export { noiseLike } from "./noise.js";
export { voxelGrid, type VoxelGrid, type VoxelOptions, type WindowKind } from "./grid.js";
export { voxelize } from "./voxelize.js";
