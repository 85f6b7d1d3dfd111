export { exportRuns, type Exported, type ExportOptions } from "./export.js";
export { parseKinds } from "./kinds.js";
