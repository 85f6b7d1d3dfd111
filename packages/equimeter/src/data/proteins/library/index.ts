export { indexStructures, type IndexOptions, type IndexProgress } from "./index-structures.js";
export { type Library, openLibrary } from "./open.js";
export type { UnreadableFile } from "./walk.js";
