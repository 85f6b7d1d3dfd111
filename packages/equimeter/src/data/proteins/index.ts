export type { Backbone, Chain, Gap, Polymer } from "./chain.js";
export type { ChainOptions, LeftOutChain, SkippedChain } from "./options.js";
export { readChains, readChainsAll } from "./read.js";
export {
  type ChainFilter,
  filterChains,
  type FilteredChains,
  gapFilter,
  lengthFilter,
  longestSegment,
  methodFilter,
  residueFilter,
  resolutionFilter,
  sliceChain,
} from "./select/index.js";
