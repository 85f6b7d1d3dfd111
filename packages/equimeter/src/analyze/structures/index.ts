export { type CaDistances, caDistances } from "./ca-distances.js";
export { clashDistance, type Clashes, clashes } from "./clashes.js";
export {
  type Diversity,
  diversity,
  type DiversityOptions,
  type LengthDiversity,
} from "./diversity.js";
export { globularRadius, type Gyration, radiusOfGyration } from "./radius-of-gyration.js";
export { type SecondaryStructure, secondaryStructure } from "./secondary-structure.js";
export {
  type StructureCells,
  structureCells,
  structureCsv,
  type StructureRow,
  structureRow,
  type StructureTable,
  structureTable,
} from "./structure-table.js";
export { type RigidMotion, superpose, type Superposition } from "./superpose.js";
export { tmDistance, tmScore } from "./tm-score.js";
export { fewestResidues, type Trace } from "./trace.js";
