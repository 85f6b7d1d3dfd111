import { expect, test } from "vitest";

import { areDataDifferent } from "./data.ts";
import { known, series } from "./testing.ts";

const forces = { field: "forces", t: null };
const config = { "data.kind": "forces", "data.train": "a.xyz", "data.test": 0.1 };
const run = (more: object = {}) => known("a", { run: { config: { ...config, ...more } } });

test.each([
  { "data.kind": "voxels" },
  { "data.train": "b.xyz" },
  { "data.test": 0.2 },
  { "data.validation": 0.2 },
  { "data.splitSeed": 1 },
  { "data.splitFile": "split.json" },
  { "data.limit": 100 },
])("data differ by %j", (more) => {
  expect(areDataDifferent([run(), run(more)], forces)).toBe(true);
  expect(areDataDifferent([run(more), run(more)], forces)).toBe(false);
});

test("training on fewer, or saying what is usual, is no other data", () => {
  const usual = { "data.splitSeed": 0, "data.splitFile": null, "data.limit": null };
  expect(areDataDifferent([run(), run(usual), run({ "data.trainSize": 10 })], forces)).toBe(false);
});

test("data differ by the number of test samples; who has no test does not say", () => {
  const tested = (...samples: number[]) =>
    known("a", {
      run: { config },
      series: samples.map((count) => series("test", { L: [1], samples: [count] })),
    });
  expect(areDataDifferent([tested(101), tested(100)], forces)).toBe(true);
  expect(areDataDifferent([tested(101), tested(101), tested()], forces)).toBe(false);
});
