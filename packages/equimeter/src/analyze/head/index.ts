export { type Carried, type HeadPoint, type HeadReport, headReport } from "./along.js";
export { equivOf, type HeadFactors, type HeadState, measureHead } from "./measure.js";
