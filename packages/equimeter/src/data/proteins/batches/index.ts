export { collateChains, type CollateChainsOptions } from "./collate.js";
export { type BatchesOptions, paddedShare, similarLengths } from "./similar.js";
