export type { RowBreakdown, SampleRows } from "./breakdown.js";
export { breakdownsOfAtoms } from "./by-atoms.js";
export { breakdownsOfResidues } from "./by-residues.js";
export { type ByTimeOptions, sharesByTime, type SumsAtTime } from "./by-time.js";
export { breakdownsOfVoxels, type GridOf } from "./by-voxels.js";
export type { Concentration } from "./concentration.js";
export {
  chainFan,
  type ChainFan,
  type Fan,
  forcesFan,
  type ForcesFan,
  type Place,
  spreadMap,
  type SpreadMap,
} from "./fan.js";
export { type PartShare, sharesOf } from "./shares.js";
export {
  type BreakdownShares,
  type Portrayed,
  where,
  type Where,
  type WhereOptions,
} from "./where.js";
export type { RowShare, SampleShare } from "./worst.js";
