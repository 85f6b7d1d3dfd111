import { expect, test } from "vitest";

import { freesWhileCollecting } from "./finalizers.js";
import { native } from "./native.js";

test("this Node frees unused tensors inside the collection that finds them", () => {
  const before = native.liveTensors();
  expect(freesWhileCollecting(native)).toBe(true);
  expect(native.liveTensors()).toBeLessThanOrEqual(before);
});

test("a core whose finalizers wait for the event loop is told apart", () => {
  let alive = 0;
  const late = {
    fromBuffer: () => ++alive,
    track: () => {},
    liveTensors: () => alive,
  };
  expect(freesWhileCollecting(late, 32e6)).toBe(false);
});
