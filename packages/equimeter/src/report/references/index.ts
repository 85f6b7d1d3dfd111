export { readPercents, type ReferenceBars, type ReferencePercents } from "./bars.js";
export {
  readReferenceLosses,
  readReferences,
  type ReferenceCurve,
  type ReferenceLosses,
  type ReferencePoint,
} from "./curves.js";
