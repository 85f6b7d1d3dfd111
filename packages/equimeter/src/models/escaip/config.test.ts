import { expect, test } from "vitest";
import { ZodError } from "zod";

import { escaipConfig, escaipPresets } from "./config.js";

test("the defaults are the published configuration", () => {
  expect(escaipConfig()).toEqual({ kind: "escaip", ...escaipPresets["6M"] });
});

test("every preset is allowed by the schema, own keys win", () => {
  for (const preset of Object.values(escaipPresets))
    expect(escaipConfig(preset)).toMatchObject(preset);
  expect(escaipConfig({ preset: "4M", layers: 3 }).layers).toBe(3);
});

test.each([
  [{ preset: "2M" as "1M" }, "preset"],
  [{ width: 10, heads: 3 }, "must divide model.width (10)"],
  [{ distanceBasis: 1 }, "at least 2"],
  [{ dropout: 1 }, "from 0 to below 1"],
])("%j is refused", (given, message) => {
  expect(() => escaipConfig(given)).toThrow(ZodError);
  expect(() => escaipConfig(given)).toThrow(message);
});
