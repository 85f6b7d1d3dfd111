export { alignmentLoss, type AlignmentOptions } from "./alignment.js";
export { augment } from "./augment.js";
export type { Scales } from "./loss.js";
export { DataOrder, type Epochs } from "./order.js";
export { learningRateAt, monitorSteps } from "./schedule.js";
export {
  Trainer,
  type StepResult,
  type ForwardResult,
  type TrainerOptions,
  type TrainerState,
} from "./trainer.js";
export { withWeights, type WeightsKind } from "./weights.js";
