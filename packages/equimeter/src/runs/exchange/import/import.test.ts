import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import { createRun, listRuns, openRun, readRun } from "../../folder/folder.js";
import { linesOf } from "../../folder/metrics.js";
import { readRecord } from "../../folder/record.js";
import { exampleConfig, exampleDetails, snapshot, temporaryFolder } from "../../testing.js";
import { officialEvents } from "../tensorboard/testing.js";
import { importRun } from "./import.js";

let temporary: ReturnType<typeof temporaryFolder>;
let out: string;
beforeEach(() => {
  temporary = temporaryFolder();
  out = join(temporary.path, "runs", "theirs");
});
afterEach(() => temporary[Symbol.dispose]());

function write(name: string, content: string | Uint8Array): string {
  const path = join(temporary.path, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const events = (name: string) =>
  join(write(`${name}/events.out.tfevents.1.host`, officialEvents), "..");
const scalars = () =>
  linesOf(readRun(out).metrics, "scalars").map(({ step, time, values }) => [step, time, values]);

describe("a TensorBoard folder", () => {
  test("becomes a run with a line a step, which says where it is from", () => {
    const imported = importRun([events("log")], out, { command: ["equimeter", "import"] });
    expect(imported).toMatchObject({ folder: out, steps: 6, lastStep: 500, left: [] });
    expect(imported.curves).toContainEqual({ name: "double", from: "double", points: 5 });
    const { record, config, status, metrics } = readRun(out);
    expect([config, status, metrics.length]).toEqual([null, "finished", 6]);
    expect(record).toMatchObject({
      name: "theirs",
      step: 500,
      command: ["equimeter", "import"],
      started: new Date(1.7e12).toISOString(),
      finished: new Date(1.7e12 + 7000).toISOString(),
      imported: { format: "tensorboard", paths: [join(temporary.path, "log")], names: {} },
    });
    expect(scalars().slice(1, 2)).toEqual([
      [
        100,
        2,
        { "train/loss": 0.5, "val/percent": 5, double: Math.PI, content: Math.fround(Math.E) },
      ],
    ]);
    expect(scalars().at(-1)).toEqual([500, 7, { "train/loss": NaN, inf: -Infinity }]);
    expect(readdirSync(out).sort()).toEqual(["metrics.jsonl", "run.json"]);
  });

  test("several have their names before those of the numbers", () => {
    const { curves } = importRun([events("a/train"), events("a/validation")], out, {
      map: ["percent=validation/val/percent"],
    });
    const names = curves.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(["train/train/loss", "train/val/percent"]);
    expect(names).toContain("percent");
    expect(() => importRun([events("a/x"), events("b/x")], `${out}2`)).toThrow(
      'would both be called "x"; rename one',
    );
  });

  test("of two files with the same steps the later one stands, and a note says so", () => {
    const folder = events("log");
    write("log/events.out.tfevents.2.host", officialEvents);
    const { left, steps } = importRun([folder], out);
    const sentence =
      "22 numbers left out, for each of which a later one has the same name and step";
    expect([left, steps]).toEqual([[sentence], 6]);
    expect(linesOf(readRun(out).metrics, "note").map(({ message }) => message)).toEqual([sentence]);
  });

  test("what is damaged is left out with a note", () => {
    const file = write("events.out.tfevents.1.host", officialEvents.subarray(0, 700));
    expect(importRun([file], out).left).toEqual([]);
    const wrong = Buffer.from(officialEvents);
    wrong[700] ^= 255;
    write("events.out.tfevents.1.host", wrong);
    expect(importRun([file], out, { overwrite: true }).left).toHaveLength(1);
  });
});

test("a CSV file without times has none; seconds since 1970 become seconds since the first", () => {
  importRun([write("a.csv", "step,loss\n5,1\n0,2\n")], out);
  expect(scalars()).toEqual([
    [0, NaN, { loss: 2 }],
    [5, NaN, { loss: 1 }],
  ]);
  importRun([write("a.csv", "step,time,loss\n0,0.5,1\n1,2,2\n")], out, { overwrite: true });
  expect(scalars().map(([, time]) => time)).toEqual([0.5, 2]);
  importRun([write("a.csv", "step,wall time,loss\n0,1.7e9,1\n1,1700000002,2\n")], out, {
    overwrite: true,
  });
  expect(scalars().map(([, time]) => time)).toEqual([0, 2]);
  expect(readRun(out).record.started).toBe(new Date(1.7e12).toISOString());
});

test("names of ours are given and kept", () => {
  const path = write("a.csv", "step,train/loss,val\n0,1,40\n");
  const map = ["loss=train/loss", "percent=val"];
  const { curves } = importRun([path], out, { map });
  expect(curves.map(({ name, from }) => [name, from])).toEqual([
    ["loss", "train/loss"],
    ["percent", "val"],
  ]);
  expect(scalars()).toEqual([[0, NaN, { loss: 1, percent: 40 }]]);
  expect(readRun(out).record).toMatchObject({
    imported: { names: { loss: "train/loss", percent: "val" } },
  });
});

test("an imported run is listed, and is no run with a model", () => {
  importRun([events("log")], out);
  const [listed] = listRuns(join(out, ".."));
  expect(listed).toMatchObject({ folder: out, status: "finished", record: { name: "theirs" } });
  for (const open of [openRun, readRecord])
    expect(() => open(out)).toThrow(
      new UserError(
        `${out} was imported: it has curves, for report, export and ui, and no model or configuration`,
      ),
    );
});

describe("mistakes are one sentence, and nothing is written or replaced", () => {
  const csv = () => write("a.csv", "step,loss,other\n0,1,2\n");

  test.each<[string[], string]>([
    [["loss"], '--map must be OURS=THEIRS, as in loss=train/loss, got "loss"'],
    [["=loss"], "--map must be OURS=THEIRS"],
    [["loss="], "--map must be OURS=THEIRS"],
    [["lss=other"], 'no number of ours is called "lss"; did you mean "loss"?'],
    [["loss=othr"], 'there is no "othr"; did you mean "other"?'],
    [["loss=other"], 'another number is called "loss" already; import them apart'],
    [["L=other", "percent=other"], '--map names "other" twice'],
    [["L=other", "L=loss"], '--map gives two numbers the name "L"'],
  ])("--map %j", (map, message) => {
    expect(() => importRun([csv()], out, { map })).toThrow(message);
    expect(existsSync(out)).toBe(false);
  });

  test("paths that hold nothing to import", () => {
    const gone = join(temporary.path, "gone");
    expect(() => importRun([], out)).toThrow("give at least one path");
    expect(() => importRun([gone], out)).toThrow(`there is no ${gone} to import`);
    const empty = write("events.out.tfevents.1.host", "");
    expect(() => importRun([empty], out)).toThrow("holds no scalars to import");
    expect(() => importRun([write("b.csv", "step,name\n1,x\n")], out)).toThrow(
      'holds no scalars to import; "name": no numbers, so left out',
    );
    expect(() => importRun([csv(), events("log")], out)).toThrow("cannot be one run");
    expect(() => importRun([events("log")], out, { step: "x" })).toThrow("event files have none");
    expect(existsSync(join(out, ".."))).toBe(false);
  });

  test("folders that are there", () => {
    importRun([csv()], out);
    const before = snapshot(out);
    expect(() => importRun([csv()], out)).toThrow("replace it with --overwrite or choose another");
    expect(() => importRun([csv()], out, { overwrite: true, step: "stp" })).toThrow("did you mean");
    expect(snapshot(out)).toEqual(before);
    const trained = createRun(join(out, ".."), exampleConfig("ours"), exampleDetails).folder;
    const own = snapshot(trained);
    for (const folder of [trained, temporary.path])
      expect(() => importRun([csv()], folder, { overwrite: true })).toThrow(
        `${folder} exists and was not imported, so it is left alone`,
      );
    expect(snapshot(trained)).toEqual(own);
    expect(() => importRun([csv()], join(out, "..", "-x"))).toThrow("a run's name must consist of");
    expect(() => importRun([csv()], join(csv(), "below"))).toThrow("cannot be written (EEXIST)");
  });

  test("an imported run whose record is damaged", () => {
    importRun([csv()], out);
    const path = join(out, "run.json");
    const record = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...record, imported: { format: "excel" } }));
    expect(() => readRun(out)).toThrow(`${path} is damaged (imported.format: `);
  });
});
