export * from "./activation/index.js";
export {
  MultiheadAttention,
  type AttentionMasks,
  type AttentionOptions,
} from "./attention/index.js";
export { captureOutputs, type Captured } from "./capture.js";
export { clipGradNorm } from "./clip.js";
export * from "./containers/index.js";
export * from "./conv/index.js";
export { AlphaDropout, Dropout, Dropout1d, Dropout2d, Dropout3d } from "./dropout.js";
export { Embedding, type EmbeddingOptions } from "./embedding.js";
export type { ForwardHook, ForwardPreHook, HookHandle } from "./hooks.js";
export * as init from "./init/index.js";
export { Bilinear, Linear } from "./linear.js";
export * from "./loss/index.js";
export { Module, type Placement } from "./module.js";
export * from "./normalization/index.js";
export * from "./padding.js";
export { buffer, parameter, type Buffer, type Parameter } from "./parameter.js";
export * from "./pooling/index.js";
export { Flatten, Identity, PixelShuffle, PixelUnshuffle, Unflatten } from "./shape.js";
export type { LoadReport } from "./state.js";
export type { Size } from "./sizes.js";
export { Upsample, type UpsampleMode, type UpsampleOptions } from "./upsample.js";
