import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { jsonSchema } from "../config/json-schema.js";
import { checkpointStateSchema, metricLineSchema, runSchema } from "./schema.js";
import { checkpointState, everyKind, monitorLine, trainLine } from "../testing.js";

const throughJson = (line: z.output<typeof metricLineSchema>) =>
  metricLineSchema.parse(JSON.parse(JSON.stringify(z.encode(metricLineSchema, line))));

test("a line of every kind survives JSON", () => {
  for (const line of everyKind(3)) expect(throughJson(line)).toEqual(line);
});

test("any number survives JSON, finite or not", () => {
  // JSON writes -0 as 0.
  const numbers = fc.double().map((value) => (value === 0 ? 0 : value));
  fc.assert(
    fc.property(numbers, numbers, numbers, (loss, low, high) => {
      expect(throughJson(trainLine(1, loss))).toEqual(trainLine(1, loss));
      const monitor = monitorLine(1, { percent: loss, ci95: [low, high] });
      expect(throughJson(monitor)).toEqual(monitor);
    }),
  );
});

test("non-finite numbers are written as three strings", () => {
  for (const loss of [NaN, Infinity, -Infinity]) {
    const written = z.encode(metricLineSchema, trainLine(1, loss));
    expect(written).toMatchObject({ loss: String(loss) });
  }
});

test.each([
  ["a number as text", { ...trainLine(1), loss: "1.5" }],
  ["null, JSON's usual NaN", { ...trainLine(1), loss: null }],
  ["a missing field", { ...trainLine(1), loss: undefined }],
  ["an unknown field", { ...trainLine(1), los: 1 }],
  ["an unknown kind", { ...trainLine(1), kind: "training" }],
  ["a fractional step", { ...trainLine(1), step: 1.5 }],
  ["a negative step", { ...trainLine(1), step: -1 }],
  ["unknown weights", { ...monitorLine(1), weights: "average" }],
  ["half an interval", { ...monitorLine(1), ci95: [1] }],
  ["no line at all", 5],
])("a line with %s is refused", (_, line) => {
  expect(metricLineSchema.safeParse(line).success).toBe(false);
});

test("a checkpoint's state keeps what the trainer adds under extra, and nothing beside it", () => {
  const state = { ...checkpointState(5), extra: { order: [1, 2] }, randomState: { data: "d.bin" } };
  expect(checkpointStateSchema.parse(state)).toEqual(state);
  expect(checkpointStateSchema.safeParse({ ...state, order: [] }).success).toBe(false);
});

test("a run's dates must be ISO dates", () => {
  expect(runSchema.shape.started.safeParse(new Date(0).toISOString()).success).toBe(true);
  expect(runSchema.shape.started.safeParse("yesterday").success).toBe(false);
});

test("the JSON Schemas describe the files as written and do not depend on the machine", () => {
  const { config, run, metricLine, checkpoint } = jsonSchema();
  expect(config.properties).toHaveProperty("train.properties.learningRate.default", 1e-3);
  expect(config.properties).toHaveProperty("threads.default", null);
  expect(config.additionalProperties).toBe(false);
  expect(run.required).toContain("heartbeat");
  expect(metricLine.oneOf).toHaveLength(8);
  expect(JSON.stringify(metricLine)).toContain('"NaN"');
  expect(checkpoint.required).not.toContain("extra");
});
