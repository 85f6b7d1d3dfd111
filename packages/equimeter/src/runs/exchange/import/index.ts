export { importRun, type Imported, type ImportOptions } from "./import.js";
