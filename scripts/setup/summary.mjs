/** The last line of `npm test`, made from the record of vitest's JSON reporter. */

/**
 * "N passed, N failed, N skipped". A file that could not be loaded has no tests of its own and counts as one
 * failure; so does a run that failed (`exitCode`) without naming a test, such as an error outside of any.
 */
export function closingLine(results, exitCode) {
  const passed = results?.numPassedTests ?? 0;
  const skipped = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
  const brokenFiles = (results?.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const named = (results?.numFailedTests ?? 0) + brokenFiles.length;
  const failed = exitCode !== 0 && named === 0 ? 1 : named;
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
