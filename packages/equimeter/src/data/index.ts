export { replicate, sampleCount, sampleOfRow, type Batch } from "./batch.js";
export { cacheStructures, isDataset, openDataset, writeDataset } from "./cache/index.js";
export type { CacheOptions, Dataset } from "./cache/index.js";
export { collate } from "./collate.js";
export { elementSymbols } from "./elements.js";
export { checkForces, forceWarning, inspectStructures, OrientationSums } from "./inspect/index.js";
export type { ForceCheck, Inspection, Orientation } from "./inspect/index.js";
export { drop, each, type List, mapList, pick, type StructureList, take } from "./list.js";
export { atomCountFilter, conformerGroups, elementFilter } from "./molecules/index.js";
export { type Filter, type Filtered, filterList } from "./filter.js";
export type { ConformerGroup, MoleculeFilter, MoleculeKey } from "./molecules/index.js";
export { nearestNeighbors, type NeighborOptions } from "./neighbors/index.js";
export { prepare, type Prepared, prepareOnDemand } from "./prepared.js";
export { readStructures, readStructuresAll } from "./read/index.js";
export type { ReadOptions, SkippedRecord } from "./read/index.js";
export {
  fitReferences,
  givenReferences,
  referenceEnergy,
  type References,
  withoutReferences,
} from "./references.js";
export { formatSplit, readSplit, saveSplit } from "./split-file.js";
export { drawSplit, recordOf, shuffled } from "./split.js";
export { softSubsample } from "./subsample.js";
export type { Parts, Split, SplitRecord, SplitSizes } from "./split.js";
export type { Structure } from "./structure.js";
export type { UnitOptions } from "./units.js";
export {
  augmentPositions,
  channelsOf,
  centred,
  collateVoxels,
  gridFilter,
  noiseLike,
  voxelGrid,
  voxelize,
  voxelizeInto,
} from "./voxels/index.js";
export type {
  AugmentOptions,
  CollateVoxelsOptions,
  Random,
  RotationLaw,
  VoxelAtoms,
  VoxelGrid,
  VoxelOptions,
} from "./voxels/index.js";
export { formatXyz, readXyz, readXyzAll, type XyzOptions } from "./xyz/index.js";
