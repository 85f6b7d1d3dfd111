/** The last line of `npm test`. */

/**
 * "N passed, N failed, N skipped" from the counts of count-reporter.mjs, or from null when vitest ended before
 * it could write them. A run that failed (`exitCode`) never says "0 failed".
 */
export function closingLine(counts, exitCode) {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const shown = exitCode !== 0 && failed === 0 ? 1 : failed;
  return `${passed} passed, ${shown} failed, ${skipped} skipped`;
}
