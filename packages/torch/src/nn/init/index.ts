/** Initial values, written in place from the default generator in PyTorch's order: same seed, same weights. */
export { constant, normal, ones, truncNormal, uniform, zeros, type Source } from "./fill.js";
export {
  calculateGain,
  kaimingNormal,
  kaimingUniform,
  xavierNormal,
  xavierUniform,
  type Nonlinearity,
} from "./fans.js";
export { dirac, eye, orthogonal, sparse } from "./structured.js";
