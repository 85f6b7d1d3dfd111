import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import { runsSources } from "../../../testing.js";
import { changeTags, readTags } from "../../folder/tags.js";
import { createRun, readRun } from "../../folder/folder.js";
import { exampleConfig, exampleDetails, snapshot, temporaryFolder } from "../../testing.js";
import { importRun } from "./import.js";
import { placeImported } from "./place.js";

/** An imported run with what a user put into its folder. */
function example() {
  const folder = temporaryFolder();
  const csv = join(folder.path, "a.csv");
  const out = join(folder.path, "runs", "theirs");
  const importSteps = (steps: number, overwrite = true) => {
    const rows = Array.from({ length: steps }, (_, i) => `${i},${steps}\n`);
    writeFileSync(csv, `step,loss\n${rows.join("")}`);
    return importRun([csv], out, { overwrite });
  };
  importSteps(1);
  changeTags(out, { add: ["good", "theirs"] });
  mkdirSync(join(out, "analysis", "deep"), { recursive: true });
  writeFileSync(join(out, "analysis", "hessian.json"), "{}");
  writeFileSync(join(out, "analysis", "deep", "er"), "x");
  writeFileSync(join(out, "notes.md"), "mine");
  symlinkSync("notes.md", join(out, "link"));
  symlinkSync("nowhere", join(out, "analysis", "nothing"));
  return {
    root: join(out, ".."),
    csv,
    out,
    importSteps,
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

/** Whether all that the example put there is there, in the folder of a whole import. */
function expectKept(out: string, steps: number): void {
  const { metrics, record } = readRun(out);
  expect([metrics.length, record.step]).toEqual([steps, steps - 1]);
  expect(readTags(out)).toEqual(["good", "theirs"]);
  const read = (...names: string[]) => readFileSync(join(out, ...names), "utf8");
  expect(read("analysis", "hessian.json") + read("analysis", "deep", "er")).toBe("{}x");
  expect(read("notes.md") + read("link")).toBe("minemine");
  expect(readlinkSync(join(out, "analysis", "nothing"))).toBe("nowhere");
}

test("importing again replaces the curves and keeps whatever else lies in the folder", () => {
  using given = example();
  const { out, root } = given;
  const { mtimeMs } = lstatSync(join(out, "notes.md"));
  const before = readRun(out).record;
  given.importSteps(5);
  expectKept(out, 5);
  expect(readRun(out).record.id).not.toBe(before.id);
  expect(lstatSync(join(out, "notes.md")).mtimeMs).toBe(mtimeMs);
  expect(readdirSync(root)).toEqual(["theirs"]);
  const names = ["analysis", "link", "metrics.jsonl", "notes.md", "run.json", "tags.json"];
  expect(readdirSync(out).sort()).toEqual(names);
  // A second time, as the files have no other name any more.
  given.importSteps(2);
  expectKept(out, 2);
});

test("locks and what a killed writer left are not kept", () => {
  using given = example();
  const { out } = given;
  const { pid } = spawnSync("true");
  writeFileSync(join(out, "tags.lock"), JSON.stringify({ pid, host: "", birth: "" }).slice(1));
  writeFileSync(join(out, `.tags.json.${pid}-0-0.tmp`), "[");
  given.importSteps(3);
  expectKept(out, 3);
  expect(readdirSync(out).filter((name) => /lock|tmp/.test(name))).toEqual([]);
});

test.skipIf(process.platform === "win32")(
  "what cannot be kept is named, and nothing is replaced",
  () => {
    using given = example();
    const { out, root } = given;
    const pipe = join(out, "analysis", "pipe");
    spawnSync("mkfifo", [pipe]);
    expect(() => given.importSteps(4)).toThrow(
      new UserError(
        `${pipe} cannot be kept (neither a file nor a folder); move it elsewhere, or choose another name with -o`,
      ),
    );
    rmSync(pipe);
    expectKept(out, 1);
    expect(readdirSync(root)).toEqual(["theirs"]);
  },
);

test("a change of tags that is under way is waited for, and kept", async () => {
  using given = example();
  const lock = join(given.out, "tags.lock");
  writeFileSync(lock, JSON.stringify({ pid: 1, host: "elsewhere", birth: "" }));
  const tags = join(given.out, "tags.json");
  const script = `
    const { rmSync, writeFileSync } = require("fs");
    setTimeout(() => {
      writeFileSync(${JSON.stringify(tags)}, '["later"]');
      rmSync(${JSON.stringify(lock)});
    }, 300)`;
  const worker = new Worker(script, { eval: true });
  await new Promise((resolve) => worker.once("online", resolve));
  given.importSteps(2);
  expect(readTags(given.out)).toEqual(["later"]);
});

test("a run that was made while the curves were read is left alone", () => {
  using given = example();
  const { out, root } = given;
  const before = snapshot(out);
  const refuse = () => {
    throw new UserError("it is another's");
  };
  const fill = (temporary: string) => writeFileSync(join(temporary, "run.json"), "{}");
  expect(() => placeImported(out, fill, refuse)).toThrow("it is another's");
  expect(snapshot(out)).toEqual(before);
  // Even in the last instant: a folder with something in it is not renamed over.
  const ours = join(root, "ours");
  const late = () => void createRun(root, exampleConfig("ours"), exampleDetails);
  placeImported(join(root, "free"), fill, late);
  expect(existsSync(join(root, "free", "run.json"))).toBe(true);
  expect(existsSync(join(ours, "config.yaml"))).toBe(true);
  expect(readdirSync(root).sort()).toEqual(["free", "ours", "theirs"]);
});

test("a replacement that was killed in the middle is ended by the next import", () => {
  using given = example();
  const { out, root } = given;
  const { pid } = spawnSync("true");
  const aside = join(root, `.theirs.${pid}.replaced`);
  renameSync(out, aside);
  // Others clean up meanwhile.
  createRun(root, exampleConfig("ours"), exampleDetails);
  expect(() => given.importSteps(2, false)).toThrow("exists already");
  expectKept(out, 1);
  renameSync(out, aside);
  given.importSteps(3);
  expectKept(out, 3);
  mkdirSync(aside);
  writeFileSync(join(aside, "run.json"), "{}");
  given.importSteps(4);
  expectKept(out, 4);
  expect(readdirSync(root).sort()).toEqual(["ours", "theirs"]);
});

const source = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
const prelude = `
  import { writeSync } from "node:fs";
  ${runsSources}
  const { importRun } = await import(${source("./import.ts")});
  const { changeTags } = await import(${source("../../folder/tags.ts")});
  const [out, ...csv] = process.argv.slice(2);
`;

function start(given: ReturnType<typeof example>, body: string, argv: string[]) {
  const script = join(given.root, "..", `${Math.random()}.mjs`);
  writeFileSync(script, prelude + body);
  const child = spawn(process.execPath, [script, given.out, ...argv], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const done = new Promise<string>((resolve) => child.on("close", () => resolve(errors)));
  return { child, done };
}

test("a kill at any instant leaves the old import or the new one, with all that was kept", async () => {
  using given = example();
  const csv = [2, 300].map((steps) => {
    const path = join(given.root, "..", `${steps}.csv`);
    const rows = Array.from({ length: steps }, (_, i) => `${i},${steps}\n`);
    writeFileSync(path, `step,loss\n${rows.join("")}`);
    return path;
  });
  const steps = new Set<number>();
  for (let time = 0; time < 4; time++) {
    const { child, done } = start(
      given,
      `writeSync(1, "begins");
       for (let i = 0; ; i++) importRun([csv[i % 2]], out, { overwrite: true });`,
      csv,
    );
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), 20 + 40 * time));
    expect(await done).toBe("");
    // What the next import begins with.
    expect(() => given.importSteps(1, false)).toThrow("exists already");
    const { length } = readRun(given.out).metrics;
    expect([1, 2, 300]).toContain(length);
    steps.add(length);
    expectKept(given.out, length);
  }
  expect(Math.max(...steps)).toBeGreaterThan(1);
  given.importSteps(7);
  expectKept(given.out, 7);
  expect(readdirSync(given.root)).toEqual(["theirs"]);
});

test("a tag that is added while the run is imported again is not lost", async () => {
  using given = example();
  const importing = start(
    given,
    `writeSync(1, "begins");
     for (let i = 0; i < 100; i++) importRun(csv, out, { overwrite: true });`,
    [given.csv],
  );
  await new Promise((resolve) => importing.child.stdout.once("data", resolve));
  const tagging = start(
    given,
    `for (let i = 0; i < 60; i++) changeTags(out, { add: ["tag-" + i] });`,
    [],
  );
  expect([await importing.done, await tagging.done]).toEqual(["", ""]);
  expect(readTags(given.out)).toEqual([
    "good",
    "theirs",
    ...Array.from({ length: 60 }, (_, i) => `tag-${i}`),
  ]);
});
