import { appendFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { expect, test, vi } from "vitest";

import { monitorLine, temporaryFolder, trainLine } from "../runs/testing.js";
import { uiApp } from "./app.js";
import { readRunMetrics } from "./metrics.js";
import { serveUi } from "./serve.js";
import { asked, metricsText, writeRun } from "./testing.js";

// As it is, and its calls are counted.
vi.mock(import("./metrics.js"), async (original) => {
  const all = await original();
  return { ...all, readRunMetrics: vi.fn<typeof readRunMetrics>(all.readRunMetrics) };
});
const reads = vi.mocked(readRunMetrics);

const jsonl = (...lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

/** 12 MB: three pieces. The last line has a column of its own, and the others have not all. */
const steps = 100_000;
const large = () => {
  const other = { ...trainLine(steps + 1, 3), waiting: 0.5 };
  return metricsText(steps, [1, 50_000]) + jsonl(other);
};

function example() {
  const folder = temporaryFolder();
  const app = uiApp({ folder: folder.path, assets: null });
  const metrics = join(writeRun(folder.path, "a", { metrics: large() }), "metrics.jsonl");
  return {
    root: folder.path,
    metrics,
    ask: async (query = "run=a", method = "GET") =>
      app.request(new Request(asked(`/api/data.csv?${query}`), { method })),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

test("a file of several pieces comes whole, under the columns of all its lines", async () => {
  using given = example();
  const text = await (await given.ask()).text();
  const [header, ...rows] = text.trimEnd().split("\r\n");
  const columns = header.split(",");
  expect(columns.slice(0, 9)).toEqual(
    "run,kind,weights,field,t,step,time,loss,learningRate".split(","),
  );
  expect(columns).toContain("ci95Low");
  const cells = rows.map((row) => row.split(","));
  expect(cells.every(({ length }) => length === columns.length)).toBe(true);
  const trained = cells.filter(([, kind]) => kind === "train");
  expect(trained.map((row) => Number(row[5]))).toEqual(
    Array.from({ length: steps + 1 }, (_, i) => i + 1),
  );
  const waiting = columns.indexOf("waiting");
  expect([trained[0][waiting], trained.at(-1)![waiting]]).toEqual(["", "0.5"]);
  expect(cells.filter(([, kind]) => kind === "monitor")).toHaveLength(4);
});

test("several runs share columns, and an empty one has no rows", async () => {
  using given = example();
  writeRun(given.root, "empty", { metrics: "" });
  writeRun(given.root, 'b "x", y', { metrics: jsonl(monitorLine(7)) });
  const name = encodeURIComponent('b "x", y');
  const text = await (await given.ask(`run=empty&run=${name}&run=a&kind=monitor`)).text();
  const [, first, ...rest] = text.trimEnd().split("\r\n");
  expect(first).toMatch(/^"b ""x"", y",monitor,raw,forces,,7,/);
  expect(rest.every((row) => row.startsWith("a,monitor,"))).toBe(true);
  expect(rest).toHaveLength(4);
  expect(await (await given.ask("run=empty")).text()).toBe("run,kind,weights,field,t\r\n");
});

test("HEAD reads nothing, and answers what GET does", async () => {
  using given = example();
  reads.mockClear();
  const head = await given.ask("run=a", "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(reads).not.toHaveBeenCalled();
  const got = await given.ask();
  for (const name of ["content-type", "content-disposition"])
    expect(head.headers.get(name)).toBe(got.headers.get(name));
  expect((await given.ask("run=none", "HEAD")).status).toBe(404);
  await got.text();
  expect(reads.mock.calls.length).toBeGreaterThanOrEqual(6);
});

/** Reads the first text of an answer, lets something happen, and reads on. */
async function meanwhile(answer: Response, happens: () => void): Promise<string> {
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value!;
  happens();
  for (let more = await reader.read(); !more.done; more = await reader.read()) text += more.value;
  return text;
}

test("what is written meanwhile is left out, a torn line too", async () => {
  using given = example();
  appendFileSync(given.metrics, '{"kind":"train","step":');
  const text = await meanwhile(await given.ask(), () =>
    appendFileSync(given.metrics, `9,"time":1}\n${jsonl({ ...trainLine(9), added: 1 })}`),
  );
  const lines = text.trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + steps + 1 + 4);
  expect(lines[0]).not.toContain("added");
});

test.each<[string, (path: string) => void]>([
  ["deleted", (path) => rmSync(path)],
  ["replaced by a shorter one", (path) => writeFileSync(path, metricsText(100))],
  ["cut", (path) => writeFileSync(path, large().slice(0, -jsonl(trainLine(1)).length))],
  [
    "replaced by one that ends otherwise",
    (path) => writeFileSync(path, large().replaceAll(/0\.5/g, "0.6")),
  ],
])("a file that is %s while it is sent breaks the download off", async (_, happens) => {
  using given = example();
  const text = meanwhile(await given.ask(), () => happens(given.metrics));
  await expect(text).rejects.toThrow(
    /^a\/metrics.jsonl was replaced or deleted while it was sent as CSV.*; ask for it again$/,
  );
});

test("over the wire a broken download is known as one, and the server goes on", async () => {
  using given = example();
  const printed = vi.spyOn(console, "error").mockReturnValue();
  const served = await serveUi(given.root, { port: 0, assets: null });
  try {
    const download = (happens: () => void) =>
      new Promise<{ complete: boolean; bytes: number }>((resolve, reject) => {
        get(`${served.address}/api/data.csv?run=a`, (answer) => {
          let bytes = 0;
          answer.once("data", happens);
          answer.on("data", (piece: Buffer) => (bytes += piece.length));
          answer.on("error", () => {});
          answer.on("close", () => resolve({ complete: answer.complete, bytes }));
        }).on("error", reject);
      });
    const whole = await download(() => {});
    expect(whole.complete).toBe(true);
    const broken = await download(() => rmSync(given.metrics));
    expect(broken.complete).toBe(false);
    expect(broken.bytes).toBeLessThan(whole.bytes);
    expect(printed.mock.calls.map(([error]) => (error as Error).message)).toEqual([
      expect.stringContaining("was replaced or deleted"),
    ]);
    expect((await fetch(`${served.address}/api/runs`)).status).toBe(200);
  } finally {
    printed.mockRestore();
    await served.close();
  }
});

test("who leaves is read for no longer, and a slow one is not read ahead of", async () => {
  using given = example();
  const reader = (await given.ask()).body!.getReader();
  await reader.read();
  const before = reads.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(reads.mock.calls.length).toBe(before);
  await reader.cancel();
  reads.mockClear();
  const other = (await given.ask()).body!.getReader();
  const first = other.read();
  await vi.waitFor(() => expect(reads).toHaveBeenCalled());
  await other.cancel();
  expect(await first).toEqual({ done: true, value: undefined });
  const after = reads.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(reads.mock.calls.length).toBe(after);
});

test("a run whose metrics link out of the folder is not there", async () => {
  using given = example();
  using other = temporaryFolder();
  writeFileSync(join(other.path, "secret"), metricsText(3));
  rmSync(given.metrics);
  symlinkSync(join(other.path, "secret"), given.metrics);
  expect((await given.ask()).status).toBe(404);
});
