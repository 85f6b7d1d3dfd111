export { checkForces, type ForceCheck, ForceCheckSums } from "./force-check.js";
export { type Inspection, inspectStructures } from "./inspect.js";
export { type Orientation, OrientationSums } from "./orientation.js";
export { forceSign as forceWarning } from "./warnings.js";
