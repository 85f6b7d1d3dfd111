import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

import { loadConfig, variantNames } from "./load.js";

const folder = fileURLToPath(new URL("../../../../../recipes", import.meta.url));
const pathOf = (recipe: string) => join(folder, `${recipe}.yaml`);
const recipes = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(".yaml", ""));
const variants = recipes.flatMap((recipe) =>
  variantNames(pathOf(recipe)).map((variant) => [recipe, variant] as const),
);

test.each(recipes)("%s is right, and called as its file is", (recipe) => {
  expect(loadConfig(pathOf(recipe)).name).toBe(recipe);
});

test.each(variants)("%s, variant %s, is right and another run", (recipe, variant) => {
  const { name, ...keys } = loadConfig(pathOf(recipe), { variant });
  const { name: _, ...ownKeys } = loadConfig(pathOf(recipe));
  expect(name).toBe(`${recipe}-${variant}`);
  expect(keys).not.toEqual(ownKeys);
});

test("Nowara's epochs end with the first batch beyond 100,000 molecules", () => {
  const { train } = loadConfig(pathOf("voxmol-geom"), { variant: "soft-subsampling" });
  const perStep = train.batchSize * train.accumulate;
  expect(perStep).toBe(64);
  expect(train.epochSize! / perStep).toBe(Math.floor(100_000 / perStep) + 2);
  expect(train.steps / (train.epochSize! / perStep)).toBe(239);
});
