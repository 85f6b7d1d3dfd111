import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { execute } from "../runs/execute.js";
import { tinyProteins, writeChains } from "../runs/tasks/proteins/testing.js";
import { temporaryFolder, tinyConfig } from "../runs/testing.js";
import { mainHere } from "./testing.js";

const root = temporaryFolder();
const runs = join(root.path, "runs");
const run = join(runs, "backbones");

beforeAll(async () => {
  writeChains(root.path);
  await execute(tinyProteins(root.path, { "test.twirl": [] }), { root: runs });
});
afterAll(() => root[Symbol.dispose]());

const measure = (...flags: string[]) => mainHere("measure", run, ...flags);

interface OverTimes {
  worst: number;
  times: { t: number; percent: { value: number }; samples: number }[];
}

test("a table over times, the worst of them in detail", async () => {
  const { code, stdout } = await measure();
  expect(code).toBe(0);
  const [heading, , columns] = stdout.split("\n");
  expect(heading).toMatch(/step 8, raw weights, on test part of .*chains\.jsonl$/);
  expect(columns).toMatch(/^t +percent .* explained +linear +normalized variance$/);
  const json = JSON.parse((await measure("--json")).stdout) as OverTimes;
  expect(json.times.map(({ t }) => t)).toEqual([0, 0.5, 0.9]);
  const percents = json.times.map(({ percent }) => percent.value);
  expect(json.worst).toBe([0, 0.5, 0.9][percents.indexOf(Math.max(...percents))]);
  expect(stdout).toContain(`At t = ${json.worst}, the worst time:`);
  expect(stdout).toMatch(/residues +L +L_equiv +percent/);
});

test("one time alone, on a file, some of its chains", async () => {
  const file = join(root.path, "chains.jsonl");
  const flags = ["--time", "0.25", "--data", file, "--samples", "5"];
  // The filters of the run leave out the fourth and the sixth.
  const { stdout } = await measure("--json", ...flags);
  expect(JSON.parse(stdout)).toMatchObject({ t: 0.25, samples: 5, data: file });
  expect((await measure(...flags)).stdout).toMatch(/chains\.jsonl, t = 0\.25\n/);
  // The filter is of the run's training chains, which are not read then.
  const { stdout: all } = await measure("--data", file, "--samples", "5");
  expect(all).toMatch(/explained +normalized variance\n/);
});

test.each([
  [["--time", "1"], '--time must be a time from 0 (noise) to below 1 (data), got "1"'],
  [["--time", "late"], '--time must be a time from 0 (noise) to below 1 (data), got "late"'],
])("%j", async (flags, sentence) => {
  const { code, stderr } = await measure(...flags);
  expect([code, stderr.trim().split("\n")]).toEqual([2, [expect.stringContaining(sentence)]]);
});

test("a run without times", async () => {
  await execute(tinyConfig({ "train.steps": 2 }), { root: runs });
  const { code, stderr } = await mainHere("measure", join(runs, "tiny"), "--time", "0.5");
  expect(code).toBe(2);
  expect(stderr).toContain("is a run on forces, which have no time: leave out --time");
});
