import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { linesOf, openRun } from "../runs/index.js";
import { temporaryFolder } from "../runs/testing.js";
import { mainHere, type Outcome } from "./testing.js";

const root = temporaryFolder();
const runs = join(root.path, "runs");
const out = join(root.path, "report");
const small = [
  "data.limit=80",
  "model.preset=tiny",
  "train.steps=12",
  "train.warmup=2",
  "monitor.samples=2",
  "monitor.perDecade=1",
  "monitor.bootstrap=50",
  "test.samples=3",
].flatMap((override) => ["--set", override]);

let outcome: Outcome;
beforeAll(async () => {
  outcome = await mainHere("quickstart", "--runs", runs, "--out", out, ...small);
});
afterAll(() => root[Symbol.dispose]());

const estimate = {
  value: expect.any(Number),
  rotationError: expect.any(Number),
  sampleError: expect.any(Number),
};

test("it trains both runs, alike but for the augmentation", () => {
  expect(outcome.code).toBe(0);
  expect(readdirSync(runs)).toEqual(["quickstart-augmented", "quickstart-not-augmented"]);
  const [augmented, plain] = readdirSync(runs).map((name) => openRun(join(runs, name)));
  expect([augmented.status, plain.status]).toEqual(["finished", "finished"]);
  expect(augmented.config.train.augment).toBe("rotations");
  const { name: _, train, ...rest } = plain.config;
  expect(augmented.config).toEqual({
    ...rest,
    name: "quickstart-augmented",
    train: { ...train, augment: "rotations" },
  });
  // One seed: the same untrained model.
  const [first, second] = [augmented, plain].map(({ metrics }) => linesOf(metrics, "monitor")[0]);
  expect({ ...second, time: 0 }).toEqual({ ...first, time: 0 });
});

test("summary.json has the promised keys and nothing else", () => {
  const summary = JSON.parse(readFileSync(join(out, "summary.json"), "utf8")) as Record<
    string,
    { twirl: { rotations: number; loss: number }[]; percentMinStep: number }
  >;
  const one = {
    percentStart: estimate,
    percentMin: estimate,
    percentMinStep: expect.any(Number),
    percentEnd: estimate,
    explainedEnd: expect.any(Number),
    twirl: [1, 2, 4, 8, 16, 32].map((rotations) => ({ rotations, loss: expect.any(Number) })),
  };
  expect(summary).toEqual({ augmented: one, notAugmented: one });
  expect([0, 1, 10, 12]).toContain(summary.augmented.percentMinStep);
  for (const { twirl } of Object.values(summary))
    expect(twirl.at(-1)!.loss).toBeLessThan(twirl[0].loss);
});

test("report.html needs nothing else", () => {
  const page = readFileSync(join(out, "report.html"), "utf8");
  expect(page.match(/<svg/g)!.length).toBeGreaterThanOrEqual(4);
  expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base)\b/i);
  expect(page).not.toMatch(/\bsrc(set)?\s*=|@import|url\((?!["']?#)/i);
  // The only addresses are names, of SVG's vocabulary.
  const addresses = new Set(page.match(/https?:\/\/[^"'\s<)]+/g));
  expect([...addresses].filter((address) => !address.startsWith("http://www.w3.org/"))).toEqual([]);
  expect(page).toContain("quickstart-not-augmented");
  expect(readdirSync(join(out, "figures")).length).toBeGreaterThanOrEqual(4);
});

test("it prints a short table and where the report is", () => {
  expect(outcome.stdout).toMatch(/quickstart-augmented +\d/);
  expect(outcome.stdout).toContain(`${join(out, "report.html")} (everything in `);
  const progress = outcome.stderr.split("\n").filter((line) => line !== "");
  expect(progress.length).toBeGreaterThan(0);
  for (const line of progress) expect(line).toMatch(/^quickstart-(not-)?augmented: [^\r]*$/);
});

test("run again it starts afresh, and --json prints the summary", async () => {
  const json = await mainHere("quickstart", "--json", "--runs", runs, "--out", out, ...small);
  expect(json.code).toBe(0);
  expect(JSON.parse(json.stdout)).toEqual(
    JSON.parse(readFileSync(join(out, "summary.json"), "utf8")),
  );
  const { metrics } = openRun(join(runs, "quickstart-augmented"));
  expect(linesOf(metrics, "test")).toHaveLength(3);
  expect(linesOf(metrics, "note")).toEqual([]);
  expect(existsSync(join(runs, "quickstart-augmented", "metrics.lock"))).toBe(false);
});
