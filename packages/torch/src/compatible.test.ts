import { expect, test } from "vitest";

import { begin, put } from "./commands.js";
import { addedArguments } from "./compatible.js";
import { op } from "./generated/tables.js";
import { native } from "./native.js";
import { operatorsFor } from "./operator-table.js";
import { ones, Tensor, TorchError } from "./index.js";

const versions = { generatedFor: "1.13", running: "9.9.0" };
const added = (expected: string, running: string): number =>
  addedArguments(expected, running, versions);
const old =
  "aten::f.x(Tensor self, int[1]? dim=None, *, Scalar alpha=1) -> (Tensor values, Tensor indices)";

test.each([
  ["nothing", old],
  ["int to SymInt", old.replace("int[1]?", "SymInt[1]?")],
  ["another length of a list", old.replace("int[1]?", "int[]?")],
  ["another default", old.replace("alpha=1", "alpha=2")],
  ["a type that became optional", old.replace("Scalar alpha=1", "Scalar? alpha=None")],
  ["a tensor that may be absent", old.replace("Tensor self", "Tensor? self")],
  ["another name", old.replace("self", "input")],
  ["other names of results", old.replace("values", "a")],
  [
    "an alias",
    old.replace("Tensor self", "Tensor(a!) self").replace("(Tensor values", "(Tensor(a!) values"),
  ],
])("compatible: %s", (_, now) => expect(added(old, now)).toBe(0));

test("int to a wider type", () => {
  const from = "aten::std(Tensor self, *, int? correction) -> Tensor";
  expect(added(from, from.replace("int?", "Scalar?"))).toBe(0);
  expect(() => added(from.replace("int?", "Scalar?"), from)).toThrow("has changed");
});

test("new arguments at the end", () => {
  const now = old.replace(
    "alpha=1)",
    'alpha=1, str mode="a, (b)", Tensor? out=None, int[2] pad=[0, 1])',
  );
  expect(added(old, now)).toBe(3);
});

test.each([
  ["a new argument that must be given", old.replace("alpha=1", "alpha=1, int n")],
  ["a new argument in between", old.replace("*, ", "*, Scalar beta=1, ")],
  [
    "arguments in another order",
    "aten::f.x(int[1]? self, Tensor dim, *, Scalar alpha=1) -> (Tensor, Tensor)",
  ],
  ["fewer arguments", old.replace(", *, Scalar alpha=1", "")],
  ["another kind of argument", old.replace("Scalar alpha", "Tensor alpha")],
  ["a narrower kind", old.replace("Scalar alpha", "int alpha")],
  ["another kind of result", old.replace("Tensor indices", "int indices")],
  ["fewer results", old.replace(", Tensor indices", "")],
])("changed: %s", (_, now) => expect(() => added(old, now)).toThrow(TorchError));

test("places that only look the same", () => {
  const swapped = "aten::f(Tensor b, Tensor a) -> Tensor";
  expect(() => added("aten::f(Tensor a, Tensor b) -> Tensor", swapped)).toThrow("has changed");
});

test("one sentence names the operator and both versions", () => {
  const gone = operatorsFor("1.13", "aten::no_such.thing(Tensor self) -> Tensor")[0];
  begin();
  expect(() => gone.tensor()).toThrow(
    new TorchError(
      `no_such: libtorch ${native.version()} has no such operator; this function was generated for libtorch 1.13`,
    ),
  );
  const changed = operatorsFor("0.1", "aten::relu(Tensor self, int times) -> Tensor")[0];
  begin();
  expect(() => changed.tensor()).toThrow(
    new TorchError(
      `relu: libtorch ${native.version()} has changed this operator to ${native.schema("aten::relu", "")}, and this ` +
        "function was generated for libtorch 0.1; call() takes the new arguments",
    ),
  );
});

test("an operator that has grown is called with the new arguments' defaults, every time", () => {
  const [sum] = operatorsFor("0.1", "aten::sum.dim_IntList(Tensor self, int[1]? dim) -> Tensor");
  const x = ones([2, 3]);
  for (let i = 0; i < 2; i++) {
    x.sum([0, 1], { keepdim: true, dtype: "float64" }).item(); // leaves numbers in the buffer
    begin();
    put(x);
    put([1]);
    const result = sum.tensor<Tensor>();
    expect([result.shape, result.dtype, result.toNumbers()]).toEqual([[2], "float32", [3, 3]]);
  }
});

test("every operator of this libtorch fits what was generated, or is new or gone", () => {
  const changed = op.filter((operator) => {
    const running = native.schema(operator.name, operator.overload);
    const expected = schemaOf(operator);
    if (running === "" || running === expected) return false;
    try {
      added(expected, running);
      return false;
    } catch {
      return true;
    }
  });
  // On libtorch 1.13 nothing has changed; newer ones may have changed a few.
  expect(changed.length).toBeLessThan(native.version().startsWith("1.13") ? 1 : 25);
});

const schemaOf = (operator: object): string => (operator as { schema: string }).schema;
