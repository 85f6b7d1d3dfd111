import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

import { ensureBuilt } from "../../packages/torch/build.mjs";
import { generate } from "../../packages/torch/scripts/generate/generate.mjs";
import { leftOut, reasonLeftOut } from "../../packages/torch/scripts/generate/left-out.mjs";
import { parseSchema } from "../../packages/torch/scripts/generate/schema.mjs";
import { shapesOf } from "../../packages/torch/scripts/generate/shape.mjs";
import { mergeShapes, signatureText } from "../../packages/torch/scripts/generate/signature.mjs";
import { argumentsOf } from "../../packages/torch/src/compatible.ts";

const native = createRequire(import.meta.url)(ensureBuilt());
const lines = native.schemas().trim().split("\n");
const oldest = native.version().startsWith("1.13");

test.skipIf(!oldest)(
  `the checked-in operators are what the generator writes (needs libtorch 1.13, this is ${native.version()})`,
  () => {
    const { files } = generate(native.schemas(), native.version());
    expect(Object.keys(files)).toEqual(["tables.ts", "operators.ts", "functions.ts"]);
    for (const [name, text] of Object.entries(files)) {
      const path = new URL(`../../packages/torch/src/generated/${name}`, import.meta.url);
      expect(readFileSync(path, "utf8") === text, `${name} is current: npm run generate`).toBe(
        true,
      );
    }
  },
);

test.skipIf(!oldest)("every schema has a function or a reason to have none", () => {
  const { counts, skipped } = generate(native.schemas(), native.version());
  const left = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  // One of them is our own, equimeter::dropout.
  // `to.dtype_layout` and `item` stand behind members of Tensor.
  expect(counts[2] + left).toBe(lines.length);
  expect(counts).toEqual([732, 880, 1156]);
  expect(Object.fromEntries([...skipped].sort())).toMatchInlineSnapshot(`
    {
      "Tensor has it in another form (src/tensor.ts)": 6,
      "computes on a device what SyncBatchNorm exchanges between devices": 10,
      "in-place work on how a sparse tensor is stored": 12,
      "inside of quantized networks": 24,
      "marks constants while PyTorch traces a program": 3,
      "named dimensions": 75,
      "nested tensors, which nothing here makes": 3,
      "not of the namespace aten": 239,
      "one of the kernels among which a convolution chooses": 16,
      "one vendor's or one device's kernel; the general operator chooses it": 55,
      "private: its name begins with an underscore": 626,
      "takes or returns what has no TypeScript form": 7,
      "the derivative of another operator; autograd calls it": 198,
      "the half of a loss or convolution that keeps what its derivative needs": 8,
      "the view of that name, copied: \`x.view(…).clone()\`": 58,
      "writes its result into an argument (\`out=\`)": 704,
    }
  `);
});

test.skipIf(!oldest)("every exception leaves something out", () => {
  const names = new Set(lines.map((line) => parseSchema(line).name.replace("aten::", "")));
  for (const { reason, names: pattern } of leftOut)
    expect(
      [...names].some((name) => pattern.test(name)),
      reason,
    ).toBe(true);
});

test("every schema of this libtorch can be read", () => {
  for (const line of lines) {
    const schema = parseSchema(line);
    expect(`${schema.name}${schema.overload && "."}${schema.overload}(`).toBe(
      line.slice(0, line.indexOf("(") + 1),
    );
  }
});

test("the library reads schemas as the generator does", () => {
  for (const line of lines.filter((text) => !text.includes("..."))) {
    const here = parseSchema(line).arguments.map((a) => [
      a.type.replace("SymInt", "int").replace(/\[\d+\]/g, "[]"),
      a.name,
      a.hasDefault || a.type.endsWith("?"),
    ]);
    expect(argumentsOf(line).map((a) => [a.type, a.name, a.mayBeAbsent])).toEqual(here);
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

test("outputs, named dimensions, private and vendors' operators are left out", () => {
  const reason = (text) => reasonLeftOut(parseSchema(text));
  expect(reason("aten::max.dim(Tensor self, int dim) -> Tensor")).toBe(null);
  expect(reason("aten::max.x(Tensor self, *, Tensor(a!) out) -> Tensor(a!)")).toMatch("out=");
  expect(reason("aten::max.x(Tensor self, str dim) -> Tensor")).toBe("named dimensions");
  expect(reason("aten::rand.x(int[] size, *, str[]? names) -> Tensor")).toBe("named dimensions");
  expect(reason("aten::gelu(Tensor self, *, str approximate='none') -> Tensor")).toBe(null);
  expect(reason("aten::_softmax(Tensor self) -> Tensor")).toMatch("underscore");
  expect(reason("aten::cudnn_relu(Tensor self) -> Tensor")).toMatch("vendor");
  expect(reason("aten::tanh_backward(Tensor self) -> Tensor")).toMatch("derivative");
  expect(reason("prepacked::linear(Tensor self) -> Tensor")).toMatch("aten");
});

test("overloads become one signature when they differ in one argument's kind", () => {
  const merged = (...texts) =>
    mergeShapes(
      shapesOf(
        texts.map((t) => parseSchema(`aten::f${t} -> Tensor`)),
        false,
      ),
    ).map((s) => signatureText(s));
  expect(
    merged(".T(Tensor x, Tensor y, *, Scalar alpha=1)", ".S(Tensor x, Scalar y, Scalar alpha=1)"),
  ).toEqual(["(x: Tensor, y: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor"]);
  expect(merged("(Tensor x, int[2] pad=0)", ".p(Tensor x, str pad='valid')")).toEqual([
    "(x: Tensor, options?: { pad?: number | readonly number[] | string }): Tensor",
  ]);
  expect(
    merged(".a(Tensor x, Tensor y)", ".b(Tensor x, Scalar y)", ".c(Scalar x, Tensor y)"),
  ).toEqual(["(x: Tensor, y: Tensor | Scalar): Tensor", "(x: Scalar, y: Tensor): Tensor"]);
  expect(merged(".a(Tensor x, Tensor y)", ".b(Scalar x, Scalar y)")).toHaveLength(2);
  expect(merged("(Tensor x)", ".d(Tensor x, *, int decimals)")).toEqual([
    "(x: Tensor, options?: { decimals?: number }): Tensor",
  ]);
  expect(merged(".d(Tensor x, *, int decimals)")).toEqual([
    "(x: Tensor, options: { decimals: number }): Tensor",
  ]);
});
