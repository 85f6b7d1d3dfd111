import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

import { loadConfig, variantNames } from "./load.js";
import { temporaryFolder } from "../testing.js";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const path = join(folder.path, "recipe.yaml");
mkdirSync(join(folder.path, "data"));

function recipe(variants: string): void {
  const own = "name: x\ndata: { train: data/a.xyz }\nmodel: { kind: plain, width: 32 }\n";
  writeFileSync(path, `${own}variants:${variants}\n`);
}

test("a variant is the recipe with other keys, under both names", () => {
  recipe(`
  small: { model.width: 16, model.heads: 2 }
  other-data: { data.train: data/b.xyz, train.optimizer: sgd }
  same: {}`);
  expect(variantNames(path)).toEqual(["small", "other-data", "same"]);
  const own = loadConfig(path);
  expect(own).not.toHaveProperty("variants");
  const small = loadConfig(path, { variant: "small" });
  expect(small).toEqual({ ...own, name: "x-small", model: { ...own.model, width: 16, heads: 2 } });
  expect(loadConfig(path, { variant: "same" })).toEqual({ ...own, name: "x-same" });
  const other = loadConfig(path, { variant: "other-data" });
  expect(resolve(other.data.train)).toBe(join(folder.path, "data/b.xyz"));
  expect(other.train.optimizer).toBe("sgd");
});

test("the command line has the last word, on keys and on the name", () => {
  recipe("\n  small: { model.width: 16 }");
  const set = ["model.width=8", "name=mine"];
  const config = loadConfig(path, { variant: "small", set });
  expect([config.name, config.model.width]).toEqual(["mine", 8]);
});

test.each([
  ["\n  small: { model.width: 0 }", "small", /recipe\.yaml:5:12: model\.width must be a positive/],
  ["\n  small: { model.wdith: 8 }", "small", /recipe\.yaml:5:12: .*did you mean "width"\?/],
  ["\n  small: { name.x: 8 }", "small", /recipe\.yaml:5:12: name is a single value/],
  ["\n  small: {}", "smal", /has no variant "smal"; did you mean small\?/],
  [" {}", "small", /has no variant "small"; it has none/],
  ["\n  small: 3", "small", /recipe\.yaml:5:3: variants\.small must map names to the keys/],
  [" [small]", "small", /recipe\.yaml:4:1: variants must map names to the keys that differ/],
  ["\n  a/b: {}", "a/b", /recipe\.yaml:5:3: a variant cannot be called "a\/b"/],
  ["\n  all: {}", "all", /a variant cannot be called "all"/],
])("%j is refused with its place", (variants, variant, sentence) => {
  recipe(variants);
  expect(() => loadConfig(path, { variant })).toThrow(sentence);
});
