export { readSdf } from "./read.js";
