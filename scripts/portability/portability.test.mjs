import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../setup/fake-libtorch.mjs";
import { execute, host } from "./place.mjs";
import { debianMirror } from "./root.mjs";
import { failureList, table } from "./table.mjs";
import { summarize } from "./torch-tests.mjs";

const BOOKWORM = 'NAME="Debian GNU/Linux"\nVERSION_CODENAME=bookworm\nID=debian\n';

test("the mirror is the one of Debian itself, not of its updates or of another vendor", () => {
  const targets = [
    "http://vendor.example/node/ nodistro main",
    "http://mirror.example/debian-security/ bookworm-security main",
    "http://mirror.example/contrib/ bookworm contrib",
    "http://mirror.example/debian/ bookworm main",
  ].join("\n");
  expect(debianMirror(targets, BOOKWORM)).toBe("http://mirror.example/debian");
  expect(debianMirror(targets, BOOKWORM.replace("=debian", "=ubuntu"))).toBeNull();
  expect(debianMirror(targets, BOOKWORM.replace("bookworm", "trixie"))).toBeNull();
  const rolling = "PRETTY_NAME=x\nID=debian\n";
  expect(debianMirror("http://a.example/d/ sid main", rolling)).toBe("http://a.example/d");
});

/** A file of vitest's JSON report. */
function file(name, states, { status = "passed", message = "" } = {}) {
  const assertionResults = states.map((state, i) => ({
    status: state,
    fullName: `test ${i}`,
    failureMessages: state === "failed" ? ["AssertionError: why\n    at x.ts:1"] : [],
  }));
  return { name: `/anywhere/packages/torch/src/${name}`, status, message, assertionResults };
}

test("failed tests are named with the first line of their message", () => {
  const report = { testResults: [file("a.test.ts", ["passed", "failed", "pending", "todo"])] };
  expect(summarize(report, 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 2,
    failures: [
      { file: "packages/torch/src/a.test.ts", test: "test 1", message: "AssertionError: why" },
    ],
  });
});

test("a file that could not be loaded, and a run that broke off, are failures", () => {
  const broken = file("b.test.ts", [], { status: "failed", message: "Error: no such operator\n" });
  const { failed, failures } = summarize({ testResults: [broken] }, 1);
  expect(failed).toBe(1);
  expect(failures[0].message).toBe("Error: no such operator");
  expect(summarize(null, 137)).toMatchObject({ passed: 0, failed: 1 });
  expect(summarize({ testResults: [file("c.test.ts", ["passed"])] }, 1)).toMatchObject({
    passed: 1,
    failed: 1,
  });
  expect(summarize({ testResults: [] }, 0)).toMatchObject({ failed: 0, failures: [] });
});

const ROW = {
  place: "trixie",
  libtorch: { version: "2.6.0", cxxStandard: 17 },
  compiler: "g++ 14.2.0",
  node: "20.19.2",
  buildSeconds: 15.04,
  seconds: 22.2,
  passed: 121,
  failed: 1,
  skipped: 2,
  failures: [{ file: "a.test.ts", test: "adds", message: "why" }],
};

test("the table is Markdown; a failure of several places is told once", () => {
  expect(table([ROW])).toBe(
    [
      "| place  | libtorch | C++            | Node    | build  | passed | failed | skipped | tests |",
      "|--------|----------|----------------|---------|--------|--------|--------|---------|-------|",
      "| trixie | 2.6.0    | 17, g++ 14.2.0 | 20.19.2 | 15.0 s | 121    | 1      | 2       | 22 s  |",
    ].join("\n"),
  );
  const other = { ...ROW, place: "sid", node: "24.1.0" };
  expect(failureList([ROW, other])).toBe(
    "a.test.ts > adds\n    why\n    on trixie/node 20.19.2, sid/node 24.1.0",
  );
});

test("programs in a place with a libtorch of its own are told of it", () => {
  const place = host(temporaryFolder(), { name: "pip", libtorch: "/a/torch" });
  mkdirSync(place.outside, { recursive: true });
  const { output } = place.run(["sh", "-c", 'echo "$LIBTORCH in $PWD"']);
  expect(output).toBe(`/a/torch in ${place.inside}\n`);
});

test("a program's output is kept in the log also when it fails, and its end is shown", () => {
  const log = path.join(temporaryFolder(), "deep/program.log");
  const args = ["sh", "-c", "echo out; echo err >&2; exit 3"];
  expect(() => execute(args, { log })).toThrow(/sh -c .* failed \(exit code 3\):\nout\nerr/);
  expect(readFileSync(log, "utf8")).toBe("out\nerr\n");
  writeFileSync(log, "of an earlier run, which is longer");
  expect(execute(args, { log, mayFail: true })).toMatchObject({ status: 3, output: "out\nerr\n" });
  expect(readFileSync(log, "utf8")).toBe("out\nerr\n");
  expect(() => execute(["sleep", "5"], { minutes: 0.001 })).toThrow("ETIMEDOUT");
});
