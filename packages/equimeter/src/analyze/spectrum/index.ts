export { type Krylov, lanczos, type LanczosOptions, type Ritz, ritz } from "./lanczos.js";
export { type MatrixSpectrum, spectrumOfMatrix } from "./of-matrix.js";
export {
  type OperatorSpectrum,
  type OperatorSpectrumOptions,
  spectrumOfOperator,
} from "./of-operator.js";
export type { SymmetricOperator } from "./operator.js";
export type { Counts, Density, Spectrum } from "./spectrum.js";
