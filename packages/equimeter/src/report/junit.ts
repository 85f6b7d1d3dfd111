import { escapeXml } from "./figures/escape.js";

/** One thing that was checked. */
export interface JunitCase {
  /** What it is about, as a path with dots: `model.pt.SO3`. */
  readonly suite: string;
  readonly name: string;
  readonly seconds: number;
  /** What is wrong; null where nothing is. */
  readonly failure: string | null;
  /** What was seen, in either case. */
  readonly output: string;
}

/** A JUnit file of one test suite, as continuous-integration services read it. */
export function junitXml(name: string, cases: readonly JunitCase[]): string {
  const failures = cases.filter(({ failure }) => failure !== null).length;
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0).toFixed(3);
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="${seconds}"`;
  const lines = cases.flatMap((one) => [
    `    <testcase classname="${escapeXml(one.suite)}" name="${escapeXml(one.name)}" time="${one.seconds.toFixed(3)}">`,
    ...(one.failure === null
      ? []
      : [`      <failure message="${escapeXml(one.failure)}">${escapeXml(one.failure)}</failure>`]),
    `      <system-out>${escapeXml(one.output)}</system-out>`,
    "    </testcase>",
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${escapeXml(name)}" ${counts}>`,
    ...lines,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}
