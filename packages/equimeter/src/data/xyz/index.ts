export { formatXyz } from "./format.js";
export type { FormatOptions } from "./format.js";
export { readXyz, readXyzAll } from "./read.js";
export type { XyzOptions } from "./read.js";
export type { RequiredField } from "./required.js";
