import { appendFileSync, mkdirSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { temporaryFolder, trainLine } from "../runs/testing.js";
import { RunReader } from "./run-reader.js";
import { configText, writeRun } from "./testing.js";

test("files of a run that link to others below the folder are followed as they grow", () => {
  using folder = temporaryFolder();
  const root = realpathSync(folder.path);
  const run = writeRun(root, "run");
  mkdirSync(join(root, "elsewhere"));
  for (const name of ["metrics.jsonl", "config.yaml", "run.json"]) {
    renameSync(join(run, name), join(root, "elsewhere", name));
    symlinkSync(join("..", "elsewhere", name), join(run, name));
  }
  const reader = new RunReader(root, "run");
  const first = reader.read(0);
  expect(first).toMatchObject({ step: 10, error: null, config: { threads: 2 } });
  expect(reader.read(0)).toBe(first);
  const line = `${JSON.stringify(trainLine(11))}\n`;
  appendFileSync(join(root, "elsewhere", "metrics.jsonl"), line);
  expect(reader.read(0)).toMatchObject({ step: 11, seconds: 1.1 });
  appendFileSync(join(root, "elsewhere", "config.yaml"), "later: 1\n");
  expect(reader.read(0)).toMatchObject({ config: { later: 1 } });
  writeRun(root, "elsewhere", { record: { device: "cuda" }, config: configText("run") });
  expect(reader.read(0)).toMatchObject({ device: "cuda", step: 10, error: null });
});
