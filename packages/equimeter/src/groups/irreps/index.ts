export { parseIrreps, type Irreps } from "./blocks.js";
export { irreps } from "./representation.js";
export { sphericalHarmonics, type HarmonicsOptions } from "./spherical-harmonics.js";
export { wigner3j } from "./wigner-3j.js";
export { wignerD } from "./wigner-d.js";
