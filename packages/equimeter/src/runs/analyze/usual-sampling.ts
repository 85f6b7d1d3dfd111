import type { Repair } from "../generate/repair-kind.js";
import { proteinaSampling } from "../generate/usual.js";

/** How `analyze sampler` samples where nothing else is said, which is in the name of no file. */
export const usualSampling = {
  modes: [
    { kind: "plain" },
    { kind: "twirled", rotations: 4 },
    { kind: "canonical" },
  ] satisfies readonly Repair[],
  ...proteinaSampling,
  steps: 100,
  stepper: "ode",
} as const;
