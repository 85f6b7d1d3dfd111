export { plainConfig, type PlainConfig } from "./config.js";
export { Plain } from "./model.js";
