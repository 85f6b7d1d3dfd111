import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { expect, test } from "vitest";

import {
  adopt,
  call,
  fromTypedArray,
  ones,
  revoke,
  share,
  tensor,
  tidy,
  type SharedTensor,
  type Tensor,
} from "./index.js";
import { native } from "./native.js";

const library = JSON.stringify(new URL("../dist/index.js", import.meta.url).href);

/** A worker that runs `code` with the library as `torch` and `parentPort`. */
function start(code: string): Worker {
  const body = `const { parentPort, workerData } = require("node:worker_threads");
    import(${library}).then(async (torch) => { ${code} });`;
  return new Worker(body, { eval: true });
}

/** The worker's listener frees what nobody adopted, after "exit". */
async function ended(worker: Worker): Promise<void> {
  await new Promise((resolve) => void worker.once("exit", resolve)); // once() would throw on "error"
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

test("a tensor goes to another thread and back without its memory moving", async () => {
  const weights = ones([1000]);
  const worker = start(`parentPort.once("message", ({ weights }) => {
    const mine = torch.adopt(weights);
    mine.mul_(3);
    parentPort.postMessage({ sum: torch.share(mine.sum()), back: torch.share(mine) });
  });`);
  worker.postMessage({ weights: share(weights) });
  const exit = ended(worker);
  const [{ sum, back }] = (await once(worker, "message")) as [Record<string, SharedTensor>];
  expect(adopt(sum).item()).toBe(3000);
  expect(weights.sum().item()).toBe(3000); // written in place over there
  const returned = adopt(back);
  await exit;
  returned.fill_(7); // outlives the worker
  expect(weights.mean().item()).toBe(7);
  expect(native.sharedTensors()).toBe(0);
});

test("what a worker shared and nobody adopted is freed when it ends, crashes or is terminated", async () => {
  for (const end of ["", "throw new Error('on purpose');", "setInterval(() => {}, 1000);"]) {
    const worker = start(`
      for (let i = 0; i < 10; i++) torch.share(torch.ones([1000]));
      parentPort.postMessage("shared");
      setImmediate(() => { ${end} });`);
    const errors: Error[] = [];
    worker.on("error", (error: Error) => errors.push(error));
    const exit = ended(worker); // its exit may come together with its message
    // Errors travel apart from messages and may overtake them; once() would throw then.
    await new Promise((resolve) => void worker.once("message", resolve));
    if (end.startsWith("setInterval")) void worker.terminate();
    await exit;
    expect(errors.map(String)).toEqual(end.startsWith("throw") ? ["Error: on purpose"] : []);
    expect(native.sharedTensors()).toBe(0);
  }
});

test("what the main thread shares for a worker goes with that worker", async () => {
  const worker = start(`parentPort.once("message", () => process.exit());`);
  share(ones([3]), { to: worker });
  const kept = share(ones([3]));
  expect(native.sharedTensors()).toBe(2);
  worker.postMessage("end");
  await ended(worker);
  expect(native.sharedTensors()).toBe(1);
  expect(revoke(kept)).toBe(true);
  expect(revoke(kept)).toBe(false);
});

test("a shared tensor is adopted once, survives its sharer's scope and is cut from the graph", () => {
  const shared = tidy(() => {
    const x = ones([2]);
    x.requiresGrad = true;
    return { key: share(x.mul(2)) };
  });
  const adopted = adopt(shared.key);
  expect(adopted.toNumbers()).toEqual([2, 2]);
  expect(adopted.requiresGrad).toBe(false);
  expect(() => adopt(shared.key)).toThrow(/is gone: it was adopted already/);
  expect(() => adopt({ sharedTensor: 1e9 })).toThrow("the shared tensor 1000000000 is gone");
  expect(() => adopt("x" as unknown as SharedTensor)).toThrow("needs what share() returned");
});

test("memory of a typed array stays with its thread: a copy is shared", () => {
  const array = new Float32Array([1, 2, 3, 4]);
  const copy = adopt(share(fromTypedArray(array).narrow(0, 1, 2)));
  array[1] = 9;
  expect(copy.toNumbers()).toEqual([2, 3]);
  const own = ones([4]);
  const view = adopt(share(own.narrow(0, 1, 2)));
  own.fill_(5);
  expect(view.toNumbers()).toEqual([5, 5]); // libtorch's memory is not copied
});

test("sparse values over a typed array are copied as well", () => {
  const values = new Float32Array([1, 2]);
  const places = tensor(new BigInt64Array([0n, 2n]), { shape: [1, 2] });
  const sparse = call<Tensor>(
    "aten::sparse_coo_tensor",
    "indices",
    1,
    places,
    fromTypedArray(values),
  );
  const copy = adopt(share(sparse));
  values.fill(9);
  expect(copy.toDense().toNumbers()).toEqual([1, 0, 2]);
});

test("a worker that has ended can be given nothing", async () => {
  const worker = start("");
  await ended(worker);
  expect(() => share(ones([1]), { to: worker })).toThrow(
    "the worker that the tensor is for has ended",
  );
  expect(() => revoke({} as SharedTensor)).toThrow("revoke: needs what share() returned");
  expect(native.sharedTensors()).toBe(0);
});

test("worker threads share and adopt at the same time", async () => {
  const code = `
    for (let i = 0; i < 300; i++) {
      const one = torch.share(torch.full([50], i));
      torch.tidy(() => { if (torch.adopt(one).mean().item() !== i) throw new Error("wrong " + i); });
    }
    parentPort.postMessage("done");`;
  const workers = Array.from({ length: 3 }, () => start(code));
  await Promise.all(workers.map((worker) => Promise.all([once(worker, "message"), ended(worker)])));
  expect(native.sharedTensors()).toBe(0);
});
