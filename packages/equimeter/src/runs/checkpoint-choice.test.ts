import { expect, test } from "vitest";

import { checkpointLabel, checkpointSuffix, parseCheckpoint } from "./checkpoint-choice.js";

test.each([
  ["last", "last", "", ""],
  ["best", "best", "(best, step 40)", "-best"],
  ["initial", "initial", "(untrained)", "-initial"],
  ["40", 40, "(step 40)", "-step-40"],
] as const)("%s has a label and a suffix of its own", (text, choice, label, suffix) => {
  expect(parseCheckpoint(text)).toBe(choice);
  expect([checkpointLabel(choice, 40), checkpointSuffix(choice)]).toEqual([label, suffix]);
});

test.each(["", " ", "Last", "newest", "-1", "1.5", "1e3", "0x10", "9007199254740993"])(
  "%j names none",
  (text) => expect(parseCheckpoint(text)).toBeNull(),
);
