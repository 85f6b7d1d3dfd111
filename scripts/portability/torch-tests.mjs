/** One line of the table: builds the native core in a place and runs vitest there under one Node. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const REPORT = "portability.json";

/** Builds the core from nothing and compiles TypeScript: `{ libtorch, buildSeconds, compiler, typeErrors }`. */
export function prepare(place, logFile) {
  const { output } = place.run(["node", "packages/torch/build.mjs"], { log: logFile("build") });
  const record = path.join(place.outside, "packages/torch/build/core.json");
  const { libtorch, command } = JSON.parse(readFileSync(record, "utf8"));
  const version = place.run([command[0], "-dumpfullversion", "-dumpversion"]).output.trim();
  const tsc = place.run(["node", "node_modules/typescript/bin/tsc", "-b", "packages/torch"], {
    log: logFile("types"),
    mayFail: true,
  });
  return {
    libtorch,
    buildSeconds: Number(/built in ([\d.]+) s/.exec(output)?.[1]),
    compiler: `${command[0]} ${version}`,
    typeErrors: tsc.output.match(/error TS/g)?.length ?? 0,
  };
}

/** Runs the tests that match `filters`: `{ node, passed, failed, skipped, seconds, failures }`. */
export function runTests(place, { node, filters, log, minutes }) {
  const report = path.join(place.outside, REPORT);
  rmSync(report, { force: true });
  const version = place.run(["node", "--version"], { node }).output.trim().replace(/^v/, "");
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];
  const { status, seconds } = place.run(
    ["node", ...vitest, `--outputFile=${path.join(place.inside, REPORT)}`, ...filters],
    { node, log, minutes, mayFail: true },
  );
  const result = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
  return { node: version, seconds, ...summarize(result, status) };
}

/**
 * Counts of vitest's JSON report, with the failures as `{ file, test, message }`. A file that could not be loaded
 * is one failure; a run that failed (`status`) never counts 0 failures.
 */
export function summarize(report, status) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const file of report?.testResults ?? []) {
    const name = file.name.replace(/^.*?\/(?=packages\/|scripts\/)/, "");
    const failed = file.assertionResults.filter((test) => test.status === "failed");
    for (const { status: state } of file.assertionResults) {
      counts[state === "passed" || state === "failed" ? state : "skipped"] += 1;
    }
    for (const test of failed) {
      failures.push({ file: name, test: test.fullName, message: firstLine(test.failureMessages) });
    }
    if (file.status === "failed" && failed.length === 0) {
      counts.failed += 1;
      failures.push({ file: name, test: "(the file itself)", message: firstLine([file.message]) });
    }
  }
  if (status !== 0 && counts.failed === 0) {
    counts.failed = 1;
    const message = report
      ? "an error outside of the tests: see the log"
      : "vitest ended early: see the log";
    failures.push({ file: "", test: "(the run)", message });
  }
  return { ...counts, failures };
}

function firstLine(messages) {
  return (messages?.[0] ?? "").split("\n")[0];
}
