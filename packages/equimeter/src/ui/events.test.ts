import { appendFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { monitorLine, temporaryFolder, trainLine } from "../runs/testing.js";
import type { RunMetrics, RunsAnswer, RunSummary } from "./api.js";
import { uiApp } from "./app.js";
import { asked, EventReader, metricsText, writeRun } from "./testing.js";

const jsonl = (...lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

function example() {
  const folder = temporaryFolder();
  const app = uiApp({ folder: folder.path, assets: null, watchMilliseconds: 20 });
  const readers: EventReader[] = [];
  return {
    path: folder.path,
    ask: async (path: string) => (await app.request(asked(path))).json(),
    file: (run: string) => join(folder.path, run, "metrics.jsonl"),
    async listen(query: string, headers: Record<string, string> = {}) {
      const reader = new EventReader(await app.request(asked(`/api/events?${query}`, headers)));
      readers.push(reader);
      return reader;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(readers.map((reader) => reader.close()));
      folder[Symbol.dispose]();
    },
  };
}

const stepsOf = ({ series }: RunMetrics) =>
  series.filter(({ kind }) => kind === "train").flatMap(({ columns }) => columns.step);

test("a new client is sent all runs and the metrics of those it names, then what changes", async () => {
  await using given = example();
  writeRun(given.path, "a", { metrics: metricsText(3) });
  writeRun(given.path, "b");
  const reader = await given.listen("run=a");
  expect((await reader.nextOf<string[]>("names")).data).toEqual(["a", "b"]);
  const { data: runs } = await reader.nextOf<RunSummary[]>("runs");
  expect(runs.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(stepsOf((await reader.nextOf<RunMetrics>("metrics")).data)).toEqual([1, 2, 3]);
  appendFileSync(given.file("b"), jsonl(trainLine(11)));
  expect((await reader.nextOf<RunSummary[]>("runs")).data).toMatchObject([{ name: "b", step: 11 }]);
  appendFileSync(given.file("a"), jsonl(trainLine(4), monitorLine(4, { percent: 3 })));
  // In either order: a file may grow between two looks.
  const [grown, more] = await reader.both<RunSummary[], RunMetrics>("runs", "metrics");
  expect(grown).toMatchObject([{ name: "a", latest: [{ percent: 3, step: 4 }, {}] }]);
  expect([stepsOf(more), more.restarted]).toEqual([[4], false]);
});

test("behind the metrics of all that are named stands that these are all, and nothing where there are none", async () => {
  await using given = example();
  for (const name of ["a", "b"]) writeRun(given.path, name, { metrics: metricsText(3) });
  const reader = await given.listen("run=a&run=b");
  const kinds: string[] = [];
  for (let i = 0; i < 5; i++) kinds.push((await reader.next())!.event);
  expect(kinds).toEqual(["names", "runs", "metrics", "metrics", "current"]);
  appendFileSync(given.file("b"), jsonl(trainLine(4)));
  const { id } = await reader.nextOf<RunMetrics>("metrics");
  const next = await reader.next();
  // The row of the table changes in the same look or in the next.
  const current = next!.event === "runs" ? await reader.next() : next;
  expect(current).toEqual({ event: "current", id: expect.any(String), data: null });
  expect(JSON.parse(current!.id)).toMatchObject({ offsets: JSON.parse(id).offsets });
  const other = await given.listen("");
  expect([(await other.next())!.event, (await other.next())!.event]).toEqual(["names", "runs"]);
  appendFileSync(given.file("a"), jsonl(trainLine(4)));
  expect((await other.next())!.event).toBe("runs");
});

test("a client that has something already is sent the rest alone", async () => {
  await using given = example();
  writeRun(given.path, "ä b", { metrics: metricsText(3) });
  const first = await given.listen("run=%C3%A4%20b");
  const { data } = await first.nextOf<RunMetrics>("metrics");
  appendFileSync(given.file("ä b"), jsonl(trainLine(4)));
  const since = JSON.stringify({ offsets: { "ä b": [data.offset, data.mark] } });
  const second = await given.listen(`run=%C3%A4%20b&since=${encodeURIComponent(since)}`);
  expect((await second.nextOf<string[]>("names")).data).toEqual(["ä b"]);
  expect(stepsOf((await second.nextOf<RunMetrics>("metrics")).data)).toEqual([4]);
});

test("a client that has asked for the runs is sent those that changed since", async () => {
  await using given = example();
  for (const name of ["a", "b"]) writeRun(given.path, name);
  const { server, version } = (await given.ask("/api/runs")) as RunsAnswer;
  writeRun(given.path, "b", { metrics: metricsText(20) });
  const since = encodeURIComponent(JSON.stringify({ server, version, offsets: {} }));
  const reader = await given.listen(`since=${since}`);
  expect(await reader.next()).toMatchObject({ event: "runs", data: [{ name: "b", step: 20 }] });
});

test("a connection that broke goes on where it was: nothing is lost, nothing comes twice", async () => {
  await using given = example();
  for (const name of ["ä", "b", "c"]) writeRun(given.path, name, { metrics: metricsText(2) });
  const query = "run=%C3%A4&run=b";
  const first = await given.listen(query);
  await first.nextOf("metrics");
  const { id } = await first.nextOf<RunMetrics>("metrics");
  await first.close();
  expect(id).toMatch(/^[ -~]+$/);
  appendFileSync(given.file("ä"), jsonl(trainLine(3)));
  rmSync(join(given.path, "c"), { recursive: true });
  writeRun(given.path, "d");
  const second = await given.listen(query, { "last-event-id": id });
  expect(await second.next()).toMatchObject({ event: "gone", data: ["c"] });
  expect(await second.next()).toMatchObject({
    event: "runs",
    data: [{ name: "ä" }, { name: "d" }],
  });
  const { data } = await second.nextOf<RunMetrics>("metrics");
  expect([data.run, stepsOf(data)]).toEqual(["ä", [3]]);
  appendFileSync(given.file("b"), jsonl(trainLine(3)));
  const { data: other } = await second.nextOf<RunMetrics>("metrics");
  expect([other.run, stepsOf(other)]).toEqual(["b", [3]]);
});

test("a server that was started again sends all runs, and only what is new of their metrics", async () => {
  await using given = example();
  writeRun(given.path, "a", { metrics: metricsText(2) });
  const first = await given.listen("run=a");
  const { id } = await first.nextOf<RunMetrics>("metrics");
  appendFileSync(given.file("a"), jsonl(trainLine(3)));
  const other = id.replace(/"server":"[^"]*"/, '"server":"another"');
  const second = await given.listen("run=a", { "last-event-id": other });
  expect((await second.nextOf<string[]>("names")).data).toEqual(["a"]);
  expect(stepsOf((await second.nextOf<RunMetrics>("metrics")).data)).toEqual([3]);
});

test("a torn line is sent when it is whole", async () => {
  await using given = example();
  const line = jsonl(trainLine(3));
  writeRun(given.path, "a", { metrics: metricsText(2) + line.slice(0, 30) });
  const reader = await given.listen("run=a");
  expect(stepsOf((await reader.nextOf<RunMetrics>("metrics")).data)).toEqual([1, 2]);
  appendFileSync(given.file("a"), line.slice(30));
  const { data } = await reader.nextOf<RunMetrics>("metrics");
  expect([stepsOf(data), data.notes]).toEqual([[3], []]);
});

test("a run that is deleted while it is looked at is gone, and begins anew when it comes back", async () => {
  await using given = example();
  const folder = writeRun(given.path, "a", { metrics: metricsText(5) });
  const reader = await given.listen("run=a");
  await reader.nextOf("metrics");
  rmSync(folder, { recursive: true });
  expect((await reader.nextOf("gone")).data).toEqual(["a"]);
  writeRun(given.path, "a", { metrics: metricsText(6) });
  const [runs, data] = await reader.both<RunSummary[], RunMetrics>("runs", "metrics");
  expect(runs).toMatchObject([{ name: "a" }]);
  expect([data.restarted, stepsOf(data)]).toEqual([true, [1, 2, 3, 4, 5, 6]]);
});

test("metrics that a resume cut, as a new file in place of the old, begin anew", async () => {
  await using given = example();
  writeRun(given.path, "a", { metrics: metricsText(50) });
  const reader = await given.listen("run=a");
  await reader.nextOf("metrics");
  const again = metricsText(20) + jsonl(...[21, 22].map((step) => trainLine(step, 0.25)));
  writeFileSync(`${given.file("a")}.tmp`, again);
  renameSync(`${given.file("a")}.tmp`, given.file("a"));
  const { data } = await reader.nextOf<RunMetrics>("metrics");
  expect([data.restarted, stepsOf(data).length]).toEqual([true, 22]);
});

test("a name that leads out, or to no run, has no metrics and disturbs no other", async () => {
  await using given = example();
  writeRun(given.path, "a", { metrics: metricsText(2) });
  const reader = await given.listen(`run=..%2Fa&run=%00&run=none&run=${"x".repeat(300)}&run=a`);
  expect((await reader.nextOf<RunMetrics>("metrics")).data.run).toBe("a");
});

test("a file of several pieces comes in as many events, in order", async () => {
  await using given = example();
  const lines = 60_000;
  writeRun(given.path, "a", { metrics: metricsText(lines) });
  const reader = await given.listen("run=a");
  const steps: unknown[] = [];
  let events = 0;
  for (; steps.length < lines; events++)
    steps.push(...stepsOf((await reader.nextOf<RunMetrics>("metrics")).data));
  expect(steps).toEqual(Array.from({ length: lines }, (_, i) => i + 1));
  expect(events).toBeGreaterThan(1);
});
