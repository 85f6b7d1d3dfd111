import { expect, test } from "vitest";
import { diffConfigs, formatDiff } from "./diff.js";
import { exampleConfig } from "../testing.js";

test("equal configurations have no difference", () => {
  expect(diffConfigs(exampleConfig(), exampleConfig())).toEqual([]);
  expect(formatDiff([])).toBe("");
});

test("every changed key is named once, lists as a whole", () => {
  const before = exampleConfig();
  const after = structuredClone(before);
  after.train.steps = 4000;
  after.train.clip = null;
  after.data.test = "other.xyz";
  after.test.twirl = [1, 2];
  expect(diffConfigs(before, after)).toEqual([
    { path: "data.test", before: 0.1, after: "other.xyz" },
    { path: "train.steps", before: 2000, after: 4000 },
    { path: "train.clip", before: 10, after: null },
    { path: "test.twirl", before: [1, 2, 4, 8, 16, 32], after: [1, 2] },
  ]);
  expect(formatDiff(diffConfigs(before, after)).split("\n")).toEqual([
    "data.test: 0.1 → other.xyz",
    "train.steps: 2000 → 4000",
    "train.clip: 10 → null",
    "test.twirl: [1,2,4,8,16,32] → [1,2]",
  ]);
});

test("keys that only one side has are shown", () => {
  const before = exampleConfig();
  const after = structuredClone(before);
  after.monitor.design = { kind: "independent", group: "SO3", count: 4 };
  expect(formatDiff(diffConfigs(before, after)).split("\n")).toEqual([
    "monitor.design.kind: tetrahedralOrbits → independent",
    "monitor.design.replicates: 2 → (none)",
    "monitor.design.count: (none) → 4",
  ]);
});
