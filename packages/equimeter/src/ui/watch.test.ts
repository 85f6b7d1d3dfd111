import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, expect, test, vi } from "vitest";

import { temporaryFolder, trainLine } from "../runs/testing.js";
import { eventsOf } from "./events.js";
import { Summaries } from "./summaries.js";
import { EventReader, metricsText, writeRun } from "./testing.js";
import { Watch } from "./watch.js";

afterEach(() => {
  vi.useRealTimers();
});

function example() {
  const folder = temporaryFolder();
  const summaries = new Summaries(folder.path);
  const watch = new Watch(summaries, 10);
  const app = new Hono();
  app.get("/", (context) => eventsOf(context, watch, context.req.queries("run") ?? []));
  return {
    path: folder.path,
    summaries,
    watch,
    listen: async (query = "") => new EventReader(await app.request(`/?${query}`)),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

test("all who listen share the looks, and the last who goes ends them", async () => {
  using given = example();
  writeRun(given.path, "a", { metrics: metricsText(2) });
  const looks = vi.spyOn(given.summaries, "update");
  const readers = await Promise.all(Array.from({ length: 20 }, () => given.listen("run=a")));
  await Promise.all(readers.map((reader) => reader.nextOf("metrics")));
  expect(given.watch.listeners).toBe(20);
  looks.mockClear();
  const begin = performance.now();
  await until(() => looks.mock.calls.length >= 5);
  // One look at most every 10 ms, however many listen.
  expect(looks.mock.calls.length).toBeLessThanOrEqual((performance.now() - begin) / 10 + 2);
  appendFileSync(join(given.path, "a", "metrics.jsonl"), `${JSON.stringify(trainLine(3))}\n`);
  for (const reader of readers)
    expect((await reader.nextOf("metrics")).data).toMatchObject({
      series: [{ columns: { step: [3] } }],
    });
  await Promise.all(readers.map((reader) => reader.close()));
  await until(() => given.watch.listeners === 0);
  looks.mockClear();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(looks).not.toHaveBeenCalled();
});

test("a client that goes without reading what waits for it is forgotten", async () => {
  using given = example();
  writeRun(given.path, "a", { metrics: metricsText(50_000) });
  const reader = await given.listen("run=a");
  await until(() => given.watch.listeners === 1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await reader.close();
  await vi.waitFor(() => expect(given.watch.listeners).toBe(0));
});

test("where nothing happens there is a sign of life every quarter of a minute", async () => {
  using given = example();
  writeRun(given.path, "a");
  const reader = await given.listen();
  await reader.nextOf("runs");
  const next = reader.nextOf("runs");
  // What was sent is noted when it was taken.
  await new Promise((resolve) => setTimeout(resolve, 50));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 16_000 });
  await until(() => reader.comments.includes(": still here"));
  writeRun(given.path, "b");
  expect((await next).data).toMatchObject([{ name: "b" }]);
  expect(reader.comments.filter((comment) => comment === ": still here")).toHaveLength(1);
  await reader.close();
  await until(() => given.watch.listeners === 0);
});
