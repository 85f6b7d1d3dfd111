export { cacheStructures, type CacheOptions } from "./cache.js";
export { type Dataset, openDataset } from "./open.js";
export { readCache } from "./read.js";
export { isDataset, writeDataset, type WriteOptions } from "./write.js";
