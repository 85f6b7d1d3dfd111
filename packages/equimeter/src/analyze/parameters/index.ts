export { type Between, commutantDimension, projectOntoCommutant } from "./commutant.js";
export { type LargestConstant, largestConstant } from "./constants.js";
export {
  type Deviation,
  type Deviations,
  deviations,
  type LayerDeviation,
  splitWeights,
  withLayerWeights,
} from "./deviation.js";
export {
  type Equivariance,
  equivarianceGradient,
  type EquivarianceOptions,
} from "./equivariance-gradient.js";
export { exactElements, O3 } from "./exact-elements.js";
export { freePlaces, projectKernel, symmetrizeKernel, type Window } from "./kernels.js";
export { type LinearAction, linearAction } from "./linear-action.js";
export {
  type Direction,
  type NearOptions,
  type NearPoint,
  type NearReport,
  nearSubspace,
} from "./near.js";
export { type Coordinates, type Interval, meanOf, type PowerLaw, powerLaw } from "./power-law.js";
export { type AlongPoint, type Relation, relationOf, type RelationOptions } from "./relation.js";
export { type KernelSpace, type LayerSpace, layerSpaces, type SpaceOptions } from "./spaces.js";
