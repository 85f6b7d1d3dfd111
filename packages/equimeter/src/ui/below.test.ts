import { execFileSync } from "node:child_process";
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import { fileBelow, folderBelow } from "./below.js";

/** A folder with `runs/first/run.json` and a `secret` beside `runs`. */
function example() {
  const folder = temporaryFolder();
  const root = join(folder.path, "runs");
  mkdirSync(join(root, "first"), { recursive: true });
  writeFileSync(join(root, "first", "run.json"), "{}");
  writeFileSync(join(folder.path, "secret"), "s");
  mkdirSync(join(folder.path, "runs-of-others"));
  writeFileSync(join(folder.path, "runs-of-others", "secret"), "s");
  return { root, path: folder.path, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

test("a file below is found, as itself and through links that stay below", () => {
  using given = example();
  const { root } = given;
  const real = join(realpathSync(root), "first", "run.json");
  expect(fileBelow(root, "first/run.json")).toBe(real);
  symlinkSync(join(root, "first"), join(root, "link"));
  expect(fileBelow(root, "link/run.json")).toBe(real);
  symlinkSync(root, join(given.path, "linked-root"));
  expect(fileBelow(join(given.path, "linked-root"), "first/run.json")).toBe(real);
  expect(folderBelow(root, "first")).toBe(join(realpathSync(root), "first"));
});

test.each([
  "",
  "/",
  ".",
  "..",
  "../secret",
  "first/../../secret",
  "first/./run.json",
  "first//run.json",
  "first/run.json/",
  "/etc/passwd",
  "first\\run.json",
  "..\\secret",
  "C:/secret",
  "c:secret",
  "first/run.json\0",
  "first/run.json\0.png",
  "first\n",
  "longest".repeat(37),
  "é".repeat(128),
])("%j is no name", (name) => {
  using given = example();
  expect(() => fileBelow(given.root, name)).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining("is no name") }),
  );
});

test.each(["second/run.json", "first", "first/run.json/x", "%2e%2e/secret", "../runs/x".slice(3)])(
  "%j is not there",
  (name) => {
    using given = example();
    expect(() => fileBelow(given.root, name)).toThrow(
      expect.objectContaining({ status: 404, message: `there is no "${name}"` }),
    );
  },
);

test("links that lead out, in circles or nowhere are not followed", () => {
  using given = example();
  const { root, path } = given;
  symlinkSync(join(path, "secret"), join(root, "file"));
  symlinkSync(path, join(root, "folder"));
  symlinkSync("..", join(root, "up"));
  symlinkSync(join(path, "runs-of-others"), join(root, "others"));
  symlinkSync("circle", join(root, "circle"));
  symlinkSync("nowhere", join(root, "nothing"));
  const names = ["file", "folder/secret", "up/secret", "others/secret", "circle", "nothing"];
  for (const name of names)
    expect(() => fileBelow(root, name)).toThrow(expect.objectContaining({ status: 404 }));
  expect(() => folderBelow(root, "folder")).toThrow(expect.objectContaining({ status: 404 }));
});

test.skipIf(process.platform === "win32")("a pipe is not waited for", () => {
  using given = example();
  execFileSync("mkfifo", [join(given.root, "pipe")]);
  expect(() => fileBelow(given.root, "pipe")).toThrow(expect.objectContaining({ status: 404 }));
});
