import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../errors.js";
import { createRun, listRuns, openConfig, openRun } from "./folder.js";
import { openMetrics } from "./metrics.js";
import { markResumed, readRecord, statusOf, updateRun, writeRecord } from "./record.js";
import type { RunRecord } from "./schema.js";
import { exampleConfig, exampleDetails, temporaryFolder, trainLine } from "../testing.js";

let temporary: ReturnType<typeof temporaryFolder>;
let root: string;
beforeEach(() => {
  temporary = temporaryFolder();
  root = join(temporary.path, "runs");
});
afterEach(() => temporary[Symbol.dispose]());

const create = (name = "example", overwrite = false) =>
  createRun(root, exampleConfig(name), { ...exampleDetails, overwrite });

const dead = spawnSync("true").pid;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

describe("creating", () => {
  test("makes a run that opens as it was made", () => {
    const { folder, record } = create();
    expect(readdirSync(folder).sort()).toEqual([
      "checkpoints",
      "config.yaml",
      "metrics.jsonl",
      "run.json",
    ]);
    expect(readdirSync(root)).toEqual(["example"]);
    expect(openRun(folder)).toEqual({
      folder,
      record,
      status: "running",
      config: exampleConfig(),
      metrics: [],
    });
    expect(record).toMatchObject({
      name: "example",
      step: 0,
      totalSteps: 2000,
      pid: process.pid,
      host: hostname(),
      command: exampleDetails.command,
      versions: { node: process.versions.node, libtorch: "1.13.1" },
      lossZero: 0.5,
    });
    expect(record.versions.equimeter).toMatch(/^\d+\.\d+\.\d+/);
  });

  test("refuses a name that is taken and says what to do", () => {
    const { folder } = create();
    appendFileSync(join(folder, "metrics.jsonl"), `${JSON.stringify(trainLine(1))}\n`);
    expect(create).toThrow(
      new UserError(
        `the run ${folder} exists already; continue it with --resume, replace it with --overwrite` +
          ` or choose another name (--set name=...)`,
      ),
    );
    expect(openRun(folder).metrics).toEqual([trainLine(1)]);
  });

  test("overwrites a finished or dead run, even a damaged one, not a living one", () => {
    const { folder, record } = create();
    expect(() => create("example", true)).toThrow(
      `${folder} is still being written by process ${process.pid}; stop it before overwriting it`,
    );
    for (const changes of [{ state: "finished" }, { pid: dead }] as Partial<RunRecord>[]) {
      updateRun(folder, changes);
      writeFileSync(join(folder, "old"), "");
      expect(create("example", true).record.id).not.toBe(record.id);
      expect(existsSync(join(folder, "old"))).toBe(false);
    }
    writeFileSync(join(folder, "run.json"), "{");
    create("example", true);
    expect(readdirSync(root)).toEqual(["example"]);
  });

  test("never replaces a folder that is no run", () => {
    mkdirSync(join(root, "example"), { recursive: true });
    writeFileSync(join(root, "example", "thesis.tex"), "years of work");
    expect(() => create("example", true)).toThrow("exists but is no run, so it is left alone");
    expect(readdirSync(join(root, "example"))).toEqual(["thesis.tex"]);
  });

  test("cleans up after killed writers", () => {
    mkdirSync(join(root, `.example.${dead}-0-0.tmp`), { recursive: true });
    create();
    expect(readdirSync(root)).toEqual(["example"]);
  });

  test("under a file is one sentence", () => {
    writeFileSync(root, "");
    expect(create).toThrow(
      new UserError(`the folder ${root} for runs cannot be written (EEXIST); choose another`),
    );
  });
});

describe("the record", () => {
  test("is updated with a sign of life", () => {
    const { folder, record } = create();
    writeRecord(folder, { ...record, heartbeat: ago(100) });
    expect(openRun(folder).status).toBe("dead");
    const updated = updateRun(folder, { step: 7, lossZero: NaN });
    expect(updated).toMatchObject({ step: 7, lossZero: NaN, id: record.id });
    expect(readRecord(folder)).toEqual(updated);
    expect(openRun(folder).status).toBe("running");
    expect(readdirSync(folder).some((name) => name.endsWith(".tmp"))).toBe(false);
  });

  test("of a failed run is running again after a resume", () => {
    const { folder, record } = create();
    const failed = { state: "failed", error: "no", pid: dead, host: "elsewhere" } as const;
    updateRun(folder, { ...failed, finished: ago(5), heartbeat: ago(500), step: 500 });
    markResumed(folder, { totalSteps: 4000 });
    const { heartbeat, ...rest } = readRecord(folder);
    expect({ ...rest, heartbeat: record.heartbeat }).toEqual({
      ...record,
      step: 500,
      totalSteps: 4000,
    });
    expect(Date.now() - Date.parse(heartbeat)).toBeLessThan(60_000);
    expect(openRun(folder).status).toBe("running");
  });

  test("that would not fit the schema is not written", () => {
    const { folder, record } = create();
    expect(() => updateRun(folder, { step: -1 })).toThrow("step");
    expect(readRecord(folder)).toEqual(record);
  });

  test.each<[string, Partial<RunRecord>]>([
    ["running", { heartbeat: ago(59) }],
    ["dead", { heartbeat: ago(61) }],
    ["dead", { pid: dead }],
    ["running", { pid: dead, host: "elsewhere" }],
    ["dead", { host: "elsewhere", heartbeat: ago(61) }],
    ["finished", { state: "finished", pid: dead, heartbeat: ago(1e6) }],
    ["stopped", { state: "stopped", pid: dead }],
    ["failed", { state: "failed", error: "out of memory" }],
  ])("counts as %s with %j", (status, changes) => {
    const { record } = create();
    expect(statusOf({ ...record, ...changes })).toBe(status);
  });
});

function edit(change: (record: Record<string, unknown>) => void) {
  return (path: string) => {
    const written = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    change(written);
    writeFileSync(path, JSON.stringify(written));
  };
}

describe("opening what is damaged", () => {
  test("no folder, a file, an empty folder", () => {
    const gone = join(root, "gone");
    for (const open of [openRun, openConfig])
      expect(() => open(gone)).toThrow(new UserError(`there is no run folder ${gone}`));
    mkdirSync(gone, { recursive: true });
    const message = `${gone} is not a run folder: it has no run.json`;
    expect(() => openRun(gone)).toThrow(new UserError(message));
    const file = join(root, "file");
    writeFileSync(file, "");
    expect(() => openRun(file)).toThrow(new UserError(`${file} is a file, not a run folder`));
  });

  test.each<[string, (path: string) => void, RegExp]>([
    ["run.json", (path) => writeFileSync(path, '{"id": '), /run.json is damaged: it is not valid/],
    ["run.json", (path) => writeFileSync(path, "[]"), /run.json is damaged \(/],
    ["run.json", edit((r) => delete r.pid), /run.json is damaged \(pid: /],
    ["run.json", edit((r) => (r.state = "lost")), /run.json is damaged \(state: /],
    ["run.json", edit((r) => (r.schemaVersion = 2)), /newer Equimeter \(schema 2, .*; update/],
    ["run.json", edit((r) => (r.lossZero = "many")), /damaged \(lossZero: must be a number\)/],
    ["config.yaml", (path) => rmSync(path), /has no config.yaml, so it is not a run or a damaged/],
    ["config.yaml", (path) => writeFileSync(path, ""), /config.yaml is empty/],
    ["config.yaml", (path) => appendFileSync(path, "x: 1\n"), /config.yaml:\d+:1: unknown key "x"/],
    ["metrics.jsonl", (path) => rmSync(path), /has no metrics.jsonl/],
    ["metrics.jsonl", (path) => writeFileSync(path, "x\n{}\n"), /metrics.jsonl:1: .* not valid/],
  ])("%s (%#)", (name, damage, message) => {
    const { folder } = create();
    damage(join(folder, name));
    expect(() => openRun(folder)).toThrow(UserError);
    expect(() => openRun(folder)).toThrow(message);
  });
});

describe("listing", () => {
  test("a root that is not there has no runs", () => {
    expect(listRuns(root)).toEqual([]);
  });

  test("shows runs by start, then damaged ones, and nothing else", () => {
    const first = create("z");
    const second = create("a");
    writeRecord(first.folder, { ...first.record, started: ago(10), state: "finished" });
    writeFileSync(join(create("broken").folder, "run.json"), "{");
    mkdirSync(join(root, "notes"));
    mkdirSync(join(root, `.half.${process.pid}-0-0.tmp`));
    writeFileSync(join(root, "file"), "");
    expect(listRuns(root)).toMatchObject([
      { folder: first.folder, status: "finished" },
      { folder: second.folder, status: "running" },
      { folder: join(root, "broken"), problem: expect.stringContaining("is damaged") },
    ]);
  });
});

test("a run being written can be read", () => {
  const { folder } = create();
  const metrics = openMetrics(folder);
  metrics.append(trainLine(1));
  metrics.flush();
  expect(openRun(folder).metrics).toEqual([trainLine(1)]);
  metrics.close();
});
