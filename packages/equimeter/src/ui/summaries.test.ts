import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import { Summaries } from "./summaries.js";
import { metricsText, writeRun } from "./testing.js";

function example() {
  const folder = temporaryFolder();
  const summaries = new Summaries(folder.path);
  return {
    path: folder.path,
    summaries,
    /** The runs by name, as of a date. */
    look(date?: string) {
      summaries.update(date === undefined ? undefined : Date.parse(date));
      return Object.fromEntries(summaries.all.map((summary) => [summary.name, summary]));
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

test("a summary has what stands in a run's files", () => {
  using given = example();
  const folder = writeRun(given.path, "first");
  mkdirSync(join(folder, "analysis"));
  for (const file of ["where.json", "hessian.json", "where.svg", ".where.json.1-0-0.tmp"])
    writeFileSync(join(folder, "analysis", file), "{}");
  writeFileSync(join(folder, "tags.json"), '["good","small"]');
  const { first } = given.look();
  expect(first).toMatchObject({
    name: "first",
    state: "finished",
    error: null,
    tags: ["good", "small"],
    started: "2026-01-01T10:00:00.000Z",
    finished: "2026-01-01T11:00:00.000Z",
    step: 10,
    totalSteps: 10,
    seconds: 1,
    parameters: 12345,
    device: "cpu",
    analyses: ["hessian.json", "where.json"],
    figures: ["where.svg"],
    isImported: false,
  });
  expect(first.config).toMatchObject({ name: "run-first", threads: 2, "model.kind": "plain" });
  expect(first.stepsPerEpoch).toBe(80 / Number(first.config["train.batchSize"]));
  expect(first.latest.map(({ weights, step, percent }) => [weights, step, percent])).toEqual([
    ["raw", 10, 5],
    ["ema", 10, 5],
  ]);
});

test("a run without a sign of life for a minute, or without its process, is dead", () => {
  using given = example();
  const heartbeat = "2026-01-01T11:00:00.000Z";
  const running = { state: "running", heartbeat, finished: undefined };
  writeRun(given.path, "living", { record: running });
  writeRun(given.path, "elsewhere", { record: { ...running, host: "another", pid: 1 } });
  writeRun(given.path, "killed", { record: { ...running, pid: 2 ** 22 + 1 } });
  writeRun(given.path, "stopped", { record: { state: "stopped" } });
  writeRun(given.path, "failed", { record: { state: "failed", error: "the loss is NaN" } });
  const states = (date: string) =>
    Object.fromEntries(Object.values(given.look(date)).map(({ name, state }) => [name, state]));
  const others = { killed: "dead", stopped: "stopped", failed: "failed" };
  expect(states("2026-01-01T11:00:59.000Z")).toEqual({
    living: "running",
    elsewhere: "running",
    ...others,
  });
  const before = given.summaries.version;
  // Nothing is written, and yet it is another state.
  expect(states("2026-01-01T11:01:01.000Z")).toEqual({
    living: "dead",
    elsewhere: "dead",
    ...others,
  });
  const { changed } = given.summaries.since(before);
  expect(changed.map(({ name }) => name)).toEqual(["elsewhere", "living"]);
  expect(given.look().failed.error).toBe("the loss is NaN");
});

test("damaged runs are listed with a sentence, and mend", () => {
  using given = example();
  writeRun(given.path, "config", { config: "a: [1\n" });
  writeRun(given.path, "list", { config: "- 1\n" });
  rmSync(join(writeRun(given.path, "no-config"), "config.yaml"));
  writeFileSync(join(writeRun(given.path, "record"), "run.json"), "{");
  rmSync(join(writeRun(given.path, "no-record"), "run.json"));
  writeRun(given.path, "newer", { record: { schemaVersion: 2 } });
  writeFileSync(join(writeRun(given.path, "tags"), "tags.json"), '{"a":1}');
  rmSync(join(writeRun(given.path, "no-metrics"), "metrics.jsonl"));
  const runs = given.look();
  const errors = Object.values(runs).map(({ name, state, error }) => [name, state, error]);
  expect(errors).toEqual([
    ["config", "finished", expect.stringMatching(/^config\/config.yaml: Flow sequence/)],
    ["list", "finished", "list/config.yaml: it is not a mapping"],
    ["newer", "failed", expect.stringMatching(/^newer\/run.json was written by a newer Equimeter/)],
    ["no-config", "finished", "no-config has no config.yaml: it is damaged"],
    ["no-metrics", "finished", null],
    ["no-record", "failed", "no-record has no run.json: it is damaged, or no run"],
    ["record", "failed", "record/run.json is damaged: it is not valid JSON"],
    ["tags", "finished", "tags/tags.json: tags.json is damaged: it must be a list of texts"],
  ]);
  expect(runs.config.config).toEqual({});
  expect(runs.record.latest).toHaveLength(2);
  writeRun(given.path, "record");
  expect(given.look().record).toMatchObject({ state: "finished", error: null });
});

test("runs lie in folders of folders; hidden ones, links out and what is no run are left out", () => {
  using given = example();
  using other = temporaryFolder();
  writeRun(other.path, "foreign");
  for (const name of ["a", "group/b", "group/seeds/c", "1/2/3/d", "1/2/3/4/too-deep"])
    writeRun(given.path, name);
  for (const name of [".hidden/e", ".a.123-0-0.tmp"]) writeRun(given.path, name);
  mkdirSync(join(given.path, "empty"));
  writeFileSync(join(given.path, "run.json"), "{}");
  symlinkSync(join(other.path, "foreign"), join(given.path, "link"));
  symlinkSync(given.path, join(given.path, "circle"));
  expect(Object.keys(given.look())).toEqual(["1/2/3/d", "a", "group/b", "group/seeds/c"]);
});

test("a file that links out of the folder is not read", () => {
  using given = example();
  using other = temporaryFolder();
  const foreign = writeRun(other.path, "foreign", { record: { device: "foreign" } });
  const folder = writeRun(given.path, "a");
  for (const file of ["run.json", "config.yaml", "metrics.jsonl"]) {
    rmSync(join(folder, file));
    symlinkSync(join(foreign, file), join(folder, file));
  }
  expect(given.look().a).toMatchObject({
    device: null,
    config: {},
    latest: [],
    error: "a/run.json is a link that leads out of the folder, or nowhere",
  });
});

test("only what changed is told, and what is gone", () => {
  using given = example();
  writeRun(given.path, "a");
  writeRun(given.path, "b");
  given.look();
  const first = given.summaries.version;
  const [before] = given.summaries.all;
  given.look();
  expect(given.summaries.since(first)).toEqual({ changed: [], gone: [] });
  expect(given.summaries.all[0]).toBe(before);
  writeRun(given.path, "b", { metrics: metricsText(20) });
  writeRun(given.path, "c");
  given.look();
  const second = given.summaries.version;
  expect(given.summaries.since(first).changed.map(({ name }) => name)).toEqual(["b", "c"]);
  rmSync(join(given.path, "a"), { recursive: true });
  given.look();
  expect(given.summaries.since(second)).toEqual({ changed: [], gone: ["a"] });
  writeRun(given.path, "a");
  given.look();
  const { changed, gone } = given.summaries.since(second);
  expect([changed.map(({ name }) => name), gone]).toEqual([["a"], []]);
});

test("steps of an epoch follow the configuration, and are unknown where clusters make it", () => {
  using given = example();
  const config = (lines: string) => `train:\n  batchSize: 8\n${lines}`;
  writeRun(given.path, "all", { config: config("") });
  writeRun(given.path, "part", { config: config("  epochSize: 16\n  accumulate: 2\n") });
  writeRun(given.path, "clusters", { config: config("data:\n  clusters: 0.5\n") });
  writeRun(given.path, "none", { config: "name: none\n" });
  const { all, part, clusters, none } = given.look();
  const epochs = [all, part, clusters, none].map(({ stepsPerEpoch }) => stepsPerEpoch);
  expect(epochs).toEqual([10, 1, null, null]);
});
