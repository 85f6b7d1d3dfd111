import type { LatestMonitor, RunSummary } from "equimeter/ui";

/** A run for tests. */
export function summary(name: string, given: Partial<RunSummary> = {}): RunSummary {
  return {
    name,
    state: "finished",
    isImported: false,
    error: null,
    tags: [],
    started: "2026-01-01T00:00:00.000Z",
    heartbeat: null,
    finished: null,
    step: 0,
    totalSteps: 100,
    seconds: 10,
    stepsPerEpoch: 10,
    parameters: 1000,
    device: "cpu",
    config: {},
    latest: [],
    analyses: [],
    figures: [],
    ...given,
  };
}

/** A measurement for tests. */
export function monitor(percent: number | null, given: Partial<LatestMonitor> = {}): LatestMonitor {
  return {
    weights: "raw",
    field: "forces",
    t: null,
    step: 100,
    percent,
    rotationError: 0.1,
    sampleError: 0.5,
    explained: 0.9,
    L: 1,
    L_mean: 0.9,
    L_equiv: 0.1,
    ...given,
  };
}
