import { renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { monitorLine, temporaryFolder, trainLine } from "../runs/testing.js";
import { figureOf } from "./figures.js";
import { selectionOf } from "./selection.js";
import { writeRun } from "./testing.js";

const text = (line: object) => `${JSON.stringify(line)}\n`;
const drawn = (folder: string, figure: string) =>
  figureOf(folder, figure, selectionOf({ run: ["long"] }), undefined);

/** A run with so many lines of training, and measurements between them. */
function longRun(folder: string, steps: number): void {
  const lines = Array.from({ length: steps }, (_, step) => text(trainLine(step)));
  for (const step of [0, 10, 100])
    lines[step] += text(monitorLine(step, { percent: 40 - step / 5 }));
  writeRun(folder, "long", { metrics: lines.join("") });
}

test("a figure is the same with lines of training between its measurements, which are not looked at", async () => {
  using folder = temporaryFolder();
  longRun(folder.path, 200);
  const svg = await drawn(folder.path, "percent");
  const measured = [0, 10, 100].map((step) => text(monitorLine(step, { percent: 40 - step / 5 })));
  writeRun(folder.path, "long", { metrics: measured.join('{"kind":"train",damaged\n') });
  expect(await drawn(folder.path, "percent")).toBe(svg);
});

test("others are answered while a long file is read", async () => {
  using folder = temporaryFolder();
  longRun(folder.path, 50_000); // 7 MB
  let answered = 0;
  const tick = () => {
    answered += 1;
    timer = setImmediate(tick);
  };
  let timer = setImmediate(tick);
  const reading = drawn(folder.path, "percent");
  await reading;
  clearImmediate(timer);
  expect(answered).toBeGreaterThan(10);
});

test("metrics that are a link to a file of another name below the folder are drawn", async () => {
  using folder = temporaryFolder();
  longRun(folder.path, 200);
  const svg = await drawn(folder.path, "percent");
  const metrics = join(folder.path, "long", "metrics.jsonl");
  renameSync(metrics, join(folder.path, "kept-elsewhere.txt"));
  symlinkSync("../kept-elsewhere.txt", metrics);
  expect(await drawn(folder.path, "percent")).toBe(svg);
});

test("a file is read no further when whoever asked has gone", async () => {
  using folder = temporaryFolder();
  longRun(folder.path, 50_000);
  writeFileSync(join(folder.path, "long", "metrics.jsonl"), "damaged\n", { flag: "a" });
  const gone = new AbortController();
  const reading = figureOf(
    folder.path,
    "percent",
    selectionOf({ run: ["long"] }),
    undefined,
    gone.signal,
  );
  setImmediate(() => gone.abort());
  // Not that its last line is damaged.
  await expect(reading).rejects.toThrow("long is no longer read: whoever asked has gone");
});
