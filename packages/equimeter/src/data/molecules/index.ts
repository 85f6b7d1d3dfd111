export { asphericity, gyrationMoments, type ShapeOptions } from "./asphericity.js";
export { conformerGroups, type ConformerGroup, type MoleculeKey } from "./conformers.js";
export { atomCountFilter, elementFilter } from "./filters.js";
export type { MoleculeFilter } from "./filters.js";
