export { CosineAnnealingLR, CosineAnnealingWarmRestarts } from "./cosine.js";
export { LambdaLR } from "./lambda.js";
export { OneCycleLR, type OneCycleOptions } from "./one-cycle.js";
export { ReduceLROnPlateau, type PlateauOptions } from "./plateau.js";
export { ConstantLR, LinearLR, PolynomialLR } from "./ramps.js";
export { Scheduler, type Moment, type Rule, type Scheduled } from "./scheduler.js";
export { SequentialLR } from "./sequential.js";
export { ExponentialLR, MultiStepLR, StepLR } from "./steps.js";
