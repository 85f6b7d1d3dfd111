import { expect, test } from "vitest";

import { gradientLineSchema } from "../folder/schema.js";
import { taskOf } from "../tasks/index.js";
import { tinyConfig } from "../testing.js";
import { gradientMeasurement } from "./gradients.js";

/** What a run's monitor writes of untrained weights. */
async function measured(design: object) {
  const config = tinyConfig({ "monitor.design": design });
  const task = taskOf(config);
  const { validation } = await task.load(config);
  const model = task.buildModel(config);
  model.eval();
  const { batches } = validation.batches(2, "cpu");
  const parameters = model.parameters();
  const line = gradientMeasurement({ model, parameters, batches, task, config, step: 3 });
  return gradientLineSchema.parse({
    kind: "gradients",
    step: 3,
    time: 1,
    weights: "raw",
    ...line,
  });
}

const squares = ["squaredNorm", "squaredNormMean", "squaredNormEquiv", "innerProduct"] as const;

test("four replicates: a line has squares without bias", async () => {
  const line = await measured({ kind: "tetrahedralOrbits", replicates: 4 });
  const [all, mean, equiv, inner] = squares.map((name) => line[name]!);
  expect((mean + 2 * inner + equiv) / all).toBeCloseTo(1, 5);
  expect(Math.sqrt(all) / line.norm).toBeCloseTo(1, 1);
});

test("two replicates: a line is as before", async () => {
  const line = await measured({ kind: "tetrahedralOrbits", replicates: 2 });
  for (const name of squares) expect(line).not.toHaveProperty(name);
  expect(line.norm).toBeGreaterThan(0);
});
