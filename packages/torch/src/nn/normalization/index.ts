export { BatchNorm1d, BatchNorm2d, BatchNorm3d } from "./batch-norm.js";
export { GroupNorm } from "./group-norm.js";
export { InstanceNorm1d, InstanceNorm2d, InstanceNorm3d } from "./instance-norm.js";
export { LayerNorm } from "./layer-norm.js";
export { RMSNorm } from "./rms-norm.js";
export type { RunningNormOptions } from "./running.js";
