export { readHdf5 } from "./read.js";
