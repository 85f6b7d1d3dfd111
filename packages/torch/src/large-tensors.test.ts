import { Worker } from "node:worker_threads";

import { expect, test } from "vitest";

import { empty, full, randn, tensor, tidy, type Tensor } from "./index.js";

/** Without V8's own heap, which newer Nodes let grow further. */
function megabytes(): number {
  const { rss, heapTotal } = process.memoryUsage();
  return (rss - heapTotal) / 1e6;
}

test("small tensors that stay do not keep the memory of large ones that go", () => {
  const kept: Tensor[] = [];
  const round = (k: number): void => {
    const large = full([512, 1024], k, { dtype: "float64" }).mul(2).add(1); // 4 MB each
    if (k % 10 === 0) kept.push(large.select(0, 5).narrow(0, 0, 3).clone());
  };
  for (let k = 0; k < 200; k++) round(k);
  const before = megabytes();
  for (let k = 200; k < 3000; k++) round(k);
  expect(megabytes() - before).toBeLessThan(300); // 280 of them would have pinned a gigabyte
  kept.forEach((one, i) => expect(one.toNumbers()).toEqual(new Array(3).fill(20 * i + 1)));
});

test("a block that is used again is the whole of what is asked for, whatever was there", () => {
  for (const size of [131_072, 131_073, 140_000, 262_144, 300_001, 524_288]) {
    tidy(() => void full([size], 7, { dtype: "float64" }));
    const x = empty([size], { dtype: "float64" }).fill_(2);
    expect(x.sum().item()).toBe(2 * size);
    expect(x.narrow(0, size - 1, 1).item()).toBe(2);
    x.dispose();
  }
});

test("what is freed goes back to the system above a gigabyte", () => {
  const before = megabytes();
  const many = Array.from({ length: 20 }, () => full([13_107_200], 1)); // 52 MB each
  expect(megabytes() - before).toBeGreaterThan(900);
  for (const one of many) one.dispose();
  const again = Array.from({ length: 20 }, (_, i) => full([6_000_000 + 500_000 * i], 1));
  for (const one of again) one.dispose();
  expect(megabytes() - before).toBeLessThan(1200);
});

test("large tensors come and go in several threads at once", async () => {
  const index = JSON.stringify(new URL("../dist/index.js", import.meta.url).href);
  const body = `import(${index}).then(({ full, tidy, setNumThreads }) => {
    setNumThreads(1);
    let sum = 0;
    for (let i = 1; i <= 300; i++)
      sum += tidy(() => full([150_000 + 977 * (i % 40)], i, { dtype: "float64" }).mul(2).select(0, i).item());
    require("node:worker_threads").parentPort.postMessage(sum);
  });`;
  const sums = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<number>((resolve, reject) => {
          const worker = new Worker(body, { eval: true });
          worker.once("message", resolve);
          worker.once("error", reject);
        }),
    ),
  );
  expect(sums).toEqual([90_300, 90_300, 90_300]);
});

test("more than there is names the operator, and the next one works", () => {
  expect(() => empty([2 ** 50])).toThrow(/^empty: .*memory/);
  expect(
    randn([1 << 18])
      .add(tensor(1))
      .isfinite()
      .all()
      .item(),
  ).toBe(1);
});
