import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

import { ensureBuilt } from "../../packages/torch/build.mjs";
import { usable } from "../../packages/torch/scripts/generate/emit.mjs";
import { generate } from "../../packages/torch/scripts/generate/generate.mjs";
import { parseSchema } from "../../packages/torch/scripts/generate/schema.mjs";

const native = createRequire(import.meta.url)(ensureBuilt());
const oldest = native.version().startsWith("1.13");

test.skipIf(!oldest)(
  `the checked-in operators are what the generator writes (needs libtorch 1.13, this is ${native.version()})`,
  () => {
    const path = new URL("../../packages/torch/src/generated/operators.ts", import.meta.url);
    expect(generate(native.schemas()).text).toBe(readFileSync(path, "utf8"));
  },
);

test("every schema of this libtorch can be read", () => {
  for (const line of native.schemas().trim().split("\n")) {
    const schema = parseSchema(line);
    expect(`${schema.name}${schema.overload && "."}${schema.overload}(`).toBe(
      line.slice(0, line.indexOf("(") + 1),
    );
  }
});

test("a schema's parts", () => {
  const schema = parseSchema(
    "aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
  );
  const parts = schema.arguments.map(({ name, type, hasDefault, keywordOnly }) => [
    name,
    type,
    hasDefault,
    keywordOnly,
  ]);
  expect(parts).toEqual([
    ["self", "Tensor", false, false],
    ["dim", "int[1]?", false, false],
    ["keepdim", "bool", true, false],
    ["dtype", "ScalarType?", true, true],
  ]);
  expect(schema.returns).toEqual([{ type: "Tensor", alias: "", name: null }]);
});

test("overloads with outputs or named dimensions are left out", () => {
  const text = (args) => parseSchema(`aten::max.x(${args}) -> Tensor`);
  expect(usable(text("Tensor self, int dim"))).toBe(true);
  expect(usable(text("Tensor self, *, Tensor(a!) out"))).toBe(false);
  expect(usable(text("Tensor self, str dim"))).toBe(false);
});
