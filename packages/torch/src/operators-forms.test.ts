/** The rules by which operators become methods and functions. */
import { expect, test } from "vitest";

import * as functions from "./generated/functions.js";
import { TensorOperators } from "./generated/operators.js";
import * as torch from "./index.js";
import { arange, full, ones, randn, tensor, Tensor, TorchError, zeros } from "./index.js";

test("no export of the package hides a function of libtorch", () => {
  const hidden = Object.entries(functions).filter(
    ([name, operator]) => (torch as Record<string, unknown>)[name] !== operator,
  );
  expect(hidden.map(([name]) => name)).toEqual([]);
});

test("every method has its function, but for members that Tensor writes itself", () => {
  const methods = Object.getOwnPropertyNames(TensorOperators.prototype).filter(
    (name) => name !== "constructor",
  );
  expect(methods.length).toBeGreaterThan(700);
  expect(methods.filter((name) => !(name in functions))).toEqual([]);
  const own = new Set(Object.getOwnPropertyNames(Tensor.prototype));
  expect(methods.filter((name) => own.has(name))).toEqual([]);
});

test("a method and its function do the same", () => {
  const x = tensor([
    [1, 2],
    [3, 4],
  ]);
  expect(torch.add(x, x, { alpha: 2 }).toNumbers()).toEqual(x.add(x, { alpha: 2 }).toNumbers());
  expect(torch.sum(x, [0], { keepdim: true }).shape).toEqual([1, 2]);
  expect(torch.var(x, { unbiased: false }).item()).toBe(x.var({ unbiased: false }).item());
});

test("in-place operators return the tensor they changed", () => {
  const x = zeros([2]);
  expect(x.add_(1)).toBe(x);
  expect(torch.mul_(x, 3)).toBe(x);
  expect(x.fill_(7).sub_(1).toNumbers()).toEqual([6, 6]);
});

test("several results come as an object where libtorch names them, else as a list", () => {
  const x = tensor([3, 1, 2]);
  const { values, indices } = x.sort();
  expect([values.toNumbers(), indices.toNumbers()]).toEqual([
    [1, 2, 3],
    [1, 2, 0],
  ]);
  expect(Object.keys(torch.linalgSvd(ones([2, 2])))).toEqual(["U", "S", "Vh"]);
  const [deviation, mean] = torch.stdMean(x);
  expect([deviation.item(), mean.item()]).toEqual([1, 2]);
});

test("integers beyond 2^53 come and go as bigint", () => {
  const large = tensor(BigInt64Array.of(2n ** 53n + 1n), { shape: [] });
  expect(large.itemValue()).toBe(9007199254740993n);
  expect(large.add(2n ** 60n).itemValue()).toBe(2n ** 60n + 2n ** 53n + 1n);
  expect(large.neg().itemValue()).toBe(-9007199254740993n);
  expect(tensor([5], { dtype: "int64", shape: [] }).itemValue()).toBe(5);
});

test("factories give float32 unless they are told otherwise", () => {
  expect(full([2], 3).dtype).toBe("float32");
  expect(full([2], true).dtype).toBe("float32");
  expect(full([2], { re: 1, im: 2 }).dtype).toBe("complex64");
  expect(full([2], 3, { dtype: "int64" }).dtype).toBe("int64");
  for (const made of [zeros([2]), ones([2]), randn([2]), torch.empty([2]), torch.eye(2)])
    expect(made.dtype).toBe("float32");
  for (const made of [torch.linspace(0, 1, 3), torch.hannWindow(3), torch.scalarTensor(2)])
    expect(made.dtype).toBe("float32");
  expect(arange(3).dtype).toBe("int64"); // integers, as in PyTorch
});

test("dtypes are words in results, too", () => {
  expect(torch.resultType(arange(2), 1.5)).toBe("float32");
  expect(torch.promoteTypes("int32", "float64")).toBe("float64");
});

test("layouts", () => {
  const x = tensor([
    [0, 2],
    [0, 0],
  ]);
  expect(x.toSparse().coalesce().values().toNumbers()).toEqual([2]);
  expect(zeros([2, 3], { layout: "sparse_coo" }).sparseDim()).toBe(2);
  expect(x.toSparseCsr().toDense().toNumbers()).toEqual([0, 2, 0, 0]);
});

function message(mistake: () => unknown): string | null {
  try {
    mistake();
  } catch (error) {
    if (error instanceof TorchError) return error.message;
  }
  return null;
}

test("mistakes are one sentence with the operator's name", () => {
  const x = ones([2, 3]);
  expect(message(() => x.mm(x))).toMatchInlineSnapshot(
    `"mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3) (given float32[2, 3], float32[2, 3])"`,
  );
  expect(message(() => torch.conv2d(x, x, { strides: 2 } as never))).toMatchInlineSnapshot(
    `"conv2d: no form of this operator takes (Tensor(float32[2, 3]), Tensor(float32[2, 3]), { strides }); its options are { stride, padding, dilation, groups, bias }"`,
  );
  expect(message(() => torch.add(1 as never, x))).toMatchInlineSnapshot(
    `"add: the first argument must be a Tensor, not 1"`,
  );
  expect(message(() => x.add("1" as never))).toMatchInlineSnapshot(
    `"add: no form of this operator takes ("1"); its options are { alpha }"`,
  );
  expect(message(() => x.cumsum(0, "float64" as never))).toMatchInlineSnapshot(
    `"cumsum: the options must be an object, not "float64"; it takes { dtype }"`,
  );
  expect(message(() => x.sum([0], true as never))).toMatchInlineSnapshot(
    `"sum: no form of this operator takes ([0], true); its options are { keepdim, dtype }"`,
  );
  expect(message(() => x.linalgSolveTriangular(x, {} as never))).toMatchInlineSnapshot(
    `"linalg_solve_triangular: argument "upper" is missing (given float32[2, 3], float32[2, 3])"`,
  );
});
