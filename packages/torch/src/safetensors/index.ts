export { loadSafetensors, type Safetensors } from "./load.js";
export { saveSafetensors } from "./save.js";
