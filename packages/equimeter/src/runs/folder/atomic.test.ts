import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  cleanLeftovers,
  isTemporary,
  removeFolderAtomic,
  writeFileAtomic,
  writeFolderAtomic,
} from "./atomic.js";
import { temporaryFolder } from "../testing.js";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (folder = temporaryFolder()));
afterEach(() => folder[Symbol.dispose]());
const at = (...names: string[]) => join(folder.path, ...names);

describe("a file", () => {
  test("is made and replaced, with nothing left beside it", () => {
    writeFileAtomic(at("a"), "first");
    writeFileAtomic(at("a"), new Uint8Array([0, 255]));
    expect([...readFileSync(at("a"))]).toEqual([0, 255]);
    expect(readdirSync(folder.path)).toEqual(["a"]);
  });

  test("that cannot be put in place leaves the old one and nothing else", () => {
    mkdirSync(at("a"));
    writeFileSync(at("a", "b"), "kept");
    expect(() => writeFileAtomic(at("a"), "x")).toThrow("rename");
    expect(readFileSync(at("a", "b"), "utf8")).toBe("kept");
    expect(readdirSync(folder.path)).toEqual(["a"]);
  });
});

function failToFill(temporary: string) {
  writeFileSync(join(temporary, "half"), "");
  throw new Error("disk full");
}

async function fillLater() {
  await Promise.resolve();
}

describe("a folder", () => {
  test("appears with all its files, where its parent is there", () => {
    const fill = (temporary: string) => writeFileSync(join(temporary, "x"), "");
    expect(() => writeFolderAtomic(at("p", "q"), fill)).toThrow("ENOENT");
    expect(existsSync(at("p"))).toBe(false);
    mkdirSync(at("p"));
    writeFolderAtomic(at("p", "q"), (temporary) => {
      expect(existsSync(at("p", "q"))).toBe(false);
      mkdirSync(join(temporary, "inner"));
      writeFileSync(join(temporary, "inner", "x"), "1");
    });
    expect(readFileSync(at("p", "q", "inner", "x"), "utf8")).toBe("1");
    expect(readdirSync(at("p"))).toEqual(["q"]);
  });

  test("replaces an older one whole", () => {
    writeFolderAtomic(at("a"), (temporary) => writeFileSync(join(temporary, "old"), ""));
    writeFolderAtomic(at("a"), (temporary) => writeFileSync(join(temporary, "new"), ""));
    expect(readdirSync(at("a"))).toEqual(["new"]);
    expect(readdirSync(folder.path)).toEqual(["a"]);
  });

  test("whose filling fails is not there, and the older one stays", () => {
    writeFolderAtomic(at("a"), (temporary) => writeFileSync(join(temporary, "old"), ""));
    expect(() => writeFolderAtomic(at("a"), failToFill)).toThrow("disk full");
    expect(() => writeFolderAtomic(at("b"), failToFill)).toThrow("disk full");
    expect(readdirSync(at("a"))).toEqual(["old"]);
    expect(readdirSync(folder.path)).toEqual(["a"]);
  });

  test("cannot be filled asynchronously", () => {
    expect(() => writeFolderAtomic(at("a"), fillLater)).toThrow("fill must be synchronous");
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("is removed whole", () => {
    mkdirSync(at("a", "b"), { recursive: true });
    removeFolderAtomic(at("a"));
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe("leftovers", () => {
  const dead = spawnSync("true").pid;

  test("of dead writers are deleted, everything else stays", () => {
    const kept = ["file", ".hidden", `.x.${process.pid}-0-1.tmp`, `x.${dead}-0-1.tmp`, ".x.tmp"];
    for (const name of kept) writeFileSync(at(name), "");
    writeFileSync(at(`.run.json.${dead}-0-4.tmp`), "half");
    mkdirSync(at(`.step-00000500.${dead}-3-17.tmp`));
    writeFileSync(at(`.step-00000500.${dead}-3-17.tmp`, "model"), "half");
    cleanLeftovers(folder.path);
    expect(readdirSync(folder.path).sort()).toEqual(kept.sort());
  });

  test("an hour old are deleted even if the process number is in use again", () => {
    const old = at(`.x.${process.pid}-0-1.tmp`);
    writeFileSync(old, "");
    utimesSync(old, new Date(), new Date(Date.now() - 3700e3));
    cleanLeftovers(folder.path);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("of a folder that is not there are none", () => {
    rmSync(folder.path, { recursive: true });
    expect(() => cleanLeftovers(folder.path)).not.toThrow();
  });

  test("are recognised by name", () => {
    let name = "";
    writeFolderAtomic(at("a"), (temporary) => (name = temporary.split("/").at(-1)!));
    expect(isTemporary(name)).toBe(true);
    expect(isTemporary("a")).toBe(false);
  });
});
