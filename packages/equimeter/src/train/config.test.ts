import { expect, test } from "vitest";
import { trainConfigSchema } from "./config.js";

test.each([
  [{ steps: 20 }, { warmup: 20 }],
  [{ steps: 5000 }, { warmup: 100 }],
  [{ steps: 20, warmup: 0 }, { warmup: 0 }],
  [{ learningRate: 1e-6 }, { finalLearningRate: 1e-6 }],
  [{ learningRate: 1 }, { finalLearningRate: 1e-5 }],
  [{ learningRate: 1e-6, finalLearningRate: 0 }, { finalLearningRate: 0 }],
  [{ learningRate: 1e-6, schedule: "constant", finalLearningRate: 1 }, { finalLearningRate: 1 }],
])("%j resolves to %j", (given, expected) => {
  expect(trainConfigSchema.parse(given)).toMatchObject(expected);
});

test.each([
  [{ steps: 20, warmup: 21 }],
  [{ learningRate: 1e-6, finalLearningRate: 1e-5 }],
  [{ steps: 2.5 }],
  [{ steps: NaN }],
  [{ steps: "20" }],
])("%j is refused", (given) => {
  expect(trainConfigSchema.safeParse(given).success).toBe(false);
});
