import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkNode } from "../setup.mjs";
import { countTests } from "./count-reporter.mjs";
import { missingFrom, wanted } from "./debian.mjs";
import { temporaryFolder, write } from "./fake-libtorch.mjs";
import { matchesLock } from "./npm.mjs";
import { closingLine } from "./summary.mjs";
import { compileTypescript, isCurrent, sourceStamp } from "./typescript.mjs";

/** A workspace of two packages whose "tsc" only succeeds, or fails while `broken` is there. */
function fakeWorkspace() {
  const root = temporaryFolder();
  const references = ["packages/a", "packages/b"].map((folder) => ({ path: folder }));
  write(path.join(root, "tsconfig.json"), JSON.stringify({ files: [], references }));
  const tsc = `process.exit(require("node:fs").existsSync(${JSON.stringify(path.join(root, "broken"))}) ? 1 : 0)`;
  write(path.join(root, "node_modules/typescript/bin/tsc"), tsc);
  write(path.join(root, "node_modules/typescript/package.json"), "{}");
  for (const { path: folder } of references)
    write(path.join(root, folder, "src/deep/index.ts"), "export {};");
  return root;
}

test("the TypeScript stamp holds until a source, a setting or a package's dist changes", () => {
  const root = fakeWorkspace();
  const changes = {
    source: () => write(path.join(root, "packages/b/src/deep/index.ts"), "export const b = 1;"),
    newSource: () => write(path.join(root, "packages/a/src/new.ts")),
    setting: () => write(path.join(root, "tsconfig.base.json"), "{}"),
    compiler: () =>
      write(path.join(root, "node_modules/typescript/package.json"), '{"version":"7"}'),
    declarations: () => write(path.join(root, "packages/a/build.d.mts")),
    dist: () => rmSync(path.join(root, "packages/b/dist"), { recursive: true }),
  };
  expect(isCurrent(root)).toBe(false);
  for (const [name, change] of Object.entries(changes)) {
    compileTypescript(root);
    expect(isCurrent(root), `before ${name}`).toBe(true);
    change();
    expect(isCurrent(root), `after ${name}`).toBe(false);
  }
});

test("files that tsc does not read leave the stamp alone; a failed build leaves none", () => {
  const root = fakeWorkspace();
  const stamp = sourceStamp(root);
  write(path.join(root, "packages/a/src/README.md"));
  write(path.join(root, "packages/a/dist/index.js"));
  expect(sourceStamp(root)).toBe(stamp);
  writeFileSync(path.join(root, "broken"), "");
  expect(() => compileTypescript(root)).toThrow("failed");
  expect(isCurrent(root)).toBe(false);
});

function entry(version, more = {}) {
  return { version, integrity: `sha512-${version}`, ...more };
}

function installed(packages) {
  return {
    packages: { "packages/a": { version: "0.1.0" }, ...packages },
  };
}

test("npm's record matches the lock file up to optional packages", () => {
  const lock = {
    packages: {
      "": { name: "workspace" },
      "packages/a": { version: "0.1.0" },
      "node_modules/x": entry("1.0.0"),
      "node_modules/for-another-system": entry("1.0.0", { optional: true }),
    },
  };
  expect(matchesLock(lock, installed({ "node_modules/x": entry("1.0.0") }))).toBe(true);
  expect(matchesLock(lock, installed({ "node_modules/x": entry("1.0.1") }))).toBe(false);
  expect(matchesLock(lock, installed({}))).toBe(false);
  const extra = { "node_modules/x": entry("1.0.0"), "node_modules/y": entry("1.0.0") };
  expect(matchesLock(lock, installed(extra))).toBe(false);
  expect(matchesLock(lock, null)).toBe(false);
});

test("Debian packages: only what is missing, and no libtorch beside one from elsewhere", () => {
  const all = wanted({ libtorch: null, hasCompiler: false });
  expect(all).toEqual(["g++", "libtorch-dev", "libopenblas0-pthread"]);
  expect(wanted({ libtorch: { kind: "system" }, hasCompiler: true })).toEqual([
    "libopenblas0-pthread",
  ]);
  expect(wanted({ libtorch: { kind: "python" }, hasCompiler: false })).toEqual(["g++"]);
  expect(wanted({ libtorch: { kind: "LIBTORCH" }, hasCompiler: true })).toEqual([]);
  expect(missingFrom(all, "g++ installed\nlibtorch-dev config-files\n")).toEqual(all.slice(1));
  expect(missingFrom(all, all.map((name) => `${name} installed\n`).join(""))).toEqual([]);
});

test("an old Node is refused with its version", () => {
  expect(() => checkNode("18.19.0")).toThrow("Node 18.19.0 is too old");
  expect(() => checkNode("20.0.0")).not.toThrow();
});

/** A test module as vitest's reporters get it; `errors` are those of loading it. */
function testFile(states, { errors = [], suites = [] } = {}) {
  return {
    errors: () => errors,
    children: {
      allTests: () => states.map((state) => ({ result: () => ({ state }) })),
      allSuites: () => suites.map((suiteErrors) => ({ errors: () => suiteErrors })),
    },
  };
}

test("counted are tests, files that could not be loaded, failed hooks, and errors outside of tests", () => {
  const error = new Error("broken");
  const good = testFile(["passed", "passed", "skipped"], { suites: [[]] });
  expect(countTests([good])).toEqual({ passed: 2, failed: 0, skipped: 1 });
  const files = [
    good,
    testFile(["failed", "passed"]),
    testFile([], { errors: [error] }),
    testFile(["pending"], { suites: [[error], []] }),
  ];
  expect(countTests(files, [error])).toEqual({ passed: 3, failed: 4, skipped: 2 });
});

test("the closing line never hides a failure", () => {
  expect(closingLine({ passed: 5, failed: 0, skipped: 3 }, 0)).toBe(
    "5 passed, 0 failed, 3 skipped",
  );
  expect(closingLine({ passed: 5, failed: 2, skipped: 3 }, 1)).toBe(
    "5 passed, 2 failed, 3 skipped",
  );
  expect(closingLine({ passed: 5, failed: 0, skipped: 0 }, 1)).toBe(
    "5 passed, 1 failed, 0 skipped",
  );
  expect(closingLine(null, 130)).toBe("0 passed, 1 failed, 0 skipped");
});
