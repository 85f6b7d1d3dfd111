import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import type { Advice } from "../remedy/advise.js";
import type { CheckpointChoice } from "./checkpoint-choice.js";
import { type KeptAdvice, keepAdvice } from "./keep-advice.js";
import { temporaryFolder } from "./testing.js";

test.each<[CheckpointChoice, number | null]>([
  ["last", null],
  ["best", null],
  ["initial", 0],
  [500, 500],
])("advice on the %s checkpoint says its step, and the part of the data", (checkpoint, step) => {
  using root = temporaryFolder();
  const about = { weights: "raw", checkpoint, split: "validation" } as const;
  const file = keepAdvice(root.path, { target: "forces" } as Advice, about);
  const kept = JSON.parse(readFileSync(file, "utf8")) as KeptAdvice;
  expect(kept).toEqual({ run: root.path, ...about, step, target: "forces" });
});
