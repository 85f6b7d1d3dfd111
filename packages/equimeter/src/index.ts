/** The library: groups and their designs, the measure, data, and the plain model. */
export { Generator, manualSeed, tensor as torchTensor, tidy } from "@equimeter/torch";
export * from "./data/index.js";
export { UserError } from "./errors.js";
export * from "./groups/index.js";
export * from "./measure/index.js";
export { meanSquaredError as mse } from "./measure/index.js";
export type { Model } from "./models/model.js";
export { Plain, plainConfig, type PlainConfig } from "./models/plain/index.js";
