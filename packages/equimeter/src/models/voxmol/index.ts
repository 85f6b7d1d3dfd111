export { voxmolConfig, type VoxmolConfig } from "./config.js";
export { PropertyHead, type PropertyHeadOptions } from "./head.js";
export { type Encoding, Voxmol } from "./model.js";
