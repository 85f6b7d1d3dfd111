export { type FlowOptions, type FlowStep, flowSteps, sampleFlow } from "./sampler.js";
export { flowTimes, type ScheduleOptions } from "./schedule.js";
export { type Diffusion, diffusionAt, odeStep, type SdeStep, sdeStep } from "./steps.js";
