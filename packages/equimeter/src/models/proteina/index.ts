export { proteinaConfig, type ProteinaConfig } from "./config.js";
export { type Prediction, Proteina } from "./model.js";
