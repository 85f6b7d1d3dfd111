export { cleanLeftovers, writeFileAtomic, writeFolderAtomic } from "./atomic.js";
export {
  checkpointFolder,
  latestCheckpoint,
  listCheckpoints,
  pruneCheckpoints,
  readCheckpointState,
  writeCheckpoint,
  type Checkpoint,
} from "./checkpoints.js";
export { diffConfigs, formatDiff, type ConfigChange } from "./config-diff.js";
export { configSchema, type Config, type ResolvedConfig } from "./config-schema.js";
export { loadConfig, readConfig, variantNames, writeConfig, type LoadOptions } from "./config.js";
export {
  createRun,
  listRuns,
  openRun,
  type ListedRun,
  type Run,
  type RunDetails,
} from "./folder.js";
export { jsonSchema, type JsonSchema } from "./json-schema.js";
export {
  linesOf,
  openMetrics,
  readMetrics,
  type MetricsOptions,
  type MetricsWriter,
} from "./metrics.js";
export {
  markResumed,
  readRecord,
  statusOf,
  updateRun,
  writeRecord,
  type RunStatus,
} from "./record.js";
export * from "./schema.js";
