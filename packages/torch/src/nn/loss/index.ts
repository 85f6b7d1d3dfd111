export {
  BCELoss,
  BCEWithLogitsLoss,
  CrossEntropyLoss,
  KLDivLoss,
  NLLLoss,
  type ClassOptions,
} from "./classification.js";
export type { Reduction } from "./reduction.js";
export { HuberLoss, L1Loss, MSELoss, SmoothL1Loss } from "./regression.js";
