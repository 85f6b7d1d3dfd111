import type { Repair } from "../generate/index.js";

/** How `analyze sampler` samples where nothing else is said, which is in the name of no file. */
export const usualSampling = {
  modes: [
    { kind: "plain" },
    { kind: "twirled", rotations: 4 },
    { kind: "canonical" },
  ] satisfies readonly Repair[],
  steps: 100,
  schedule: "log",
  stepper: "ode",
  /** Of "sde". */
  noiseScale: 0.45,
} as const;
