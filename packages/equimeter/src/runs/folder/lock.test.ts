import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UserError } from "../../errors.js";
import { acquireLock } from "./lock.js";
import { thisProcess } from "../../processes.js";
import { temporaryFolder } from "../testing.js";

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, "lock");
});
afterEach(() => folder[Symbol.dispose]());

const dead = spawnSync("true").pid;
const acquire = (elsewhereAlive = false) => acquireLock(path, "runs/x", () => elsewhereAlive);

test("is held once at a time", () => {
  const release = acquire();
  expect(acquire).toThrow(
    new UserError(
      `runs/x is being written by process ${process.pid} on ${thisProcess().host}; stop it first` +
        ` (or delete ${path} if you are sure that it is gone)`,
    ),
  );
  release();
  expect(readdirSync(folder.path)).toEqual([]);
  acquire()();
});

test.each([
  ["a dead process", JSON.stringify({ ...thisProcess(), pid: dead })],
  ["nobody, being empty", ""],
  ["nobody, being damaged", '{"pid": 1'],
  ["nobody, being of another form", '{"pid": "1"}'],
])("left by %s is taken over", (_, content) => {
  writeFileSync(path, content);
  const release = acquire();
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(thisProcess());
  expect(readdirSync(folder.path)).toEqual(["lock"]);
  release();
});

test.skipIf(thisProcess().birth === "")(
  "left by an earlier process of the same number is taken over (needs /proc)",
  () => {
    writeFileSync(path, JSON.stringify({ ...thisProcess(), birth: "another boot 1" }));
    const release = acquire();
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(thisProcess());
    release();
  },
);

test("held on another machine is a matter of its heartbeat", () => {
  writeFileSync(path, JSON.stringify({ pid: 1, host: "elsewhere", birth: "" }));
  expect(() => acquire(true)).toThrow("is being written by process 1 on elsewhere");
  acquire(false)();
});

test("is not removed by one who lost it", () => {
  const release = acquire();
  writeFileSync(path, JSON.stringify({ pid: 1, host: "elsewhere", birth: "" }));
  release();
  expect(existsSync(path)).toBe(true);
});
