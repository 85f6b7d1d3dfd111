import { expect } from "vitest";

import { complaints, mainHere } from "../testing.js";

/** What an analysis printed, after exit code 0 and nothing on stderr. */
export async function analyzed(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await mainHere("analyze", ...argv);
  expect([code, stderr]).toEqual([0, ""]);
  return stdout;
}

/** The one sentence on stderr, after exit code 2 and nothing on stdout. */
export async function mistakeOf(...argv: string[]): Promise<string> {
  const outcome = await mainHere("analyze", ...argv);
  expect([outcome.code, outcome.stdout]).toEqual([2, ""]);
  expect(complaints(outcome)).toHaveLength(1);
  return complaints(outcome)[0];
}
