export type { ReadOptions } from "./options.js";
export { readStructures, readStructuresAll } from "./read.js";
