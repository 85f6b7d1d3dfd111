import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { loadSafetensors } from "./load.js";

const folder = mkdtempSync(join(tmpdir(), "lazy-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** Writes a file of float32 zeros that takes no place on the disk. */
function sparseFile(tensors: number, elements: number): string {
  const entries = Array.from({ length: tensors }, (_, i) => [
    `layers.${i}.weight`,
    { dtype: "F32", shape: [elements], data_offsets: [4 * elements * i, 4 * elements * (i + 1)] },
  ]);
  const json = JSON.stringify(Object.fromEntries(entries));
  const header = Buffer.from("\0".repeat(8) + json + " ".repeat((8 - (json.length % 8)) % 8));
  header.writeBigUInt64LE(BigInt(header.length - 8));
  const path = join(folder, `${files++}.safetensors`);
  const file = openSync(path, "w");
  writeSync(file, header);
  ftruncateSync(file, header.length + 4 * elements * tensors);
  closeSync(file);
  return path;
}

const megabyte = 2 ** 20;

test("memory is used for what is touched, when it is touched", () => {
  const path = sparseFile(100, 2.5 * megabyte); // 1 GB
  const resident = (): number => process.memoryUsage.rss() / megabyte;
  const before = resident();
  const { tensors } = loadSafetensors(path);
  expect(Object.keys(tensors)).toHaveLength(100);
  expect(resident() - before).toBeLessThan(20);
  expect(tensors["layers.99.weight"].narrow(0, 0, 1).item()).toBe(0);
  expect(resident() - before).toBeLessThan(20);
  const loaded = resident();
  for (let i = 0; i < 10; i++) tensors[`layers.${i}.weight`].sum().item();
  expect(resident() - loaded).toBeGreaterThan(80);
  expect(resident() - loaded).toBeLessThan(150);
});

test("100 MB open in less than 10 ms, as one tensor or as many", () => {
  for (const tensors of [1, 100]) {
    const path = sparseFile(tensors, 25e6 / tensors);
    const durations = Array.from({ length: 10 }, () => {
      const start = performance.now();
      loadSafetensors(path);
      return performance.now() - start;
    });
    // The best of ten: others may be using this machine.
    expect(Math.min(...durations)).toBeLessThan(10);
  }
});
