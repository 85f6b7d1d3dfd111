export {
  type ChainFilter,
  gapFilter,
  lengthFilter,
  methodFilter,
  residueFilter,
  resolutionFilter,
} from "./filters.js";
export { longestSegment, sliceChain } from "./segments.js";
