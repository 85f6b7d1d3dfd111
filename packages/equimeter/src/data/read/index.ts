export type { ReadOptions, SkippedRecord } from "./options.js";
export { readStructures, readStructuresAll } from "./read.js";
