import { spawn, spawnSync } from "node:child_process";
import { chmodSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { thisProcess } from "../../processes.js";
import { runsSources } from "../../testing.js";
import { exampleConfig, exampleDetails, temporaryFolder } from "../testing.js";
import { createRun } from "./folder.js";
import { openMetrics } from "./metrics.js";
import { changeTags, lockTags, readTags, tagsIn, tagsLock } from "./tags.js";

const isRoot = process.getuid?.() === 0;

function example() {
  const root = temporaryFolder();
  const { folder } = createRun(root.path, exampleConfig("a"), exampleDetails);
  const lock = join(folder, tagsLock);
  return { root: root.path, folder, lock, [Symbol.dispose]: () => root[Symbol.dispose]() };
}

/** A process that is no more. */
const dead = () => spawnSync("true").pid;

test("a tag is one tag, however often the file names it", () => {
  expect(tagsIn('["x", "y", "x"]')).toEqual(["x", "y"]);
});

test("tags are added in their order and removed, and leave nothing else behind", () => {
  using given = example();
  const { folder } = given;
  const before = readdirSync(folder);
  expect(readTags(folder)).toEqual([]);
  expect(changeTags(folder, { add: ["b", "a", "b"] })).toEqual(["b", "a"]);
  expect(changeTags(folder, { add: ["c"], remove: ["b", "none"] })).toEqual(["a", "c"]);
  expect(readTags(folder)).toEqual(["a", "c"]);
  expect(readdirSync(folder).sort()).toEqual([...before, "tags.json"].sort());
});

test("a run is tagged while it trains", () => {
  using given = example();
  const metrics = openMetrics(given.folder);
  expect(changeTags(given.folder, { add: ["now"] })).toEqual(["now"]);
  metrics.close();
});

test("what is damaged stays as it is", () => {
  using given = example();
  const { folder } = given;
  for (const [text, sentence] of [
    ["{", "tags.json is damaged: it is not valid JSON"],
    ['{"a":1}', "tags.json is damaged: it must be a list of texts"],
  ]) {
    writeFileSync(join(folder, "tags.json"), text);
    expect(() => changeTags(folder, { add: ["x"] })).toThrow(new UserError(sentence));
    rmSync(join(folder, "tags.json"));
    expect(changeTags(folder, { add: ["x"] })).toEqual(["x"]);
  }
});

test("no run is a sentence at once", () => {
  using given = example();
  const begin = performance.now();
  const none = join(given.root, "none");
  expect(() => changeTags(none, { add: ["x"] })).toThrow(
    new UserError(`${none} is not a run folder: it has no run.json`),
  );
  expect(performance.now() - begin).toBeLessThan(1000);
});

test.skipIf(isRoot)("a folder that may not be written is a sentence at once", () => {
  using given = example();
  chmodSync(given.folder, 0o555);
  const begin = performance.now();
  try {
    expect(() => changeTags(given.folder, { add: ["x"] })).toThrow("cannot be written (EACCES)");
  } finally {
    chmodSync(given.folder, 0o755);
  }
  expect(performance.now() - begin).toBeLessThan(1000);
});

test("a lock that a killed process left is no obstacle, here or on another machine", () => {
  using given = example();
  const { folder, lock } = given;
  writeFileSync(lock, JSON.stringify({ ...thisProcess(), pid: dead() }));
  expect(changeTags(folder, { add: ["a"] })).toEqual(["a"]);
  writeFileSync(lock, JSON.stringify({ pid: 1, host: "elsewhere", birth: "" }));
  const minuteAgo = Date.now() / 1000 - 61;
  utimesSync(lock, minuteAgo, minuteAgo);
  expect(changeTags(folder, { add: ["b"] })).toEqual(["a", "b"]);
  expect(readdirSync(folder)).not.toContain(tagsLock);
});

test("a change waits for one that is under way, and says so in the end", async () => {
  using given = example();
  const { folder, lock } = given;
  const elsewhere = JSON.stringify({ pid: 7, host: "elsewhere", birth: "" });
  writeFileSync(lock, elsewhere);
  // A change stops the thread until it is done.
  const script = `setTimeout(() => require("fs").rmSync(${JSON.stringify(lock)}), 300)`;
  const worker = new Worker(script, { eval: true });
  await new Promise((resolve) => worker.once("online", resolve));
  const begin = performance.now();
  expect(changeTags(folder, { add: ["late"] })).toEqual(["late"]);
  expect(performance.now() - begin).toBeGreaterThan(100);
  writeFileSync(lock, elsewhere);
  expect(() => lockTags(folder, 100)).toThrow(
    `${join(folder, "tags.json")} is being written by process 7 on elsewhere; stop it first`,
  );
});

const source = JSON.stringify(new URL("./tags.ts", import.meta.url).href);

test("processes that add tags at the same time lose none, from behind a dead one's lock", async () => {
  using given = example();
  const script = join(given.root, "add.mjs");
  writeFileSync(
    script,
    `${runsSources}
     const { changeTags } = await import(${source});
     const [folder, own] = process.argv.slice(2);
     process.stdout.write("ready");
     process.stdin.once("data", () => {
       for (let i = 0; i < 10; i++) changeTags(folder, { add: [own + i] });
       process.exit();
     });`,
  );
  const names = ["a", "b", "c", "d", "e", "f"];
  const children = names.map((name) =>
    spawn(process.execPath, [script, given.folder, name], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  await Promise.all(
    children.map((child) => new Promise((resolve) => child.stdout.once("data", resolve))),
  );
  writeFileSync(given.lock, JSON.stringify({ ...thisProcess(), pid: dead() }));
  const ended = children.map(
    (child) => new Promise<number | null>((resolve) => child.on("close", resolve)),
  );
  for (const child of children) child.stdin.write("go");
  expect(await Promise.all(ended)).toEqual(names.map(() => 0));
  const all = names.flatMap((name) => Array.from({ length: 10 }, (_, i) => `${name}${i}`));
  expect([...readTags(given.folder)].sort()).toEqual(all);
});
