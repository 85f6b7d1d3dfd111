export {
  enumerate,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
  type Design,
  type OrbitOptions,
} from "./design.js";
export { cyclicOrbits } from "./cyclic-orbits.js";
export { designFor } from "./design-for.js";
export { designKinds } from "./design-kinds.js";
export { C4x, C4y, C4z, O, Oh, RxRy } from "./cube.js";
export { canonicalFrame, canonicalRotation, type CanonicalFrame } from "./canonical.js";
export { compose, convert, gather, identity, inverse, narrow, type Elements } from "./element.js";
export {
  cubeSymmetries,
  icosahedralRotations,
  octahedralRotations,
  quarterTurns,
  tetrahedralRotations,
  turnsAboutTwoAxes,
} from "./finite.js";
export { rotationOf, SO3, type Group } from "./group.js";
export { groupNamed, groups } from "./groups.js";
export { groupExamples, parseGroup, type GroupSyntax } from "./group-syntax.js";
export {
  irreps,
  sphericalHarmonics,
  wigner3j,
  wignerD,
  type HarmonicsOptions,
  type Irreps,
} from "./irreps/index.js";
export { finiteGroupNames } from "./names.js";
export { permute } from "./permute.js";
export { symmetric } from "./permutations.js";
export { cyclic, dihedral, SO2 } from "./plane.js";
export { characters, invariantCount, relativeVariance } from "./relative-variance.js";
export {
  cell,
  invariant,
  point,
  pseudovector,
  representation,
  representationFrom,
  representationOf,
  tensor,
  vector,
  type Representation,
} from "./representation.js";
export { inversion, mirror, O3, SE3, translations } from "./space.js";
export { actionExamples, parseRepresentation, written, type Syntax, type Term } from "./syntax.js";
export { image, voxels, voxelVectors } from "./voxels.js";
