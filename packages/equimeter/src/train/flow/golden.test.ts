import { zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { isSharedAbsent, sharedReason } from "../../data/testing.js";
import { cleanOf, velocityOf } from "./conversions.js";
import { distogramLoss } from "./distogram.js";
import { interpolate } from "./interpolant.js";
import { flowLoss } from "./loss.js";
import { centre } from "./points.js";
import { difference, golden } from "./testing.js";

test.skipIf(isSharedAbsent).each(["a", "c"] as const)(
  `the way to the losses is that of Proteína, golden %s${sharedReason}`,
  (name) => {
    const stored = golden(name);
    const { "input.t": t, "input.mask": mask, "output.x_t": points } = stored;
    const clean = centre(stored["input.coords_ang_atom37_ca"].div(10), mask); // Å to nm
    const noise = centre(stored["input.x_0_raw"], mask);
    const predicted = stored["output.x_1_pred"];
    for (const [ours, theirs] of [
      [clean, stored["output.x_1"]],
      [noise, stored["output.x_0"]],
      [interpolate(noise, clean, t), points],
      [velocityOf(clean, points, t), stored["output.xt_dot_target"]],
      [cleanOf(stored["output.coors_pred"], points, t), predicted],
      [cleanOf(stored["output.coors_pred_no_sc"], points, t), stored["output.x_sc"]],
      [velocityOf(centre(predicted, mask), points, t), stored["output.v_from_pred"]],
      [flowLoss(predicted, clean, t, mask), stored["output.fm_loss"]],
    ])
      expect(difference(ours, theirs)).toBeLessThan(1e-6);
    const logits = stored["output.pair_pred"]; // "a" has none, and an auxiliary loss of 0
    const auxiliary = logits ? distogramLoss(logits, clean, t, mask) : zeros([2]);
    const error = auxiliary.sub(stored["output.aux_loss"]).abs().max().item();
    expect(error).toBeLessThan(1e-6);
    const total = flowLoss(predicted, clean, t, mask).mean().add(auxiliary.mean()).item();
    expect(total / stored["output.train_loss"].item()).toBeCloseTo(1, 6);
  },
);
