import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { temporaryFolder, trainLine } from "../runs/testing.js";
import type { RunMetrics, RunSummary } from "./api.js";
import { uiApp } from "./app.js";
import { asked, configText, metricsText, writeRun } from "./testing.js";

/** Milliseconds, and what came of it. */
async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const begin = performance.now();
  const result = await work();
  return [performance.now() - begin, result];
}

// On two shared cores the first list took 0.5 s and later ones 0.06 s. The bounds leave room for others' work.
test("1,000 runs are listed in well under two seconds, and at once when they are known", async () => {
  using folder = temporaryFolder();
  const metrics = metricsText(300, [1, 2, 3, 5, 10, 20, 50, 100, 200, 300]);
  const text = configText("many");
  for (let i = 0; i < 1000; i++)
    writeRun(folder.path, `group-${i % 10}/run-${i}`, {
      metrics,
      config: text.replace("run-many", `run-${i}`),
    });
  const app = uiApp({ folder: folder.path, assets: null });
  const list = async () => {
    const answer = await app.request(asked("/api/runs"));
    return ((await answer.json()) as { runs: RunSummary[] }).runs;
  };
  const [first, runs] = await timed(list);
  expect(runs).toHaveLength(1000);
  expect(runs.every(({ latest, config }) => latest.length === 2 && config.threads === 2)).toBe(
    true,
  );
  expect(first).toBeLessThan(2000);
  appendFileSync(
    join(folder.path, "group-3/run-3/metrics.jsonl"),
    `${JSON.stringify(trainLine(301))}\n`,
  );
  const [second, again] = await timed(list);
  expect(again.filter(({ step }) => step === 301).map(({ name }) => name)).toEqual([
    "group-3/run-3",
  ]);
  expect(second).toBeLessThan(500);
});

// On two shared cores 0.25 s.
test("100,000 lines are answered in under a second and a half", async () => {
  using folder = temporaryFolder();
  writeRun(folder.path, "long", { metrics: metricsText(100_000) });
  const app = uiApp({ folder: folder.path, assets: null });
  const [milliseconds, { series, offset }] = await timed(async () => {
    const answer = await app.request(asked("/api/runs/long/metrics?since=0"));
    return (await answer.json()) as RunMetrics;
  });
  expect(series[0].columns.loss).toHaveLength(100_000);
  expect(milliseconds).toBeLessThan(1500);
  const [later, rest] = await timed(async () => {
    const answer = await app.request(asked(`/api/runs/long/metrics?since=${offset}`));
    return (await answer.json()) as RunMetrics;
  });
  expect([rest.series, rest.offset]).toEqual([[], offset]);
  expect(later).toBeLessThan(100);
});
