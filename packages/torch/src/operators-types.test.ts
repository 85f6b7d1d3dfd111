/**
 * What TypeScript accepts and refuses: `tsc -b` fails here when a call that should compile does
 * not, or one marked `@ts-expect-error` does. The calls run as well.
 */
import { expect, expectTypeOf, test } from "vitest";

import * as torch from "./index.js";
import { ones, Tensor, tensor, TorchError, var as variance, type DType } from "./index.js";

const x = ones([2, 3]);
const i = tensor([0, 1], { dtype: "int64" });

test("results", () => {
  expectTypeOf(x.add(x)).toEqualTypeOf<Tensor>();
  expectTypeOf(torch.add(x, 2)).toEqualTypeOf<Tensor>();
  expectTypeOf(x.max(0)).toEqualTypeOf<{ values: Tensor; indices: Tensor }>();
  expectTypeOf(x.max()).toEqualTypeOf<Tensor>();
  expectTypeOf(torch.stdMean(x)).toEqualTypeOf<[Tensor, Tensor]>();
  expectTypeOf(x.split(1)).toEqualTypeOf<Tensor[]>();
  expectTypeOf(x.equal(x)).toEqualTypeOf<boolean>();
  expectTypeOf(x.stride(0)).toEqualTypeOf<number>();
  expectTypeOf(torch.promoteTypes("int8", "int16")).toEqualTypeOf<DType>();
  expectTypeOf(x.itemValue).returns.toEqualTypeOf<torch.Scalar>();
  expectTypeOf(variance(x, [0])).toEqualTypeOf<Tensor>();
  expectTypeOf(x.retainGrad).returns.toEqualTypeOf<void>();
});

test("in-place methods keep the class of what they are called on", () => {
  class Weight extends Tensor {
    decay(): this {
      return this.mul_(0.5);
    }
  }
  expectTypeOf<ReturnType<Weight["add_"]>>().toEqualTypeOf<Weight>();
  expectTypeOf(torch.add_(x, 1)).toEqualTypeOf<Tensor>();
});

test("one argument of several kinds", () => {
  const other: Tensor | number = Math.random() < 2 ? 3 : x;
  x.add(other).mul(other).pow(other);
  torch.div(x, other, { roundingMode: "floor" });
  x.add({ re: 0, im: 1 });
  x.toOptions({ dtype: "int64" }).add(2n);
  const image = ones([1, 1, 4, 4]);
  const kernel = ones([1, 1, 3, 3]);
  for (const padding of ["same", 1, [1, 1]] as const)
    expect(torch.conv2d(image, kernel, { padding }).shape).toEqual([1, 1, 4, 4]);
  expect(torch.conv2d(image, kernel, null, { stride: [2, 1] }).shape).toEqual([1, 1, 1, 2]);
  expect(x.sum([0]).shape).toEqual(x.sum(0).shape);
  expect(
    x
      .clamp({ max: 0.5 })
      .add(torch.where(x.gt(0), 1, x))
      .toNumbers()[0],
  ).toBe(1.5);
});

const refused = (call: () => unknown): void => expect(call).toThrow(TorchError);

test("wrong arguments", () => {
  // @ts-expect-error a string is no tensor
  refused(() => x.add("1"));
  // @ts-expect-error a method needs its arguments
  refused(() => x.matmul());
  // @ts-expect-error the first argument of a function is the tensor
  refused(() => torch.matmul());
  // @ts-expect-error a misspelt option
  refused(() => x.sum([0], { keepDim: true }));
  // @ts-expect-error options are an object
  refused(() => x.logsumexp(0, true));
  // @ts-expect-error no such dtype
  refused(() => x.cumsum(0, { dtype: "float" }));
  // @ts-expect-error `upper` has no default
  refused(() => ones([2, 2]).linalgSolveTriangular(ones([2, 2]), {}));
  // @ts-expect-error an index is a tensor
  refused(() => x.indexSelect(0, [0, 1]));
  // @ts-expect-error the whole of a list has one kind
  refused(() => torch.cat([x, 2]));
  // @ts-expect-error no overload takes two numbers
  refused(() => torch.pow(2, 3));
  // @ts-expect-error sizes come in a list
  refused(() => torch.zeros(2, 3));
  // @ts-expect-error the layout of a tensor is one of six
  refused(() => torch.zeros([2], { layout: "dense" }));
  // @ts-expect-error a tensor is no condition
  refused(() => torch.where(true, x, x));
  expect(i.dtype).toBe("int64");
});

test("private, out= and named-dimension operators have no function", () => {
  expectTypeOf<typeof torch>().not.toHaveProperty("_softmax");
  expectTypeOf<typeof torch>().not.toHaveProperty("tanhBackward");
  expectTypeOf<typeof torch>().toHaveProperty("tanh");
  // @ts-expect-error only an `out=` form of it
  refused(() => x.add(x, { out: x }));
  // @ts-expect-error a dimension has no name
  refused(() => x.softmax("channels"));
});
