import { expect, test } from "vitest";
import { hasWords } from "./words.ts";

test.each([
  ["", true],
  ["  - ", true],
  ["LOSS train", true],
  ["train test", false],
  ["loss -test", true],
  ["-train", false],
])("a text with the words of %j", (search, expected) =>
  expect(hasWords("Training loss\ntrain.loss", search)).toBe(expected),
);
