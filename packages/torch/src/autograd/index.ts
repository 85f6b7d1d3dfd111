export {
  hessianVectorProductByDifferences,
  hvpByDifferences,
  type DifferenceOptions,
} from "./differences.js";
export { functionalCall } from "./functional-call.js";
export type { DerivativeOptions, Like, TensorFunction, Tensors } from "./functional.js";
export { grad, type GradOptions } from "./grad.js";
export { hessian, jacobian, type Blocks, type JacobianOptions } from "./jacobian.js";
export { enableGrad, isGradEnabled, noGrad } from "./mode.js";
export {
  hessianOf,
  hessianVectorProduct,
  type HessianOptions,
  type HessianVectorProduct,
} from "./parameter-hessian.js";
export { hvp, jvp, vjp } from "./products.js";
export { parametersToVector, vectorToParameters, vectorToTensors } from "./vector.js";
export { vmap, type OutDims, type TensorTree, type VmapOptions } from "./vmap.js";
export { customFunction, type CustomFunction } from "./custom-function.js";
