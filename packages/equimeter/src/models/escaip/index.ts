export { escaipConfig, type EscaipConfig } from "./config.js";
export { Escaip } from "./model.js";
