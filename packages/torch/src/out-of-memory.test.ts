import { expect, test } from "vitest";

import { collectGarbage, empty, ones, tensor, TorchError } from "./index.js";
import { reachableTensors } from "./live-tensors.js";
import { native } from "./native.js";
import { inOneSentence } from "./errors.js";

const tooMuch = 1e13;

/** The message only: an error that is kept holds the tensors of its stack. */
function refusal(ask: () => unknown): string {
  try {
    ask();
  } catch (error) {
    if (error instanceof TorchError) return error.message;
  }
  return "no TorchError";
}

test("running out of memory is one sentence that says what helps, and leaves nothing behind", () => {
  const before = reachableTensors();
  for (const ask of [
    () => empty([tooMuch]),
    () =>
      ones([2])
        .expand([tooMuch / 2, 2])
        .clone(),
  ]) {
    const said = refusal(ask);
    expect(said).toMatch(/^(empty|clone): in main memory \d+\.0 GB more did not fit/);
    expect(said).toMatch(/smaller batches, free tensors earlier \(tidy, dispose\)/);
    expect(said).not.toContain("\n");
  }
  expect(native.isHolding()).toBe(false);
  collectGarbage();
  expect(native.liveTensors()).toBe(before);
  expect(ones([2]).add(1).toNumbers()).toEqual([2, 2]);
});

test("before it gives up, the call is tried again after a collection", () => {
  let collections = 0;
  const real = globalThis.gc;
  const emptyCache = native.cudaEmptyCache;
  try {
    (native as { cudaEmptyCache: () => boolean }).cudaEmptyCache = () => {
      collections++;
      return emptyCache.call(native);
    };
    expect(() => empty([tooMuch])).toThrow(TorchError);
    expect(collections).toBe(1);
    expect(() => empty([-1])).toThrow(TorchError); // no matter of memory
    expect(collections).toBe(1);
  } finally {
    (native as { cudaEmptyCache: () => boolean }).cudaEmptyCache = emptyCache;
    globalThis.gc = real;
  }
});

test("a held call runs again with its arguments, also those that nothing else keeps alive", () => {
  const before = reachableTensors();
  const ask = (): unknown => tensor([1, 2]).mul(3).expand([tooMuch, 2]).clone();
  expect(refusal(ask)).toMatch(/^clone: in main memory/);
  collectGarbage();
  expect(native.liveTensors()).toBe(before);
});

test("a collection frees what nothing refers to, at once", () => {
  collectGarbage();
  const before = reachableTensors();
  (() => {
    for (let i = 0; i < 100; i++) ones([10]);
  })();
  expect(native.liveTensors()).toBeGreaterThan(before);
  collectGarbage();
  expect(native.liveTensors()).toBe(before);
});

test("CUDA's words and the CPU's become the same kind of sentence; other reasons stay", () => {
  expect(
    inOneSentence("CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 15.78 GiB total)"),
  ).toMatch(/^on the GPU 20.00 MiB more did not fit/);
  expect(
    inOneSentence(
      "DefaultCPUAllocator: can't allocate memory: you tried to allocate 2000000000 bytes",
    ),
  ).toMatch(/^in main memory 2.0 GB more did not fit/);
  expect(inOneSentence("shapes do not fit")).toBe("shapes do not fit");
});
