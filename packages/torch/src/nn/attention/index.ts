export type { AttentionMasks } from "./masks.js";
export { MultiheadAttention, type AttentionOptions } from "./multihead.js";
