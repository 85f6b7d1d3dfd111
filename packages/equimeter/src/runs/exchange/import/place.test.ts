import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import { runsSources } from "../../../testing.js";
import { Summaries } from "../../../ui/summaries.js";
import { createRun, listRuns, readRun } from "../../folder/folder.js";
import { changeTags, readTags } from "../../folder/tags.js";
import { exampleConfig, exampleDetails, snapshot, temporaryFolder } from "../../testing.js";
import { importRun } from "./import.js";
import { importLock, lockImport } from "./lock.js";
import { importedNext, placeImported } from "./place.js";

const files = ["metrics.jsonl", "run.json"];
const elsewhere = JSON.stringify({ pid: 7, host: "elsewhere", birth: "" });
const isRoot = process.getuid?.() === 0;

/** An imported run with what a user put into its folder. */
function example() {
  const folder = temporaryFolder();
  const out = join(folder.path, "runs", "theirs");
  const csvOf = (steps: number) => {
    const csv = join(folder.path, `${steps}.csv`);
    const rows = Array.from({ length: steps }, (_, i) => `${i},${steps}\n`);
    writeFileSync(csv, `step,loss\n${rows.join("")}`);
    return csv;
  };
  const importSteps = (steps: number, overwrite = true) =>
    importRun([csvOf(steps)], out, { overwrite });
  importSteps(1);
  changeTags(out, { add: ["good", "theirs"] });
  mkdirSync(join(out, "analysis", "deep"), { recursive: true });
  writeFileSync(join(out, "analysis", "hessian.json"), "{}");
  writeFileSync(join(out, "analysis", "deep", "er"), "x");
  writeFileSync(join(out, "notes.md"), "mine");
  symlinkSync("notes.md", join(out, "link"));
  symlinkSync("nowhere", join(out, "analysis", "nothing"));
  chmodSync(out, 0o750);
  chmodSync(join(out, "analysis"), 0o700);
  chmodSync(join(out, "run.json"), 0o600);
  return {
    path: folder.path,
    root: join(out, ".."),
    out,
    csvOf,
    importSteps,
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

type Example = ReturnType<typeof example>;

/** Which entries there are below a folder, itself too, without what an import writes: the very same files stay. */
function identities(out: string): string[] {
  const own = readdirSync(out, { recursive: true, encoding: "utf8" }).filter(
    (name) => !files.includes(name) && !name.startsWith(importedNext) && name !== importLock,
  );
  return ["", ...own].sort().map((name) => {
    const { ino, mode, nlink, mtimeMs } = lstatSync(join(out, name));
    return `${name} ${ino} ${mode.toString(8)} ${name === "" ? "" : `${nlink} ${mtimeMs}`}`;
  });
}

/** Whether all that the example put there is there, beside the whole of an import and nothing else. */
function expectKept(out: string, steps: number): void {
  const { metrics, record } = readRun(out);
  expect([metrics.length, record.step]).toEqual([steps, steps - 1]);
  expect(readTags(out)).toEqual(["good", "theirs"]);
  const read = (...names: string[]) => readFileSync(join(out, ...names), "utf8");
  expect(read("analysis", "hessian.json") + read("analysis", "deep", "er")).toBe("{}x");
  expect(read("notes.md") + read("link")).toBe("minemine");
  expect(readlinkSync(join(out, "analysis", "nothing"))).toBe("nowhere");
  const names = ["analysis", "link", ...files, "notes.md", "tags.json"];
  expect(readdirSync(out).sort()).toEqual(names.sort());
}

/** A run that was trained here, of the example's name, in a folder aside. */
function trainedAside(given: Example): string {
  const root = join(given.path, "aside");
  const { folder } = createRun(root, exampleConfig("theirs"), exampleDetails);
  return folder;
}

/** As `train --overwrite` does. */
function trainOver({ root }: Example): void {
  createRun(root, exampleConfig("theirs"), { ...exampleDetails, overwrite: true });
}

test("importing again replaces the curves, and everything else stays the same file", () => {
  using given = example();
  const { out } = given;
  const before = [identities(out), readRun(out).record.id];
  given.importSteps(5);
  expectKept(out, 5);
  expect(identities(out)).toEqual(before[0]);
  expect(statSync(join(out, "run.json")).mode & 0o777).toBe(0o600);
  expect(readRun(out).record.id).not.toBe(before[1]);
  expect(readdirSync(given.root)).toEqual(["theirs"]);
  given.importSteps(2);
  expectKept(out, 2);
});

test("a run whose folder is a link is replaced where it lies", () => {
  using given = example();
  const { out } = given;
  const there = join(given.path, "there");
  renameSync(out, there);
  symlinkSync(there, out);
  const before = identities(there);
  given.importSteps(3);
  expect(readlinkSync(out)).toBe(there);
  expectKept(there, 3);
  expect(identities(there)).toEqual(before);
});

test("what is written into the folder meanwhile stays", () => {
  using given = example();
  const { out } = given;
  placeImported(
    out,
    (temporary) => {
      for (const name of files) writeFileSync(join(temporary, name), name);
      changeTags(out, { add: ["meanwhile"] });
      writeFileSync(join(out, "analysis", "new.json"), "[]");
    },
    () => writeFileSync(join(out, "late"), ""),
  );
  expect(readTags(out)).toContain("meanwhile");
  expect(existsSync(join(out, "analysis", "new.json")) && existsSync(join(out, "late"))).toBe(true);
  expect(readFileSync(join(out, "metrics.jsonl"), "utf8")).toBe("metrics.jsonl");
});

test("what killed imports and changes left goes, and their locks are no obstacle", () => {
  using given = example();
  const { out } = given;
  const { pid } = spawnSync("true");
  writeFileSync(join(out, importLock), JSON.stringify({ pid, host: "", birth: "" }).slice(1));
  const unfinished = join(out, `.${importedNext}.${pid}-0-0.tmp`);
  mkdirSync(unfinished);
  writeFileSync(join(out, `.tags.json.${pid}-0-0.tmp`), "[");
  given.importSteps(3);
  expect(existsSync(unfinished)).toBe(false);
  expectKept(out, 3);
});

describe("a run that was trained here is left alone", () => {
  /** Places an import; `interfere` comes after one of the times that it asks whether it may. */
  const place = (folder: string, interfere: (time: number) => void) => {
    let times = 0;
    const fill = (temporary: string) => {
      for (const name of files) writeFileSync(join(temporary, name), "imported");
    };
    const refuse = () => {
      if (existsSync(join(folder, "config.yaml"))) throw new UserError("it is another's");
      interfere(++times);
    };
    placeImported(folder, fill, refuse);
    return times;
  };

  test("that takes the place of an imported one at any instant", () => {
    using counted = example();
    const times = place(counted.out, () => undefined);
    expect(times).toBeGreaterThan(2);
    for (let when = 1; when <= times; when++) {
      using given = example();
      let trained: object = {};
      const error = thrown(() =>
        place(given.out, (time) => {
          if (time !== when) return;
          trainOver(given);
          trained = snapshot(given.out);
        }),
      );
      expect(error).toBeInstanceOf(UserError);
      expect((error as Error).message).toBe("it is another's");
      expect(snapshot(given.out)).toEqual(trained);
      expect(readdirSync(given.out).filter((name) => /^\.|import/.test(name))).toEqual([]);
      expect(readdirSync(given.root)).toEqual(["theirs"]);
    }
  });

  test("that is made while a new import is written, in the last instant too", () => {
    using given = example();
    const folder = join(given.root, "ours");
    createRun(join(given.path, "aside"), exampleConfig("ours"), exampleDetails);
    const whole = snapshot(join(given.path, "aside", "ours"));
    const late = () => renameSync(join(given.path, "aside", "ours"), folder);
    expect(() => place(folder, late)).toThrow(new UserError("it is another's"));
    expect(snapshot(folder)).toEqual(whole);
    expect(readdirSync(given.root).sort()).toEqual(["ours", "theirs"]);
  });

  test("that appears while the import waits for another", async () => {
    using given = example();
    const { out } = given;
    const trained = trainedAside(given);
    const whole = snapshot(trained);
    writeFileSync(join(out, importLock), elsewhere);
    const worker = new Worker(
      `const { renameSync } = require("fs");
       const [out, trained] = ${JSON.stringify([out, trained])};
       setTimeout(() => { renameSync(out, out + "2"); renameSync(trained, out); }, 300)`,
      { eval: true },
    );
    await new Promise((resolve) => worker.once("online", resolve));
    // The other sentence: at the instant between the two renames.
    expect(() => given.importSteps(4)).toThrow(/was not imported, so it is left alone|meanwhile/);
    expect(snapshot(out)).toEqual(whole);
  });
});

const meanwhile = (folder: string) =>
  new UserError(
    `${folder} was made, replaced or deleted by another process meanwhile, and nothing was imported;` +
      " import again, or choose another name with -o",
  );

test("of two first imports at once one gives way", () => {
  using given = example();
  const folder = join(given.root, "free");
  const other = () => void importRun([given.csvOf(6)], folder, { overwrite: true });
  const fill = (temporary: string) => writeFileSync(join(temporary, "run.json"), "{}");
  expect(() => placeImported(folder, fill, other)).toThrow(meanwhile(folder));
  expect(readRun(folder).metrics).toHaveLength(6);
  expect(readdirSync(given.root).sort()).toEqual(["free", "theirs"]);
});

test("a folder that is deleted meanwhile is a sentence, and stays away", () => {
  using given = example();
  const { out } = given;
  const refuse = () => rmSync(out, { recursive: true, force: true });
  expect(() => placeImported(out, () => undefined, refuse)).toThrow(meanwhile(out));
  expect(readdirSync(given.root)).toEqual([]);
});

test("an import waits for another, and says so in the end", async () => {
  using given = example();
  const lock = join(given.out, importLock);
  writeFileSync(lock, elsewhere);
  const script = `setTimeout(() => require("fs").rmSync(${JSON.stringify(lock)}), 300)`;
  const worker = new Worker(script, { eval: true });
  await new Promise((resolve) => worker.once("online", resolve));
  const begin = performance.now();
  given.importSteps(2);
  expect(performance.now() - begin).toBeGreaterThan(100);
  expectKept(given.out, 2);
  writeFileSync(lock, elsewhere);
  expect(() => lockImport(given.out, undefined, 100)).toThrow(
    `${given.out} is being written by process 7 on elsewhere; stop it first (or delete ${lock}`,
  );
});

/** Runs an import of two steps in a process of its own that is killed at one of the times it asks. */
function killAt(given: Example, time: number): string | null {
  const script = `
    const names = ${JSON.stringify(files)};
    const { copyFileSync } = await import("node:fs");
    let times = 0;
    placeImported(
      out,
      (to) => names.forEach((name) => copyFileSync(from + "/" + name, to + "/" + name)),
      () => { if (++times === ${time}) process.kill(process.pid, "SIGKILL"); },
    );`;
  const other = join(given.path, "runs2", "theirs");
  importRun([given.csvOf(2)], other, { overwrite: true });
  const path = scriptOf(given, `const [from] = rest;${script}`);
  return spawnSync(process.execPath, [path, given.out, other]).signal;
}

describe("a kill leaves the old curves or the new ones, and the next import completes them", () => {
  test("before they are whole", () => {
    using given = example();
    for (const time of [1, 2, 3]) {
      expect(killAt(given, time)).toBe("SIGKILL");
      expect(existsSync(join(given.out, importedNext))).toBe(false);
      expect(readRun(given.out).metrics).toHaveLength(1);
    }
    expect(() => given.importSteps(9, false)).toThrow("exists already");
    given.importSteps(3);
    expectKept(given.out, 3);
  });

  test.each([0, 1, 2])("with %d of the two files in place", (moved) => {
    using given = example();
    const { out, root } = given;
    const before = identities(out).slice(1);
    expect(killAt(given, 4)).toBe("SIGKILL");
    expect(readRun(out).metrics).toHaveLength(1);
    expect(readdirSync(join(out, importedNext)).sort()).toEqual(files);
    for (const name of files.slice(0, moved))
      renameSync(join(out, importedNext, name), join(out, name));
    // Readers find one run, and it is whole.
    expect(readRun(out).metrics).toHaveLength(moved > 0 ? 2 : 1);
    expect(listRuns(root).map(({ folder }) => folder)).toEqual([out]);
    const summaries = new Summaries(root);
    summaries.update();
    expect(summaries.all.map(({ name, error }) => [name, error])).toEqual([["theirs", null]]);
    // Nothing is to be replaced, and yet what was begun is ended.
    expect(() => given.importSteps(9, false)).toThrow("exists already");
    expectKept(out, 2);
    expect(identities(out).slice(1)).toEqual(before);
    given.importSteps(3);
    expectKept(out, 3);
  });

  test("of an import that comes after a killed one, too", () => {
    using given = example();
    const { out } = given;
    expect(killAt(given, 4)).toBe("SIGKILL");
    renameSync(join(out, importedNext, "metrics.jsonl"), join(out, "metrics.jsonl"));
    // What was begun is ended before anything is written.
    expect(killAt(given, 3)).toBe("SIGKILL");
    const { metrics, record } = readRun(out);
    expect([metrics.length, record.step]).toEqual([2, 1]);
    given.importSteps(3);
    expectKept(out, 3);
  });

  test("at any instant", async () => {
    using given = example();
    const seen = new Set<number>();
    for (let time = 0; time < 4; time++) {
      const { child, done } = start(
        given,
        `writeSync(1, "begins");
         for (let i = 0; ; i++) importRun([rest[i % 2]], out, { overwrite: true });`,
        [given.csvOf(2), given.csvOf(300)],
      );
      child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), 20 + 40 * time));
      expect(await done).toBe("");
      expect([1, 2, 300]).toContain(readRun(given.out).metrics.length);
      expect(() => given.importSteps(9, false)).toThrow("exists already");
      const { metrics, record } = readRun(given.out);
      expect(record.step).toBe(metrics.length - 1);
      seen.add(metrics.length);
    }
    expect(Math.max(...seen)).toBeGreaterThan(1);
    given.importSteps(7);
    expectKept(given.out, 7);
    expect(readdirSync(given.root)).toEqual(["theirs"]);
  });
});

test("what a killed import left in a run that was not imported is not moved into it", () => {
  using given = example();
  const trained = trainedAside(given);
  const next = join(trained, importedNext);
  mkdirSync(next);
  for (const name of files) writeFileSync(join(next, name), "imported");
  const before = snapshot(trained);
  expect(() => importRun([given.csvOf(2)], trained, { overwrite: true })).toThrow(
    "was not imported, so it is left alone",
  );
  expect(snapshot(trained)).toEqual(before);
});

test.skipIf(isRoot)("a folder that may not be written is a sentence at once", () => {
  using given = example();
  const before = snapshot(given.out);
  chmodSync(given.out, 0o555);
  const begin = performance.now();
  try {
    expect(() => given.importSteps(4)).toThrow(unwritable(given.out));
  } finally {
    chmodSync(given.out, 0o755);
  }
  expect(performance.now() - begin).toBeLessThan(1000);
  expect(snapshot(given.out)).toEqual(before);
});

const unwritable = (out: string) =>
  new UserError(
    `${out} cannot be written (EACCES); change its permissions, or choose another name with -o`,
  );

test("a file that cannot be replaced is a sentence, and nothing is left", () => {
  using given = example();
  const { out } = given;
  rmSync(join(out, "metrics.jsonl"));
  mkdirSync(join(out, "metrics.jsonl", "full"), { recursive: true });
  expect(() => given.importSteps(4)).toThrow(
    new UserError(`the run ${out} cannot be written (EISDIR); choose another folder`),
  );
  expect(readdirSync(out).filter((name) => /^\.|import/.test(name))).toEqual([]);
});

const source = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
const prelude = `
  import { writeSync } from "node:fs";
  ${runsSources}
  const { importRun } = await import(${source("./import.ts")});
  const { placeImported } = await import(${source("./place.ts")});
  const { changeTags } = await import(${source("../../folder/tags.ts")});
  const [out, ...rest] = process.argv.slice(2);
`;

function scriptOf(given: Example, body: string): string {
  const path = join(given.path, `${Math.random()}.mjs`);
  writeFileSync(path, prelude + body);
  return path;
}

function start(given: Example, body: string, argv: string[]) {
  const child = spawn(process.execPath, [scriptOf(given, body), given.out, ...argv], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const done = new Promise<string>((resolve) => child.on("close", () => resolve(errors)));
  return { child, done };
}

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

test("several imports and changes of tags at once all end well, and no tag is lost", async () => {
  using given = example();
  const importing = [3, 200].map((steps) =>
    start(
      given,
      `writeSync(1, "begins");
       for (let i = 0; i < 40; i++) importRun(rest, out, { overwrite: true });`,
      [given.csvOf(steps)],
    ),
  );
  await Promise.all(
    importing.map(({ child }) => new Promise((resolve) => child.stdout.once("data", resolve))),
  );
  const tagging = start(
    given,
    `for (let i = 0; i < 60; i++) changeTags(out, { add: ["tag-" + i] });`,
    [],
  );
  expect(await Promise.all([...importing, tagging].map(({ done }) => done))).toEqual(["", "", ""]);
  const added = Array.from({ length: 60 }, (_, i) => `tag-${i}`);
  expect(readTags(given.out)).toEqual(["good", "theirs", ...added]);
  const { metrics, record } = readRun(given.out);
  expect([3, 200]).toContain(metrics.length);
  expect(record.step).toBe(metrics.length - 1);
  expect(readdirSync(given.out)).not.toContain(importLock);
});
