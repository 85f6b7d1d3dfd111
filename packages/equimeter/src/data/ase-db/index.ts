export { readAseDb } from "./read.js";
