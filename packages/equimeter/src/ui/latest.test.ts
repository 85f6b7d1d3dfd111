import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { monitorLine, temporaryFolder, trainLine } from "../runs/testing.js";
import { LatestReader } from "./latest.js";

const jsonl = (lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");
const measured = (step: number) =>
  (["raw", "ema"] as const).flatMap((weights) =>
    [0, 0.5].map((t) => monitorLine(step, { weights, t, percent: step })),
  );
const training = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => trainLine(from + i));

function example(text: string) {
  const folder = temporaryFolder();
  const path = join(folder.path, "metrics.jsonl");
  writeFileSync(path, text);
  const reader = new LatestReader();
  return { path, read: () => reader.read(path), [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

test("the last measurement of each weights, field and time, and the last line", () => {
  using given = example(jsonl([...measured(1), ...measured(5), ...training(6, 9)]) + '{"kind":"tr');
  const { step, seconds, monitors } = given.read();
  expect([step, seconds]).toEqual([8, 0.8]);
  expect(monitors.map((line) => [line.weights, line.t, line.step, line.percent])).toEqual([
    ["raw", 0, 5, 5],
    ["raw", 0.5, 5, 5],
    ["ema", 0, 5, 5],
    ["ema", 0.5, 5, 5],
  ]);
});

test("a measurement far from the end is found, and one that runs over a block is whole", () => {
  // 5,000 lines of training are half a megabyte.
  using given = example(jsonl([...measured(1), ...measured(2), ...training(3, 5003)]));
  expect(given.read().monitors.map(({ step }) => step)).toEqual([2, 2, 2, 2]);
  // Blocks of 32 kB begin anywhere: some within a measurement.
  for (let shift = 0; shift < 20; shift++) {
    using other = example(jsonl([...measured(1), ...measured(2), ...training(3, 260 + shift)]));
    expect(other.read().monitors.map(({ step }) => step)).toEqual([2, 2, 2, 2]);
  }
});

test("lines that are added change what they measure, and no other", () => {
  using given = example(jsonl([...measured(1), ...training(2, 5)]));
  given.read();
  appendFileSync(given.path, jsonl([monitorLine(6, { weights: "ema", t: 0.5, percent: 9 })]));
  const { step, monitors } = given.read();
  expect([step, monitors.map((line) => line.percent)]).toEqual([6, [1, 1, 1, 9]]);
});

test("a file that begins anew forgets what was measured", () => {
  using given = example(jsonl([...measured(1), ...measured(5)]));
  given.read();
  writeFileSync(given.path, jsonl(measured(1)));
  expect(given.read()).toMatchObject({ step: 1, monitors: [{ step: 1 }, {}, {}, {}] });
  writeFileSync(given.path, "");
  expect(given.read()).toEqual({ step: 0, seconds: null, monitors: [] });
});

test("what is not finite is null, and damaged lines are passed over", () => {
  const line = { ...monitorLine(1), percent: "NaN", L: "Infinity" };
  using given = example(`${jsonl([line])}{"kind":"monitor" broken\n`);
  expect(given.read().monitors).toMatchObject([{ percent: null, L: null, L_mean: 1.5, t: null }]);
});
