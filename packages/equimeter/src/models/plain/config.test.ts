import { expect, test } from "vitest";
import { ZodError } from "zod";
import { expandPreset } from "../../presets.js";
import { plainConfig, plainPresets } from "./config.js";

test("the defaults are the preset small", () => {
  expect(plainConfig()).toEqual({ kind: "plain", ...plainPresets.small });
});

test("own keys win over the preset, and the preset is spelled out", () => {
  expect(plainConfig({ preset: "base", layers: 1 })).toEqual({
    kind: "plain",
    ...plainPresets.base,
    layers: 1,
  });
});

test("every preset is allowed by the schema", () => {
  for (const preset of Object.values(plainPresets))
    expect(plainConfig(preset)).toMatchObject(preset);
});

test("an unknown preset stays for the schema to refuse", () => {
  expect(expandPreset({ preset: "toString" }, plainPresets)).toEqual({ preset: "toString" });
  expect(() => plainConfig({ preset: "huge" as "base" })).toThrow(ZodError);
});

test("heads that do not share the width equally are refused", () => {
  expect(() => plainConfig({ width: 10, heads: 3 })).toThrow("must divide model.width (10)");
});
