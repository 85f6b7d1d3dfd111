import { manualSeed, optim } from "@equimeter/torch";
import { expect, test } from "vitest";

import { Plain, plainConfig } from "../models/plain/index.js";
import { withWeights, type WeightsKind } from "./weights.js";

manualSeed(1);
const model = new Plain(plainConfig({ preset: "tiny", width: 16 }));
const ema = new optim.ExponentialMovingAverage(model.namedParameters(), 0.5);
const parameter = model.parameters()[0];
const mean = (): number => parameter.detach().mean().item();
const start = mean();
for (let i = 0; i < 3; i++) {
  parameter.requiresGrad = false;
  parameter.add_(1);
  parameter.requiresGrad = true;
  ema.update();
}

test("each kind puts its weights in and takes them out again", () => {
  const inside = (kind: WeightsKind): number => withWeights(kind, model, ema, mean) - start;
  expect(inside("raw")).toBeCloseTo(3, 4);
  // θ: +1, +2, +3. EMA with 0.5: 0.5, 1.25, 2.125; debiased by 1 − 0.5³.
  expect(inside("ema")).toBeCloseTo(2.125, 4);
  expect(inside("ema-debiased")).toBeCloseTo(2.125 / 0.875, 4);
  expect(mean() - start).toBeCloseTo(3, 4);
});

test("the model is in evaluation mode meanwhile, and comes back as it was, also after an error", () => {
  for (const training of [true, false]) {
    model.train(training);
    for (const kind of ["raw", "ema"] as const) {
      expect(withWeights(kind, model, ema, () => model.modules().some((m) => m.training))).toBe(
        false,
      );
      expect(model.training).toBe(training);
      const fail = (): number => {
        throw new Error("inside");
      };
      expect(() => withWeights(kind, model, ema, fail)).toThrow("inside");
      expect(model.modules().every((m) => m.training === training)).toBe(true);
      expect(mean() - start).toBeCloseTo(3, 4);
    }
  }
});
