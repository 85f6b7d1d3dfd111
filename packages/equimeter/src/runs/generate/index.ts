export {
  type Generated,
  type GenerateOptions,
  type GenerateSettings,
  generateStructures,
  type SamplingOptions,
} from "./generate.js";
export { type Repair, repairName } from "./repair-kind.js";
