export { bootstrap, type Bootstrap } from "./bootstrap.js";
export { centre } from "./centre.js";
export { crossForm } from "./cross-form.js";
export { decompose, type Breakdown, type DecomposeOptions, type Report } from "./decompose.js";
export { designErrors, type DesignError, type DesignErrors } from "./design-error.js";
export {
  lossPart,
  lossPartNames,
  lossParts,
  type LossPartName,
  type LossParts,
  type LossPartsOptions,
} from "./loss-parts.js";
export { examine } from "./examine.js";
export type { Examination, ExamineOptions, ReachedPrecision } from "./examination.js";
export type { Precision } from "./adaptive.js";
export type { Kept } from "./kept.js";
export type { SamplePart } from "./sample-parts.js";
export type { SpreadReport } from "./spread.js";
export { checkDeterministic, findRandomness } from "./deterministic.js";
export { estimate, type Estimates } from "./estimators.js";
export { gradientNorms, type GradientNorms, type GradientOptions } from "./gradients.js";
export { whyNotUnbiased } from "./gradients-halves.js";
export type { UnbiasedGradients } from "./gradients-products.js";
export {
  crossEntropy,
  euclidean,
  type Loss,
  meanAbsoluteError,
  meanSquaredError,
} from "./losses.js";
export type { Reference } from "./reference.js";
export type { Estimate, FieldReport, Part, Reduction } from "./report.js";
export { secondOrderEquiv } from "./second-order.js";
export { createMonitor, type Monitor, seedOfStep } from "./monitor.js";
export {
  checkDeclarations,
  isMoved,
  type DeclarationOptions,
  type Finding,
} from "./declarations.js";
export { violationByAngle, type Violation, type ViolationPoint } from "./violation.js";
export { twirl } from "./twirl.js";
export { twirlCurve, type TwirlCurveOptions, type TwirlPoint } from "./twirl-curve.js";
export { type Actions, twist, type TwistOptions } from "./twist.js";
export { explainedAtLeast, monitorWarnings } from "./warnings.js";
