export { summaryCsv, type SummaryRow } from "./csv.js";
export { type CurvePoint, finitePoints } from "./curve.js";
export {
  type CurveCrossing,
  curveDynamics,
  type CurveRebound,
  type Dynamics,
  type DynamicsOptions,
  type StepInterval,
} from "./dynamics.js";
export {
  type Crossing,
  type CurveSummary,
  curveSummary,
  type Rebound,
  type SummaryOptions,
  usualSummary,
} from "./summary.js";
