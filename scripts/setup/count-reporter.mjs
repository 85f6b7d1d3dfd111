/**
 * A vitest reporter that prints nothing and writes how the tests ended to the file EQUIMETER_TEST_COUNTS.
 * (vitest's own JSON reporter would announce its file after the summary.)
 */
import { writeFileSync } from "node:fs";

export default class CountReporter {
  onTestRunEnd(files, errors) {
    const counts = countTests(files, errors);
    writeFileSync(process.env.EQUIMETER_TEST_COUNTS, JSON.stringify(counts));
  }
}

/**
 * Counts vitest's test modules. A file that could not be loaded, a hook that failed and an error outside of any
 * test count as one failure each; the tests behind such a hook count as skipped.
 */
export function countTests(files, errors = []) {
  const counts = { passed: 0, failed: errors.length, skipped: 0 };
  for (const file of files) {
    const broken = [file, ...file.children.allSuites()].filter(
      (suite) => suite.errors().length > 0,
    );
    counts.failed += broken.length;
    for (const test of file.children.allTests()) {
      const { state } = test.result();
      counts[state === "passed" || state === "failed" ? state : "skipped"] += 1;
    }
  }
  return counts;
}
