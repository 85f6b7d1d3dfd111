export { asphericity, gyrationMoments, type ShapeOptions } from "./asphericity.js";
export { conformerGroups, type ConformerGroup, type MoleculeKey } from "./conformers.js";
export { atomCountFilter, elementFilter, filterMolecules } from "./filters.js";
export type { Filtered, MoleculeFilter } from "./filters.js";
