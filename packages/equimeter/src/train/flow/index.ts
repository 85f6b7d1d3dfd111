export { cleanOf, scoreOf, velocityOf } from "./conversions.js";
export { distanceClasses, distogramLoss, type DistogramOptions } from "./distogram.js";
export { drawNoise, interpolate, noisyPoints, type NoisyPoints } from "./interpolant.js";
export { LinearFilter, type PointPair, type Spectrum, spectrumOf } from "./linear-filter.js";
export { flowLoss } from "./loss.js";
export type { FlowModel } from "./model.js";
export { centre } from "./points.js";
export { previousPrediction } from "./self-conditioning.js";
export { type TimeDistribution, uniformBeta } from "./times.js";
