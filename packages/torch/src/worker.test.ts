import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { expect, test } from "vitest";

import { Generator, grad, ones, randn } from "./index.js";

const library = JSON.stringify(new URL("../dist/index.js", import.meta.url).href);

function start(code: string): Worker {
  const body = `const { parentPort } = require("node:worker_threads");
    import(${library}).then(({ fromTypedArray, Generator, grad, ones, randn, tidy }) => { ${code} });`;
  return new Worker(body, { eval: true });
}

const work = `
  const generator = new Generator(42);
  const x = randn([50, 20], { generator });
  x.requiresGrad = true;
  const [gradient] = grad(x.matmul(x.t()).softmax(-1).square().sum(), [x]);`;

test("a worker computes the same numbers", async () => {
  const worker = start(`${work}
    parentPort.postMessage(gradient.toNumbers());`);
  const exit = once(worker, "exit"); // may come together with the message
  const [numbers] = (await once(worker, "message")) as [number[]];
  const generator = new Generator(42);
  const x = randn([50, 20], { generator });
  x.requiresGrad = true;
  const [gradient] = grad(x.matmul(x.t()).softmax(-1).square().sum(), [x]);
  expect(numbers).toEqual(gradient.toNumbers());
  expect(await exit).toEqual([0]);
});

test("a worker can be ended in the middle of its work, and the main thread goes on", async () => {
  // In a scope, on memory shared with typed arrays, some of which were dropped before.
  const endless = `tidy(() => {
    for (let i = 0; i < 100; i++) tidy(() => void fromTypedArray(new Float32Array(10)));
    const held = Array.from({ length: 500 }, () => fromTypedArray(new Float32Array(10)));
    parentPort.postMessage(held.length);
    for (;;) tidy(() => { ${work} });
  });`;
  for (let round = 0; round < 3; round++) {
    const worker = start(endless);
    await once(worker, "message");
    await worker.terminate();
    expect(ones([3]).sum().item()).toBe(3);
  }
  expect(
    randn([1000], { generator: new Generator(42) })
      .sum()
      .item(),
  ).toBeCloseTo(4.2312946, 4);
});

test("workers that crash or are terminated give their memory back", async () => {
  const held = 64 << 20; // bytes; so large that the allocator returns them to the system
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 8; round++) {
    const crashes = round % 2 === 0;
    const worker = start(`
      globalThis.held = [ones([${held / 4}]), fromTypedArray(new Float32Array(${held / 4}).fill(1))];
      parentPort.postMessage("held");
      ${crashes ? 'setTimeout(() => { throw new Error("on purpose"); });' : "setInterval(() => {}, 1e6);"}`);
    const exit = new Promise((resolve) => void worker.once("exit", resolve));
    worker.once("error", () => {}); // the crash, on which events.once would throw
    await new Promise((resolve) => void worker.once("message", resolve));
    if (!crashes) await worker.terminate();
    await exit;
  }
  // Each worker held 128 MB: eight would be 1 GB.
  expect((process.memoryUsage().rss - before) / (1 << 20)).toBeLessThan(300);
  expect(ones([3]).sum().item()).toBe(3);
});
