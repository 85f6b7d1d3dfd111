export {
  type BatchesOptions,
  collateChains,
  type CollateChainsOptions,
  paddedShare,
  similarLengths,
} from "./batches/index.js";
export type { Backbone, Chain, Gap, Polymer } from "./chain.js";
export {
  assignClusters,
  type AssignOptions,
  type ClusterFormat,
  type ClusterOptions,
  type Clusters,
  clusterSequences,
  drawMembers,
  type NamedClusters,
  pickClusters,
  readClusters,
  splitClusters,
} from "./clusters/index.js";
export {
  type ChainClusters,
  type ChainGaps,
  holdsProteins,
  inspectChains,
  type InspectedFolder,
  inspectProteins,
  type InspectProteinsOptions,
  type NeighborDistances,
  type NeighborPlace,
  type ProteinFileInspection,
  type ProteinInspection,
  type ResidueKinds,
  type SkippedPart,
} from "./inspect/index.js";
export {
  type IndexOptions,
  type IndexProgress,
  indexStructures,
  type Library,
  openLibrary,
  type UnreadableFile,
} from "./library/index.js";
export type { ChainOptions, LeftOutChain, SkippedChain } from "./options.js";
export { readChains, readChainsAll } from "./read.js";
export {
  type ChainFilter,
  gapFilter,
  lengthFilter,
  longestSegment,
  methodFilter,
  residueFilter,
  resolutionFilter,
  sliceChain,
} from "./select/index.js";
export { formatPdb, traceChain, writePdb } from "./write/index.js";
export { type Filter, type Filtered, filterList } from "../filter.js";
