import { inspect } from "node:util";

import { expect, test } from "vitest";

import {
  arange,
  call,
  cat,
  einsum,
  fromTypedArray,
  grad,
  complex,
  full,
  ones,
  tensor,
  TorchError,
  where,
  zeros,
  type DType,
} from "./index.js";

const a = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

test("arithmetic, reductions and products have their closed forms", () => {
  expect(a.add(a).toNumbers()).toEqual([2, 4, 6, 8, 10, 12]);
  expect(a.sub(1).mul(2).div(4).toNumbers()).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
  expect(a.matmul(a.t()).toNumbers()).toEqual([14, 32, 32, 77]);
  expect(einsum("ij,kj->ik", [a, a]).toNumbers()).toEqual([14, 32, 32, 77]);
  expect(a.sum().item()).toBe(21);
  expect(a.sum([0]).toNumbers()).toEqual([5, 7, 9]);
  expect(a.mean([1], { keepdim: true }).shape).toEqual([2, 1]);
  expect(cat([a, a], 1).shape).toEqual([2, 6]);
  expect(a.softmax(-1).sum([-1]).toNumbers()).toEqual([1, 1]);
  expect(
    tensor([0, Math.PI / 2])
      .sin()
      .toNumbers(),
  ).toEqual([0, 1]);
  expect(a.permute([1, 0]).toNumbers()).toEqual([1, 4, 2, 5, 3, 6]);
  expect(a.clone().add_(1).mul_(2).toNumbers()).toEqual([4, 6, 8, 10, 12, 14]);
});

test("numbers keep integer tensors integer; fractions make them float", () => {
  const integers = arange(3);
  expect(integers.dtype).toBe("int64");
  expect(integers.add(2).dtype).toBe("int64");
  expect(integers.add(0.5).dtype).toBe("float32");
  expect(full([2], 3).dtype).toBe("float32");
  expect(full([2], 3, { dtype: "int64" }).dtype).toBe("int64");
});

test("one name chooses its overload by the kinds of the arguments", () => {
  const mask = a.gt(3);
  expect(where(mask, a, 0).toNumbers()).toEqual([0, 0, 0, 4, 5, 6]);
  expect(where(mask, -1, a).toNumbers()).toEqual([1, 2, 3, -1, -1, -1]);
  expect(where(mask)).toHaveLength(2);
  expect(a.pow(2).toNumbers()).toEqual([1, 4, 9, 16, 25, 36]);
  expect(a.pow(a).select(0, 0).toNumbers()).toEqual([1, 4, 27]);
  expect(a.max().item()).toBe(6);
  const { values, indices } = a.max(1);
  expect([values.toNumbers(), indices.toNumbers()]).toEqual([
    [3, 6],
    [2, 2],
  ]);
  expect(a.div(2, { roundingMode: "floor" }).toNumbers()).toEqual([0, 1, 1, 2, 2, 3]);
  expect(a.div(a.mul(2), { roundingMode: "trunc" }).sum().item()).toBe(0);
});

test("an option chooses the overload that has it instead of being dropped", () => {
  expect(a.var([1]).toNumbers()).toEqual([1, 1]);
  const biased = a.var([1], { unbiased: false }).toNumbers();
  for (const value of biased) expect(value).toBeCloseTo(2 / 3, 6);
  expect(a.var([1], { correction: 0 }).toNumbers()).toEqual(biased);
  expect(a.std([1], { unbiased: false, keepdim: true }).shape).toEqual([2, 1]);
  const wrong = { correction: 0, unbiased: false };
  expect(() => a.var([1], wrong)).toThrow(
    "var: no form of this operator takes ([1], { correction, unbiased })",
  );
});

test("an error names the operator and the arguments on one line", () => {
  const message = messageOf(() => a.matmul(a));
  expect(message).toBe(
    "matmul: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3) " +
      "(given float32[2, 3], float32[2, 3])",
  );
  expect(messageOf(() => a.view([7]))).toMatch(
    /^view: .*invalid for input of size 6.*float32\[2, 3\]/,
  );
  expect(messageOf(() => a.add("x" as never))).toBe(
    'add: no form of this operator takes ("x"); its options are { alpha }',
  );
  expect(messageOf(() => call("aten::relu", "", 1, 3))).toBe(
    'relu: argument "self" must be a Tensor, not an integer (given 3)',
  );
  expect(messageOf(() => call("aten::relu", "", 1))).toBe('relu: argument "self" is missing');
  expect(messageOf(() => call("aten::nothing", "", 1))).toBe(
    "nothing: this libtorch has no operator aten::nothing.",
  );
  expect(messageOf(() => a.to("float31" as DType))).toContain('"float31"');
  expect(messageOf(() => tensor([[1, 2], [3]]))).toBe(
    "tensor: ragged array, [2, 2] needs 4 values",
  );
});

/** What a TorchError says, which must be one line. */
function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    if (/[\r\n]/.test(error.message)) throw new Error("more than one line", { cause: error });
    return error.message;
  }
  throw new Error("nothing was thrown");
}

test("a disposed tensor is recognised, also when its place was taken, and disposing twice is harmless", () => {
  const gone = ones([2]);
  gone.dispose();
  const successor = ones([3]);
  gone.dispose();
  expect(successor.shape).toEqual([3]);
  expect(messageOf(() => gone.add(1))).toBe(
    'add: argument "self" was disposed, or its tidy() scope has ended (given a disposed tensor, 1)',
  );
  expect(messageOf(() => gone.shape)).toBe(
    "this tensor was disposed, or its tidy() scope has ended",
  );
  expect(messageOf(() => gone.grad)).toContain("was disposed");
  expect(inspect(gone)).toBe("Tensor(disposed)");
  {
    using scoped = ones([1]);
    expect(scoped.item()).toBe(1);
  }
});

test("typed arrays share memory both ways and each keeps it alive", () => {
  const array = new Float32Array([1, 2, 3, 4]);
  const shared = fromTypedArray(array, [2, 2]);
  array[0] = 10;
  shared.narrow(0, 1, 1).mul_(2);
  expect(shared.toNumbers()).toEqual([10, 2, 6, 8]);
  expect(Array.from(array)).toEqual([10, 2, 6, 8]);

  const back = zeros([2, 2]);
  const view = back.shareTypedArray() as Float32Array;
  view[3] = 7;
  expect(back.toNumbers()).toEqual([0, 0, 0, 7]);
  back.add_(1);
  back.dispose();
  expect(Array.from(view)).toEqual([1, 1, 1, 8]);

  const part = new Float64Array([1, 2, 3, 4]).subarray(1, 3);
  expect(fromTypedArray(part).toNumbers()).toEqual([2, 3]);
  expect(messageOf(() => a.t().shareTypedArray())).toContain("shareTypedArray: only a contiguous");
  expect(messageOf(() => ones([1], { dtype: "bfloat16" }).shareTypedArray())).toContain("bfloat16");
  expect(messageOf(() => fromTypedArray(array, [3]))).toContain("view: ");
});

test("memory shared with dropped typed arrays and tensors stays valid through collections", () => {
  const views: Float32Array[] = [];
  const tensors = [];
  for (let i = 0; i < 200; i++) {
    views.push(full([20_000], i).shareTypedArray() as Float32Array);
    tensors.push(fromTypedArray(new Float32Array(20_000).fill(i)));
    for (let j = 0; j < 5; j++) fromTypedArray(new Float32Array(20_000).fill(-1)).dispose();
  }
  views.forEach((view, i) => expect([view[0], view.at(-1)]).toEqual([i, i]));
  tensors.forEach((one, i) => expect(one.mean().item()).toBe(i));
});

test("values survive the way through typed arrays and arrays, dtype by dtype", () => {
  const types = ["uint8", "int8", "int16", "int32", "int64", "float32", "float64", "bool"] as const;
  for (const dtype of types) {
    const values = dtype === "bool" ? [0, 1, 1] : [0, 1, 100];
    const made = tensor(values, { dtype });
    expect(made.dtype).toBe(dtype);
    expect(made.toNumbers()).toEqual(values);
    expect(tensor(made.toTypedArray()).dtype).toBe(dtype === "bool" ? "uint8" : dtype);
  }
  for (const dtype of ["float16", "bfloat16"] as const)
    expect(tensor([0.5, -2], { dtype }).toNumbers()).toEqual([0.5, -2]);
  expect(tensor(new BigInt64Array([2n ** 62n])).toTypedArray()[0]).toBe(2n ** 62n);
  expect(tensor([0.1], { dtype: "float64" }).item()).toBe(0.1);
  expect(tensor([2 ** 53 - 1], { dtype: "int64" }).item()).toBe(2 ** 53 - 1);
  expect(a.t().toNumbers()).toEqual([1, 4, 2, 5, 3, 6]);
  expect(tensor(5).shape).toEqual([]);
  expect(tensor([[], []]).shape).toEqual([2, 0]);
  expect(() => fromTypedArray(new Uint16Array(2) as never)).toThrow("Uint16Array");
});

test("a tensor describes itself", () => {
  expect(a.shape).toEqual([2, 3]);
  expect([a.rank, a.size, a.device, a.isContiguous, a.isLeaf]).toEqual([2, 6, "cpu", true, true]);
  expect(a.t().isContiguous).toBe(false);
  expect(inspect(tensor([1, 2]))).toBe("Tensor(float32[2]) 1, 2");
  expect(inspect(zeros([5, 5]))).toBe("Tensor(float32[5, 5])");
});

test("conversions by name, and nested arrays", () => {
  const x = tensor([
    [1.5, -2],
    [0, 3],
  ]);
  const dtypes = [x.half(), x.bfloat16(), x.float(), x.double(), x.int(), x.long(), x.bool()];
  expect(dtypes.map(({ dtype }) => dtype)).toEqual([
    "float16",
    "bfloat16",
    "float32",
    "float64",
    "int32",
    "int64",
    "bool",
  ]);
  expect(x.cpu().device).toBe("cpu");
  expect(x.long().toArray()).toEqual([
    [1, -2],
    [0, 3],
  ]);
  expect(tensor(2).toArray()).toBe(2);
  expect(tensor([[], []], { shape: [2, 0, 3] }).toArray()).toEqual([[], []]);
});

test("values that are not in memory yet are read all the same", () => {
  const x = tensor([1, -2], { requiresGrad: true });
  const [slope] = grad(x.abs().sum(), [x], { createGraph: true });
  const [zero] = grad(slope.mul(tensor([0.3, 0.4])).sum(), [x]); // zeros without memory
  expect(zero.toNumbers()).toEqual([0, 0]);
  expect(() => zero.shareTypedArray()).toThrow("share a clone() of it");
  const imaginary = complex(tensor([1, 2]), tensor([3, 4]))
    .conj()
    .imag(); // a lazy negative
  expect(imaginary.toNumbers()).toEqual([-3, -4]);
  expect(() => imaginary.contiguous().shareTypedArray()).not.toThrow();
});
