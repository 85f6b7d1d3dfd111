import { expect, test } from "vitest";

import { call, collectGarbage, fromTypedArray, full, ones, tensor, zeros } from "./index.js";

test("a shared typed array outlives what its tensor does: resize_, set_, dispose", () => {
  const resized = full([1_000_000], 3);
  const first = resized.shareTypedArray();
  resized.resize_([5_000_000]); // moves to other memory
  const replaced = full([1_000_000], 4);
  const second = replaced.shareTypedArray();
  call("aten::set_", "source_Tensor", 0, replaced, ones([2]));
  const disposed = full([1_000_000], 5);
  const third = disposed.shareTypedArray();
  disposed.dispose();
  collectGarbage();
  const others = Array.from({ length: 5 }, () => zeros([1_000_000])); // would reuse freed memory
  for (const [i, array] of [first, second, third].entries())
    expect([array[0], array[999_999]]).toEqual([3 + i, 3 + i]);
  expect(resized.narrow(0, 0, 3).toNumbers()).toEqual([3, 3, 3]);
  expect(others.length).toBe(5);
});

test("sharing many times is no burden", () => {
  const x = ones([10]);
  const arrays = Array.from({ length: 50_000 }, () => x.shareTypedArray());
  arrays[7][3] = 9;
  expect(x.sum().item()).toBe(18);
  expect(zeros([0]).shareTypedArray()).toHaveLength(0);
});

test("a tensor over a typed array moves away when it grows", () => {
  const array = new Float32Array([1, 2]);
  const x = fromTypedArray(array);
  x.resize_([1000]).fill_(7);
  expect(x.sum().item()).toBe(7000);
  expect([...array]).toEqual([1, 2]);
});

test("a tensor that could not grow has its old shape", () => {
  const x = ones([4]);
  expect(() => x.resize_([2 ** 50])).toThrow(/^resize_: in main memory .* did not fit/);
  expect(x.shape).toEqual([4]);
  expect(x.sum().item()).toBe(4);
});

test("an output that could not be made large enough is empty", () => {
  const out = ones([0]);
  const [tall, wide] = [ones([2 ** 20, 1]), ones([1, 2 ** 30])];
  expect(() => call("aten::add", "out", 0, tall, wide, 1, out)).toThrow(/^add: .* did not fit/);
  expect(out.shape).toEqual([0]);
  expect(out.sum().item()).toBe(0);
});

test("memory that could go away under a tensor: resizable buffers are refused, none is transferred", () => {
  const resizable = Reflect.construct(ArrayBuffer, [8, { maxByteLength: 64 }]) as ArrayBuffer;
  expect(() => fromTypedArray(new Float32Array(resizable))).toThrow(
    /can go away: copy the float32/,
  );
  expect(tensor(new Float32Array(resizable)).toNumbers()).toEqual([0, 0]);
  const array = new Float32Array([1, 2]);
  const x = fromTypedArray(array);
  try {
    structuredClone(array.buffer, { transfer: [array.buffer] }); // Node 20 copies
  } catch {
    // later ones refuse
  }
  expect(array).toHaveLength(2);
  expect(x.toNumbers()).toEqual([1, 2]);
});

test("tensor() copies a Buffer, whose slice() does not", () => {
  const bytes = Buffer.from([1, 2, 3]);
  const x = tensor(bytes);
  bytes[0] = 9;
  expect(x.toNumbers()).toEqual([1, 2, 3]);
});
