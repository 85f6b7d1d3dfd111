export { AdamW, type AdamWOptions } from "./adamw.js";
export { ExponentialMovingAverage, type AverageKind } from "./ema.js";
export type { NamedTensors, ParameterGroup } from "./groups.js";
export type { OptimizerState } from "./state.js";
