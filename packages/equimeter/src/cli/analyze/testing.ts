import { expect } from "vitest";

import { complaints, mainHere } from "../testing.js";

/** What an analysis printed, after exit code 0 and nothing but progress on stderr. */
export async function analyzed(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await mainHere("analyze", ...argv);
  const isProgress = (line: string) => argv.some((word) => line.startsWith(`${word}: `));
  const said = stderr.split("\n").filter((line) => line !== "" && !isProgress(line));
  expect([code, said]).toEqual([0, []]);
  return stdout;
}

/** The one sentence on stderr, after exit code 2 and nothing on stdout. */
export async function mistakeOf(...argv: string[]): Promise<string> {
  const outcome = await mainHere("analyze", ...argv);
  expect([outcome.code, outcome.stdout]).toEqual([2, ""]);
  expect(complaints(outcome)).toHaveLength(1);
  return complaints(outcome)[0];
}
