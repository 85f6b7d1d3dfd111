export { escaipConfig, type EscaipConfig } from "./config.js";
export { exactTwirl, type ExactTwirl, headGram, type HeadSplit, splitHead } from "./exact.js";
export { Escaip } from "./model.js";
