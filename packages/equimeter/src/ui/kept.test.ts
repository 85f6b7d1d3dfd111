import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import { Kept } from "./kept.js";
import { tagsIn } from "./tags.js";

const isRoot = process.getuid?.() === 0;

test.skipIf(isRoot)("a folder that may not be entered is a problem of its file, and no end", () => {
  using folder = temporaryFolder();
  const run = join(folder.path, "run");
  mkdirSync(run);
  writeFileSync(join(run, "file"), "text");
  const kept = new Kept(folder.path, "run", "file", "", () => "read");
  expect([kept.look(), kept.value]).toEqual([true, "read"]);
  chmodSync(run, 0);
  try {
    expect([kept.look(), kept.problem]).toEqual([true, "run/file cannot be read (EACCES)"]);
  } finally {
    chmodSync(run, 0o755);
  }
  expect([kept.look(), kept.value, kept.problem]).toEqual([true, "read", null]);
});

test("a run's name that is a file is no end either", () => {
  using folder = temporaryFolder();
  writeFileSync(join(folder.path, "run"), "");
  const kept = new Kept(folder.path, "run", "file", "", () => "read");
  expect(() => kept.look()).not.toThrow();
});

test("a tag is one tag, however often the file names it", () => {
  expect(tagsIn('["x", "y", "x"]')).toEqual(["x", "y"]);
});
