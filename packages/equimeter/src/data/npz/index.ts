export { readNpz } from "./read.js";
