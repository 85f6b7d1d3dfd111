import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { markFailed } from "./failure.js";
import { createRun } from "./folder.js";
import { openMetrics } from "./metrics.js";
import { readRecord, updateRun } from "./record.js";
import { exampleConfig, exampleDetails, snapshot, temporaryFolder } from "./testing.js";

test("a run that this process left running is marked as failed and unlocked", () => {
  using root = temporaryFolder();
  const { folder } = createRun(root.path, exampleConfig(), exampleDetails);
  openMetrics(folder);
  markFailed(folder, "the thread crashed", 12);
  expect(readRecord(folder)).toMatchObject({
    state: "failed",
    error: "the thread crashed",
    step: 12,
  });
  expect(existsSync(join(folder, "metrics.lock"))).toBe(false);
  openMetrics(folder).close();
});

test("other runs, and folders that are none, are left alone", () => {
  using root = temporaryFolder();
  const { folder } = createRun(root.path, exampleConfig(), exampleDetails);
  for (const changes of [
    { state: "finished" },
    { state: "running", pid: process.ppid },
    { state: "running", pid: process.pid, host: "elsewhere" },
  ] as const) {
    updateRun(folder, changes);
    const before = snapshot(root.path);
    markFailed(folder, "no");
    expect(snapshot(root.path)).toEqual(before);
  }
  markFailed(join(root.path, "nowhere"), "no");
  markFailed(root.path, "no");
});
