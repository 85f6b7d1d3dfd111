export { type Generated, type GenerateOptions, generateStructures } from "./generate.js";
export type { GenerateSettings, SamplingOptions } from "./settings.js";
export { type Repair, repairName } from "./repair-kind.js";
