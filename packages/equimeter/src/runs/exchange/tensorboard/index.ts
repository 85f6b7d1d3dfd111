export { eventFiles, isEventFile, readEventFile } from "./read.js";
export { EventWriter } from "./write.js";
