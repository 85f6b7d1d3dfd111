import { expect, test } from "vitest";

import { cuda, ones, TorchError, zeros } from "./index.js";

test.skipIf(cuda.isAvailable())("without a device every question has a clear answer", () => {
  expect(cuda.deviceCount()).toBe(0);
  for (const ask of [cuda.synchronize, cuda.memory, cuda.resetPeakMemory])
    expect(() => ask()).toThrow(/sees no CUDA device|cuda/i);
  expect(cuda.emptyCache()).toBe(true); // nothing to do
  expect(() => zeros([1], { device: "cuda:0" })).toThrow(TorchError);
  expect(() => ones([1]).to("cuda")).toThrow(/^to: /);
});

test("a device is a non-negative integer", () => {
  for (const device of [-1, 0.5, Number.NaN, "0" as unknown as number])
    expect(() => cuda.synchronize(device)).toThrow(`must be a non-negative integer, got ${device}`);
});

test.skipIf(!cuda.isAvailable())("on a device: compute, count bytes, wait, empty the cache", () => {
  cuda.resetPeakMemory();
  const before = cuda.memory().allocated;
  const a = ones([256, 1024], { device: "cuda:0" });
  expect(a.device).toBe("cuda:0");
  expect(cuda.memory().allocated - before).toBe(1 << 20);
  expect(a.sum().item()).toBe(256 * 1024);
  a.dispose();
  cuda.synchronize();
  expect(cuda.memory().peakAllocated).toBeGreaterThanOrEqual(before + (1 << 20));
  expect(cuda.emptyCache()).toBe(true);
  expect(() => zeros([1], { device: "cuda:99" })).toThrow(TorchError);
});
