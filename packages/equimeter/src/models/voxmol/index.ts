export { voxmolConfig, type VoxmolConfig } from "./config.js";
export { type Encoding, Voxmol } from "./model.js";
