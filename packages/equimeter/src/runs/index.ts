export { cleanLeftovers, writeFileAtomic, writeFolderAtomic } from "./folder/atomic.js";
export {
  checkpointFolder,
  latestCheckpoint,
  listCheckpoints,
  pruneCheckpoints,
  readCheckpointState,
  writeCheckpoint,
  type Checkpoint,
} from "./folder/checkpoints.js";
export { diffConfigs, formatDiff, type ConfigChange } from "./config/diff.js";
export { configSchema, type Config, type ResolvedConfig } from "./config/schema.js";
export {
  loadConfig,
  readConfig,
  variantNames,
  writeConfig,
  type LoadOptions,
} from "./config/load.js";
export {
  createRun,
  listRuns,
  openRun,
  readRun,
  type ImportedRun,
  type ListedRun,
  type Run,
  type RunDetails,
} from "./folder/folder.js";
export { finishedRun } from "./finished.js";
export { readMeasuredRun } from "./folder/measured-run.js";
export { jsonSchema, type JsonSchema } from "./config/json-schema.js";
export {
  linesOf,
  metricPieces,
  openMetrics,
  readMetrics,
  type MetricsOptions,
  type MetricsWriter,
} from "./folder/metrics.js";
export {
  isImported,
  markResumed,
  readAnyRecord,
  readRecord,
  statusOf,
  updateRun,
  writeRecord,
  type RunStatus,
} from "./folder/record.js";
export * from "./folder/schema.js";
export type { KeptAdvice } from "./keep-advice.js";
