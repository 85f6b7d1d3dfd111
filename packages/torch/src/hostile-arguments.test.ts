import { expect, test } from "vitest";

import { call, fromTypedArray, ones, tensor, tidy, TorchError, type Tensor } from "./index.js";
import { define } from "./jit/index.js";
import { reachableTensors } from "./live-tensors.js";
import { native } from "./native.js";
import { setNumThreads } from "./process.js";

const a = tensor([1, 1, 1]);

test("an argument whose reading computes something else is refused, not mixed up with it", () => {
  const computes = (body: () => unknown): object => ({
    get alpha() {
      body();
      return 2;
    },
  });
  const how = "reading an argument called another operator";
  for (const body of [() => a.mul(7), () => a.shape, () => tidy(() => a.neg())])
    expect(() => a.add(a, computes(body))).toThrow(how);
  const counting = [0];
  Reflect.set(counting, Symbol.iterator, function* () {
    yield a.sum().item() - 3;
  });
  expect(() => a.sum(counting)).toThrow(how);
  const constant = { get alpha() { return 2; } }; // prettier-ignore
  expect(a.add(a, constant).toNumbers()).toEqual([3, 3, 3]);
});

test("the length of a list is what its iterator gives", () => {
  const liar = new Proxy([0], {
    get: (list, key) => (key === "length" ? 3e8 : Reflect.get(list, key)),
  });
  expect(() => a.sum(liar)).toThrow(RangeError);
  const short = [0, 1];
  Reflect.set(short, Symbol.iterator, function* () {
    yield 0;
  });
  expect(ones([2, 3]).sum(short).shape).toEqual([3]);
});

test("integers beyond 64 bits and arrays nested without end are refused", () => {
  const long = tensor(new BigInt64Array([1n]));
  for (const value of [2n ** 63n, -(2n ** 63n) - 1n, 2n ** 2000n])
    expect(() => long.add(value)).toThrow(/does not fit into 64 bits/);
  expect(long.mul(-(2n ** 63n)).toTypedArray()[0]).toBe(-(2n ** 63n));
  const endless: unknown[] = [];
  endless[0] = endless;
  expect(() => tensor(endless as never)).toThrow("nested deeper than 64 dimensions");
  const source = "def forward(self, x: Tensor) -> Tensor:\n    return x\n";
  expect(() => define({ source, attributes: { endless } })).toThrow("nested deeper than 64 arrays");
});

test("call() gives as many results as the operator has", () => {
  const sort = (results: number): unknown => call("aten::sort", "", results, a);
  expect(sort(2)).toHaveLength(2);
  expect(sort(0)).toBeUndefined();
  for (const results of [1, 3, -1, 1e9])
    expect(() => sort(results)).toThrow(`sort: it has 2 results, not ${results}`);
});

test("results that do not fit are taken back", () => {
  const before = reachableTensors();
  expect(() => ones([200_000]).unbind(0)).toThrow("the result is too long for the command buffer");
  reachableTensors();
  expect(native.liveTensors()).toBeLessThanOrEqual(before);
});

test("tensors of more dimensions than libtorch computes with have a short error", () => {
  const flat: Tensor = ones([1]).reshape(Array<number>(1000).fill(1));
  expect(flat.rank).toBe(1000);
  expect(() => flat.sum([0])).toThrow(/^sum: only tensors with up to 64 dims .{0,99}, …\]/);
});

test("typed arrays: what they say of themselves is not believed", () => {
  const lying = (name: string, value: number): Float32Array =>
    Object.defineProperty(new Float32Array(4), name, { value });
  for (const length of [-5, NaN, 2 ** 62])
    expect(() => fromTypedArray(lying("length", length))).toThrow("beyond the ArrayBuffer");
  expect(() => fromTypedArray(lying("byteOffset", -64))).toThrow("beyond the ArrayBuffer");
});

test("numbers of threads that no machine has are refused", () => {
  expect(() => setNumThreads(200_000)).toThrow(/200000 threads are too many/);
  expect(() => setNumThreads(2 ** 40)).toThrow(RangeError);
});

test("a tensor is not its own gradient: the two would keep each other alive", () => {
  const x = tensor([1]);
  expect(() => (x.grad = x)).toThrow(TorchError);
});

test("an object with a handle of its own is no tensor", () => {
  const result = tidy(() => ({ handle: 3, x: ones([2]) }));
  expect(result.x.toNumbers()).toEqual([1, 1]);
});

test("texts are data, too: they do not gather", () => {
  const source = "def forward(self, text: str) -> str:\n    return text + '!'\n";
  const module = define({ source });
  const filler = "x".repeat(5000);
  // Without V8's own heap, which newer Nodes let grow further.
  const used = () => process.memoryUsage().rss - process.memoryUsage().heapTotal;
  const before = used();
  for (let i = 0; i < 20_000; i++)
    expect(module.forward<string>(`${i}${filler}`)).toBe(`${i}${filler}!`);
  expect((used() - before) / 1e6).toBeLessThan(120); // 200 MB of texts went through
});
