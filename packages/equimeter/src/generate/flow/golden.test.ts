import { expect, test } from "vitest";

import { isSharedAbsent, sharedReason } from "../../data/testing.js";
import { cleanOf, scoreOf, velocityOf } from "../../train/flow/index.js";
import { difference, golden } from "../../train/flow/testing.js";
import { flowTimes } from "./schedule.js";
import { diffusionAt } from "./steps.js";

test.skipIf(isSharedAbsent).each(["a", "c"] as const)(
  `times, diffusion and score of the sampler are Proteína's, golden %s${sharedReason}`,
  (name) => {
    const stored = golden(name);
    const times = flowTimes({ steps: 10 });
    const ts = stored["output.sampler.ts"].toNumbers();
    expect(ts).toHaveLength(11);
    times.forEach((time, i) => expect(time).toBeCloseTo(ts[i], 7));
    stored["output.sampler.gt"]
      .toNumbers()
      .forEach((g, i) => expect(diffusionAt("1/t", times[i]) / g).toBeCloseTo(1, 6));
    const [points, velocity] = ["x", "v"].map((one) => stored[`output.sampler.${one}_step4`]);
    const score = scoreOf(velocity, points, times[4]);
    expect(difference(score, stored["output.sampler.score_step4"])).toBeLessThan(1e-6);
    const back = velocityOf(cleanOf(velocity, points, times[4]), points, times[4]);
    expect(difference(back, velocity)).toBeLessThan(1e-5);
  },
);
