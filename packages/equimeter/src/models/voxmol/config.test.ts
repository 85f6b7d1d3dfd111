import { expect, test } from "vitest";
import { ZodError } from "zod";

import { voxmolConfig, voxmolConfigSchema, voxmolPresets } from "./config.js";

test("the defaults are the published configuration", () => {
  expect(voxmolConfig()).toEqual({ kind: "voxmol", ...voxmolPresets["111M"] });
});

test("every preset is allowed by the schema, own keys win", () => {
  for (const preset of Object.values(voxmolPresets))
    expect(voxmolConfig(preset)).toMatchObject(preset);
  expect(voxmolConfig({ preset: "28M", elements: 5 })).toEqual({
    kind: "voxmol",
    ...voxmolPresets["28M"],
    elements: 5,
  });
});

test.each([
  [{ preset: "8M" as "7M" }, "preset", 'must be one of "111M", "28M", "7M", "small", "tiny"'],
  [{ groups: 5 }, "groups", "must divide model.width (32), or be 0 for no norms"],
  [{ width: 8 }, "groups", "must divide model.width (8), or be 0 for no norms"],
  [{ groups: -1 }, "groups", "must be an integer of at least 0"],
  [{ attention: [true] }, "attention", "must have an entry for each of model.multipliers (4)"],
  [{ attention: [false, 1, true, true] as never }, "attention.1", "must be true or false"],
  [{ multipliers: [] }, "multipliers", "must be a list of positive integers, one a level"],
  [{ multipliers: 2 as never }, "multipliers", "must be a list of positive integers, one a level"],
  [{ multipliers: [1, 2, 1.5, 4] }, "multipliers.2", "must be a positive integer"],
  [{ elements: 0 }, "elements", "must be a positive integer"],
  [{ dropout: 1 }, "dropout", "must be a number from 0 to below 1"],
])("%j is refused in one sentence", (given, key, message) => {
  expect(() => voxmolConfig(given)).toThrow(ZodError);
  const { error } = voxmolConfigSchema.safeParse({ kind: "voxmol", ...given });
  const { path, message: found } = error!.issues[0];
  expect([path.join("."), found]).toEqual([key, message]);
  expect(error!.issues).toHaveLength(1);
});

test("groups of any kind that divides the width, and none", () => {
  for (const groups of [0, 1, 2, 4, 8, 16, 32])
    expect(voxmolConfig({ groups }).groups).toBe(groups);
});
