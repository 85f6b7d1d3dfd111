export { replicate, sampleCount, sampleOfRow, type Batch } from "./batch.js";
export { collate, prepare, type Prepared } from "./collate.js";
export { elementSymbols } from "./elements.js";
export { nearestNeighbors, type NeighborOptions } from "./neighbors/index.js";
export { shuffled, splitByFraction, type Split } from "./split.js";
export type { Structure } from "./structure.js";
export { formatXyz, readXyz, readXyzAll, type XyzOptions } from "./xyz/index.js";
