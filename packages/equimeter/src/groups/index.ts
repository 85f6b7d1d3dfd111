export {
  enumerate,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
  type Design,
} from "./design.js";
export { designKinds } from "./design-kinds.js";
export { compose, convert, gather, identity, inverse, type Elements } from "./element.js";
export { icosahedralRotations, octahedralRotations, tetrahedralRotations } from "./finite.js";
export { groups, O, rotationOf, SO3, type Group } from "./group.js";
export { invariantCount, relativeVariance } from "./relative-variance.js";
export {
  cell,
  invariant,
  point,
  representation,
  tensor,
  vector,
  type Representation,
} from "./representation.js";
