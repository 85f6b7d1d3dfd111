import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { temporaryFolder, trainLine } from "../testing.js";
import { lastMetric, openMetrics, readMetrics } from "./metrics.js";
import { readAt } from "./read-at.js";

/** A disk of a network, which gives no more than a part of what is asked for. */
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const readSync = (
    file: number,
    buffer: Buffer,
    offset = 0,
    length = buffer.length,
    position: number | null = null,
  ) => fs.readSync(file, buffer, offset, Math.min(length, 100), position);
  return { ...fs, readSync };
});

function metricsOf(count: number) {
  const folder = temporaryFolder();
  const file = join(folder.path, "metrics.jsonl");
  const lines = Array.from({ length: count }, (_, step) => trainLine(step));
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  writeFileSync(file, text);
  return { path: folder.path, file, lines, text, [Symbol.dispose]: folder[Symbol.dispose] };
}

test("bytes come whole, and fewer where the file ends", () => {
  using given = metricsOf(20);
  const file = openSync(given.file, "r");
  try {
    expect(readAt(file, 7, 1000).toString()).toBe(given.text.slice(7, 1007));
    expect(readAt(file, given.text.length - 3, 1000).toString()).toBe(given.text.slice(-3));
    expect(readAt(file, given.text.length, 10)).toHaveLength(0);
  } finally {
    closeSync(file);
  }
});

test("opening cuts no whole lines off", () => {
  using given = metricsOf(50);
  openMetrics(given.path).close();
  expect(readFileSync(given.file, "utf8")).toBe(given.text);
});

test("all lines are read, and the last one whole", () => {
  using given = metricsOf(50);
  expect(readMetrics(given.path)).toEqual(given.lines);
  expect(lastMetric(given.path)).toEqual(given.lines.at(-1));
});
