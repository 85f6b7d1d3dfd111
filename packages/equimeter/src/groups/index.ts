export {
  enumerate,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
  type Design,
} from "./design.js";
export { designKinds } from "./design-kinds.js";
export { C4x, C4y, C4z, O, Oh, RxRy } from "./cube.js";
export { canonicalFrame, canonicalRotation, type CanonicalFrame } from "./canonical.js";
export { compose, convert, gather, identity, inverse, type Elements } from "./element.js";
export {
  cubeSymmetries,
  icosahedralRotations,
  octahedralRotations,
  quarterTurns,
  tetrahedralRotations,
  turnsAboutTwoAxes,
} from "./finite.js";
export { rotationOf, SO3, type Group } from "./group.js";
export { groups } from "./groups.js";
export { finiteGroupNames } from "./names.js";
export { characters, invariantCount, relativeVariance } from "./relative-variance.js";
export {
  cell,
  invariant,
  point,
  representation,
  tensor,
  vector,
  type Representation,
} from "./representation.js";
export { voxels, voxelVectors } from "./voxels.js";
