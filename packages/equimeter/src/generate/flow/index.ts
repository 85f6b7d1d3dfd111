export { flowAsModel } from "./as-model.js";
export { canonicalFlow } from "./canonical.js";
export {
  type FlowNoise,
  type FlowOptions,
  type FlowStep,
  flowSteps,
  sampleFlow,
} from "./sampler.js";
export { flowTimes, type ScheduleOptions } from "./schedule.js";
export { type Diffusion, diffusionAt, odeStep, type SdeStep, sdeStep } from "./steps.js";
export { twirledFlow, type TwirlOptions } from "./twirled.js";
export { twistedFlow } from "./twisted.js";
