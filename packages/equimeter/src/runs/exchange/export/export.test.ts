import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { parseNumber } from "../../../data/text/number.js";
import { createRun, readRun } from "../../folder/folder.js";
import { linesOf, openMetrics, readMetrics } from "../../folder/metrics.js";
import type { MetricLine, ScalarsLine } from "../../folder/schema.js";
import {
  everyKind,
  exampleConfig,
  exampleDetails,
  monitorLine,
  snapshot,
  temporaryFolder,
  trainLine,
} from "../../testing.js";
import { readRows } from "../csv/cells.js";
import { importRun } from "../import/index.js";
import { exportRuns } from "./export.js";
import { parseKinds } from "./kinds.js";
import { cellsOf, textColumns } from "./row.js";

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => (temporary = temporaryFolder()));
afterEach(() => temporary[Symbol.dispose]());

const at = (...names: string[]) => join(temporary.path, ...names);

const lines: MetricLine[] = [
  ...everyKind(0),
  trainLine(1, NaN),
  trainLine(2, Infinity),
  trainLine(3, 0.1 + 0.2),
  monitorLine(3, { percent: -Infinity, t: 0.9, warnings: ["one, two", 'a "b"'] }),
  { kind: "note", step: 3, time: 1, message: "of two\nlines, ümlaut" },
];

function makeRun(name: string, metrics: readonly MetricLine[] = lines): string {
  const { folder } = createRun(at("runs"), exampleConfig(name), exampleDetails);
  const writer = openMetrics(folder);
  for (const line of metrics) writer.append(line);
  writer.close();
  return folder;
}

type Row = Record<string, unknown>;

/** What a row must be, from the line itself. */
const expectedRow = (run: string, line: MetricLine): Row => Object.fromEntries(cellsOf(run, line));

function csvRows(path: string): Row[] {
  const [header, ...rows] = readRows(path, ",");
  return rows.map(({ cells }) =>
    Object.fromEntries(
      header.cells.flatMap((name, i) => {
        if (cells[i] === "") return [];
        return [[name, textColumns.has(name) ? cells[i] : parseNumber(cells[i])]];
      }),
    ),
  );
}

async function parquetRows(path: string): Promise<Row[]> {
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
    ),
  );
}

test("a line is a row: intervals have ends, and the name of a loss is no number", () => {
  expect(expectedRow("a", lines[1])).toMatchObject({
    run: "a",
    kind: "monitor",
    ci95Low: 23,
    ci95High: 27,
    lossName: "mse",
  });
  expect(expectedRow("a", lines[1])).not.toHaveProperty("warnings");
  const scalars: ScalarsLine = { kind: "scalars", step: 1, time: 2, values: { step: 3, loss: 4 } };
  expect(expectedRow("a", scalars)).toEqual({
    run: "a",
    kind: "scalars",
    step: 1,
    time: 2,
    "scalars/step": 3,
    loss: 4,
  });
});

test("CSV and Parquet hold every number of every line exactly, and what is not finite", async () => {
  const folders = [makeRun("first"), makeRun("second", lines.slice(0, 4))];
  const written = await exportRuns(folders, { csv: at("t.csv"), parquet: at("t.parquet") });
  const rows = lines.length + 4;
  expect(written).toEqual([
    { path: at("t.csv"), count: rows },
    { path: at("t.parquet"), count: rows },
  ]);
  const expected = [
    ...lines.map((line) => expectedRow("first", line)),
    ...lines.slice(0, 4).map((line) => expectedRow("second", line)),
  ];
  expect(csvRows(at("t.csv"))).toEqual(expected);
  expect(await parquetRows(at("t.parquet"))).toEqual(expected);
  const [header] = readRows(at("t.csv"), ",");
  expect(header.cells.slice(0, 7)).toEqual("run kind step time weights field t".split(" "));
  expect(readdirSync(temporary.path).sort()).toEqual(["runs", "t.csv", "t.parquet"]);
});

test("steps are 64-bit integers, missing numbers null, and rows in several groups all there", async () => {
  // 40,000 rows of 32 columns are more than one group holds.
  const names = Array.from({ length: 28 }, (_, i) => `number ${i}`);
  const many = Array.from({ length: 40_000 }, (_, step): ScalarsLine => {
    const values = Object.fromEntries(
      names.filter((__, i) => i % 3 !== step % 3).map((name) => [name, step / 7]),
    );
    return { kind: "scalars", step: step + 2 ** 33, time: NaN, values };
  });
  await exportRuns([makeRun("many", many)], { parquet: at("t.parquet") });
  const file = await asyncBufferFromFile(at("t.parquet"));
  const metadata = await parquetMetadataAsync(file);
  expect(metadata.row_groups.length).toBeGreaterThan(1);
  const types = metadata.schema.slice(1).map(({ name, type }) => [name, type]);
  expect(types).toContainEqual(["step", "INT64"]);
  expect(types).toContainEqual(["time", "DOUBLE"]);
  const rows = await parquetReadObjects({ file });
  expect(rows).toHaveLength(many.length);
  // One comparison of all: a million by themselves take a minute.
  const wrong = rows.filter((row, i) => {
    const { step, values } = many[i];
    const isAt = row.step === BigInt(step) && Number.isNaN(row.time);
    return !isAt || names.some((name) => row[name] !== (values[name] ?? null));
  });
  expect(wrong).toEqual([]);
});

describe("TensorBoard", () => {
  test("our run as events and imported again has the same numbers, to float32", async () => {
    const folder = makeRun("ours");
    const [{ path, count }] = await exportRuns([folder], { tensorboard: at("tb") });
    expect(path).toMatch(/tb.ours.events\.out\.tfevents\.\d+\.[\w.-]+$/);
    const { metrics } = readRun(importRun([at("tb", "ours")], at("runs", "again")).folder);
    const found = new Map<string, number>();
    for (const { step, values } of linesOf(metrics, "scalars"))
      for (const [name, value] of Object.entries(values)) found.set(`${name} ${step}`, value);
    const tagged = (tag: string, line: object, keys: string[], step: number) =>
      keys.map((key): [string, number] => [
        `${tag}/${key} ${step}`,
        Math.fround((line as Record<string, number>)[key]),
      ]);
    const trainKeys = ["loss", "learningRate", "gradientNorm", "samplesPerSecond"];
    const expected = linesOf(lines, "train").flatMap((line) =>
      tagged("train", line, trainKeys, line.step),
    );
    const timed = lines.find((line) => "t" in line)!;
    expected.push(...tagged("monitor/forces/raw", lines[1], ["percent", "L", "floatFloor"], 0));
    expected.push(["monitor/forces/raw/ci95Low 0", 23]);
    expected.push(...tagged("monitor/forces/raw/t=0.9", timed, ["percent", "L_mean"], 3));
    expected.push(...tagged("twirl/forces/ema/rotations=8", lines[3], ["loss", "lossError"], 0));
    expected.push(["train/loss 0", 1], ["accuracy 0", NaN]);
    // A scalar of the same name and step as our loss was written after it.
    found.set("train/loss 0", found.get("train/loss 0")! + 0.5);
    expect([...found.entries()]).toEqual(expect.arrayContaining(expected));
    expect(count).toBe(found.size + 1);
  });

  test("times are those of the run", async () => {
    const folder = makeRun("ours", [trainLine(1), trainLine(40)]);
    await exportRuns([folder], { tensorboard: at("tb") });
    const { metrics } = readRun(importRun([at("tb", "ours")], at("runs", "again")).folder);
    const [first, last] = metrics;
    expect(last.time - first.time).toBeCloseTo(3.9, 5);
  });

  test("a run whose name leads elsewhere, and one beside events of another", async () => {
    const folder = makeRun("ours");
    mkdirSync(at("tb", "ours"), { recursive: true });
    writeFileSync(at("tb", "ours", "events.out.tfevents.1.other"), "");
    await expect(exportRuns([folder], { tensorboard: at("tb"), overwrite: true })).rejects.toThrow(
      "is of another run, and TensorBoard would draw both as one; choose another folder",
    );
    const path = join(folder, "run.json");
    const record = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...record, name: "../../elsewhere" }));
    await expect(exportRuns([folder], { tensorboard: at("tb") })).rejects.toThrow(
      'is called "../../elsewhere", which is no name for a folder',
    );
    expect(existsSync(at("elsewhere"))).toBe(false);
  });
});

test("only some kinds", async () => {
  const folder = makeRun("ours");
  await exportRuns([folder], { csv: at("t.csv"), kinds: parseKinds(["train", "note"]) });
  expect(new Set(csvRows(at("t.csv")).map(({ kind }) => kind))).toEqual(new Set(["train", "note"]));
  expect(() => parseKinds(["trian"])).toThrow(
    'no line is of the kind "trian"; did you mean "train"?',
  );
});

test("two runs of one name are told apart by their folders", async () => {
  const one = makeRun("same");
  const other = createRun(at("more"), exampleConfig("same"), exampleDetails).folder;
  writeFileSync(join(other, "metrics.jsonl"), readFileSync(join(one, "metrics.jsonl")));
  await exportRuns([one, other], { csv: at("t.csv") });
  expect(new Set(csvRows(at("t.csv")).map(({ run }) => run))).toEqual(new Set([one, other]));
  await expect(exportRuns([one, other], { tensorboard: at("tb") })).rejects.toThrow(
    'two runs are called "same"; export them to TensorBoard in folders apart',
  );
});

describe("mistakes are one sentence, and nothing is written", () => {
  test("files that are there are replaced only when it is said", async () => {
    const folder = makeRun("ours");
    const files = { csv: at("t.csv"), parquet: at("t.parquet"), tensorboard: at("tb") };
    await exportRuns([folder], files);
    const before = snapshot(temporary.path);
    for (const one of Object.entries(files))
      await expect(exportRuns([folder], Object.fromEntries([one]))).rejects.toThrow(
        "exists already; replace it with --overwrite or choose another",
      );
    expect(snapshot(temporary.path)).toEqual(before);
    await exportRuns([folder], { ...files, overwrite: true });
    expect(snapshot(temporary.path)).toEqual(before);
  });

  test.each<[string, (folder: string) => Promise<unknown>, string]>([
    ["nothing to write", (run) => exportRuns([run], {}), "say what to export to: --parquet FILE"],
    ["no run", () => exportRuns([], { csv: "t" }), "give at least one run folder"],
    ["a run twice", (run) => exportRuns([run, `${run}/`], { csv: "t" }), "is given twice"],
    ["no folder", (run) => exportRuns([`${run}-x`], { csv: "t" }), "there is no run folder"],
    ["a file", (run) => exportRuns([join(run, "run.json")], { csv: "t" }), "not a run folder"],
    ["no record", (run) => exportRuns([join(run, "checkpoints")], { csv: "t" }), "has no run.json"],
    ["one file", (run) => exportRuns([run], { csv: "t", parquet: "./t" }), "are both t"],
    [
      "no place",
      (run) => exportRuns([run], { csv: join(run, "run.json", "t.csv") }),
      "cannot be written (E",
    ],
    [
      "no lines",
      (run) => exportRuns([run], { csv: join(run, "t.csv"), kinds: ["gradients"] }),
      "there are no lines of the kind gradients",
    ],
  ])("%s", async (_, attempt, message) => {
    const before = snapshot(temporary.path);
    const folder = makeRun("ours");
    const after = snapshot(temporary.path);
    await expect(attempt(folder)).rejects.toThrow(message);
    expect(before).toEqual({});
    expect(snapshot(temporary.path)).toEqual(after);
  });

  test("a damaged line is named, and no half of a file stays", async () => {
    const folder = makeRun("ours");
    const path = join(folder, "metrics.jsonl");
    writeFileSync(path, `${readFileSync(path, "utf8")}{"kind":"train"}\n`);
    for (const key of ["csv", "parquet", "tensorboard"])
      await expect(exportRuns([folder], { [key]: at("out", "t") })).rejects.toThrow(
        `${path}:${lines.length + 1}: this line is damaged`,
      );
    const left = existsSync(at("out")) ? readdirSync(at("out"), { recursive: true }) : [];
    expect(left.filter((name) => /tmp|tfevents/.test(String(name)))).toEqual([]);
    expect(() => readMetrics(folder)).toThrow("this line is damaged");
  });
});
