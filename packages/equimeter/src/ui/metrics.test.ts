import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { monitorLine, temporaryFolder, trainLine } from "../runs/testing.js";
import { readRunMetrics } from "./metrics.js";
import { readGrown, start } from "./tail.js";
import { metricsText } from "./testing.js";

const most = 1e6;
const jsonl = (...lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

function example(text: string) {
  const folder = temporaryFolder();
  const path = join(folder.path, "metrics.jsonl");
  writeFileSync(path, text);
  return {
    path,
    read: (cursor = start) => readRunMetrics("a", path, cursor, most),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

const cursorOf = ({ offset, mark = "" }: { offset: number; mark?: string }) => ({ offset, mark });

test("lines of one kind, weights, field and time make columns of equal length", () => {
  using given = example(
    jsonl(
      trainLine(1, 3),
      monitorLine(1),
      monitorLine(1, { weights: "ema", t: 0.5 }),
      { ...trainLine(2), loss: "NaN", waiting: 0.25 },
      { kind: "note", step: 2, time: 0.2, message: "resumed" },
    ),
  );
  const { series, notes, restarted } = given.read();
  expect(series.map(({ kind, weights, field, t }) => [kind, weights, field, t])).toEqual([
    ["train", null, null, null],
    ["monitor", "raw", "forces", null],
    ["monitor", "ema", "forces", 0.5],
  ]);
  expect(series[0].columns).toEqual({
    step: [1, 2],
    time: [0.1, 0.2],
    loss: [3, null],
    learningRate: [1e-3, 1e-3],
    gradientNorm: [2, 2],
    samplesPerSecond: [300, 300],
    waiting: [null, 0.25],
  });
  expect(series[1].columns).toMatchObject({ ci95Low: [23], ci95High: [27], percent: [25] });
  expect(Object.keys(series[1].columns)).not.toContain("weights");
  expect([notes, restarted]).toEqual([[{ step: 2, message: "resumed" }], false]);
});

test("a torn last line waits until it is whole, and nothing is read twice", () => {
  const whole = jsonl(trainLine(2, 7));
  using given = example(jsonl(trainLine(1)) + whole.slice(0, 20));
  const first = given.read();
  expect(first.series[0].columns.step).toEqual([1]);
  expect(given.read(cursorOf(first)).series).toEqual([]);
  appendFileSync(given.path, whole.slice(20));
  const second = given.read(cursorOf(first));
  expect(second.series[0].columns).toMatchObject({ step: [2], loss: [7] });
  expect(given.read(cursorOf(second))).toMatchObject({ series: [], offset: second.offset });
});

test("damaged lines are left out and counted, and unknown kinds passed over", () => {
  using given = example(
    `${jsonl(trainLine(1))}{"kind":"train","st\n\n[]\nnull\n{"kind":"train","step":"x"}\n${jsonl(
      { kind: "later", step: 3, value: 1 },
      { ...trainLine(4), __proto__: { polluted: 1 } },
    )}`,
  );
  const { series, notes } = given.read();
  expect(series.map(({ columns }) => columns.step)).toEqual([[1, 4]]);
  expect(notes).toEqual([
    { step: 4, message: "5 lines of metrics.jsonl are damaged and left out" },
  ]);
});

test("a file that was cut, or replaced and grown, begins anew", () => {
  using given = example(metricsText(20));
  const cursor = cursorOf(given.read());
  writeFileSync(given.path, metricsText(3));
  expect(given.read(cursor)).toMatchObject({
    restarted: true,
    series: [{ columns: { step: [1, 2, 3] } }, {}, {}],
  });
  // As after a resume: the same lines at first, and more of them than before.
  const again =
    metricsText(10) + jsonl(...Array.from({ length: 40 }, (_, i) => trainLine(i + 11, 0.5)));
  writeFileSync(given.path, again);
  expect(given.read(cursor).restarted).toBe(true);
  // Without its mark only a place within a line tells.
  expect(given.read({ offset: cursor.offset, mark: "" }).restarted).toBe(
    again[cursor.offset - 1] !== "\n",
  );
  expect(given.read({ offset: 5, mark: "" }).restarted).toBe(true);
});

test("a large file comes in pieces, without loss, and a line longer than one comes whole", () => {
  const note = { kind: "note", step: 51, time: 1, message: "long ".repeat(1000) };
  using given = example(metricsText(50) + jsonl(note, trainLine(52)));
  const steps: unknown[] = [];
  let [cursor, pieces] = [start, 0];
  for (let more = true; more; pieces++) {
    const read = readRunMetrics("a", given.path, cursor, 1000);
    steps.push(
      ...read.series.filter(({ kind }) => kind === "train").flatMap(({ columns }) => columns.step),
    );
    more = read.offset > cursor.offset;
    cursor = cursorOf(read);
  }
  expect(steps).toEqual([...Array.from({ length: 50 }, (_, i) => i + 1), 52]);
  expect(pieces).toBeGreaterThan(5);
});

test("an empty file has nothing, one that is gone throws", () => {
  using given = example("");
  expect(given.read()).toMatchObject({ offset: 0, series: [], notes: [], restarted: false });
  expect(() => readGrown(`${given.path}x`, start, most)).toThrow("ENOENT");
});

test("a line of imported scalars without any leaves the others readable", () => {
  const nothing = { kind: "scalars", step: 1, time: 0, values: null };
  const loss = { kind: "scalars", step: 2, time: 1, values: { loss: 3 } };
  using given = example(jsonl(nothing, loss));
  const [{ columns }] = given.read().series;
  expect(columns.step).toEqual([1, 2]);
  expect(Object.values(columns).some((column) => column.includes(3))).toBe(true);
});
