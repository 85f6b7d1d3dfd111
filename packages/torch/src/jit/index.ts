export { define, type Definition } from "./define.js";
export { load, loadLibrary } from "./load.js";
export { ScriptModule } from "./script-module.js";
export { formatSignature, type Argument, type Signature } from "./signature.js";
