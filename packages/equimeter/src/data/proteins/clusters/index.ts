export { assignClusters, type AssignOptions } from "./assign.js";
export { clusterSequences, type ClusterOptions } from "./cluster.js";
export { type Clusters, pickClusters } from "./clusters.js";
export { drawMembers } from "./draw.js";
export { type ClusterFormat, type NamedClusters, readClusters } from "./read.js";
export { splitClusters } from "./split.js";
