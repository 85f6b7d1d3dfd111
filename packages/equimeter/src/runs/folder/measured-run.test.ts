import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { importRun } from "../exchange/import/index.js";
import {
  everyKind,
  exampleConfig,
  exampleDetails,
  temporaryFolder,
  trainLine,
} from "../testing.js";
import { createRun, openRun, readRun } from "./folder.js";
import { readMeasuredRun } from "./measured-run.js";
import { openMetrics } from "./metrics.js";

function madeRun(root: string): string {
  const { folder } = createRun(root, exampleConfig("a"), exampleDetails);
  const writer = openMetrics(folder);
  for (const line of [...everyKind(1), ...everyKind(2)]) writer.append(line);
  writer.close();
  return folder;
}

test("a run is read without its lines of training", () => {
  using root = temporaryFolder();
  const folder = madeRun(root.path);
  const whole = openRun(folder);
  const metrics = whole.metrics.filter(({ kind }) => kind !== "train");
  expect(metrics).toHaveLength(10);
  expect(readMeasuredRun(folder)).toEqual({ ...whole, metrics });
});

test("but for the last line of all, which says how long it has trained", () => {
  using root = temporaryFolder();
  const folder = madeRun(root.path);
  appendFileSync(
    join(folder, "metrics.jsonl"),
    `{"kind":"train",damaged\n${JSON.stringify(trainLine(3))}\n`,
  );
  const { metrics } = readMeasuredRun(folder);
  expect([metrics.length, metrics.at(-1)]).toEqual([11, trainLine(3)]);
});

test("an imported run is read as it is", () => {
  using root = temporaryFolder();
  const [csv, folder] = ["a.csv", "theirs"].map((name) => join(root.path, name));
  writeFileSync(csv, "step,loss\n1,2\n2,3\n");
  importRun([csv], folder, { command: ["equimeter", "import"] });
  expect(readMeasuredRun(folder)).toEqual(readRun(folder));
});

test("what is no run is told as always", () => {
  using root = temporaryFolder();
  const gone = join(root.path, "gone");
  expect(() => readMeasuredRun(gone)).toThrow(new UserError(`there is no run folder ${gone}`));
  expect(() => readMeasuredRun(root.path)).toThrow("is not a run folder: it has no run.json");
});
