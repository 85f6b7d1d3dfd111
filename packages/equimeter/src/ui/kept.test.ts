import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import { Kept } from "./kept.js";

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

/** A run whose file links to one beside the run. */
function linked() {
  const folder = temporaryFolder();
  const root = realpathSync(folder.path);
  const [target, link] = [join(root, "target"), join(root, "run", "file")];
  mkdirSync(join(root, "run"));
  writeFileSync(target, "1");
  symlinkSync(join("..", "target"), link);
  const kept = new Kept(root, "run", "file", "", (path) => readFileSync(path, "utf8"));
  return { root, target, link, kept, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

function linkAgain(link: string, target: string): void {
  rmSync(link);
  symlinkSync(target, link);
}

test("what a link below the folder leads to is read again when it grows, and not before", () => {
  using given = linked();
  const { kept } = given;
  expect([kept.look(), kept.value, kept.problem]).toEqual([true, "1", null]);
  expect(kept.look()).toBe(false);
  appendFileSync(given.target, "2");
  expect([kept.look(), kept.value, kept.problem]).toEqual([true, "12", null]);
  // By way of another link.
  symlinkSync("target", join(given.root, "way"));
  linkAgain(given.link, join(given.root, "way"));
  kept.look();
  appendFileSync(given.target, "3");
  expect([kept.look(), kept.value]).toEqual([true, "123"]);
});

test("a link that is led out of the folder is refused, and followed again when it comes back", () => {
  using given = linked();
  using other = temporaryFolder();
  const { kept, link, target } = given;
  const secret = join(other.path, "secret");
  writeFileSync(secret, "secret");
  symlinkSync(secret, join(given.root, "way-out"));
  const refused = "run/file is a link that leads out of the folder, or nowhere";
  for (const to of [secret, join(given.root, "way-out"), join(given.root, "none"), link]) {
    kept.look();
    linkAgain(link, to);
    expect([kept.look(), kept.value, kept.problem]).toEqual([true, "", refused]);
    expect([kept.look(), kept.exists]).toEqual([false, true]);
    linkAgain(link, target);
    expect([kept.look(), kept.value, kept.problem]).toEqual([true, "1", null]);
  }
});

test("a folder that links to one below is listed", () => {
  using given = linked();
  mkdirSync(join(given.root, "shared"));
  symlinkSync("../shared", join(given.root, "run", "analysis"));
  const kept = new Kept<string[]>(given.root, "run", "analysis", [], (path) => readdirSync(path));
  expect([kept.look(), kept.value]).toEqual([true, []]);
  writeFileSync(join(given.root, "shared", "a.json"), "{}");
  expect([kept.look(), kept.value, kept.problem]).toEqual([true, ["a.json"], null]);
});

test("a named pipe is called one, and not waited for", () => {
  using folder = temporaryFolder();
  const root = realpathSync(folder.path);
  const run = join(root, "run");
  mkdirSync(run);
  execFileSync("mkfifo", [join(run, "pipe")]);
  symlinkSync("pipe", join(run, "link"));
  const problemOf = (name: string) => {
    const kept = new Kept(root, "run", name, "", (path) => readFileSync(path, "utf8"));
    expect([kept.look(), kept.look(), kept.value]).toEqual([true, false, ""]);
    return kept.problem;
  };
  const rest = "which is not read: put a file in its place";
  expect(problemOf("pipe")).toBe(`run/pipe is a named pipe, ${rest}`);
  expect(problemOf("link")).toBe(`run/link is a link to a named pipe, ${rest}`);
});
