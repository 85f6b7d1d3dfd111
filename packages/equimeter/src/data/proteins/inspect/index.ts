export type { ChainGaps, NeighborDistances, NeighborPlace } from "./ca-distances.js";
export { holdsProteins, isFolder } from "./holds-proteins.js";
export {
  type ChainClusters,
  inspectChains,
  mostClustered,
  type ProteinInspection,
} from "./inspect.js";
export {
  type InspectedFolder,
  type InspectProteinsOptions,
  inspectProteins,
  type ProteinFileInspection,
  type SkippedPart,
} from "./inspect-proteins.js";
export type { ResidueKinds } from "./residue-kinds.js";
