export {
  type HessianMethod,
  type HessianOptions,
  type HessianReport,
  hessianSpectra,
  largestExact,
  methodFor,
  type PartSpectrum,
  refuseNotFinite,
  spectrumOf,
} from "./hessian.js";
export { exactMemory, inGigabytes, refuseTooLarge } from "./memory.js";
export { hessianProducts, type ProductKind, type Products } from "./products.js";
