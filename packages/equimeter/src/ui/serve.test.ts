import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import type { RunMetrics } from "./api.js";
import { serveUi, type ServeOptions } from "./serve.js";
import { EventReader, metricsText, writeRun } from "./testing.js";

async function example(options: ServeOptions = {}) {
  const folder = temporaryFolder();
  const root = join(folder.path, "runs");
  const assets = join(folder.path, "page");
  mkdirSync(root);
  mkdirSync(assets);
  writeFileSync(join(assets, "index.html"), "<title>page</title>");
  writeFileSync(join(folder.path, "secret.json"), '"secret"');
  const served = await serveUi(root, { port: 0, assets, ...options });
  return {
    root,
    address: served.address,
    port: Number(new URL(served.address).port),
    close: served.close,
    async [Symbol.asyncDispose]() {
      await served.close();
      folder[Symbol.dispose]();
    },
  };
}

/** A request whose path is sent as it is, which `fetch` does not do. */
function rawGet(port: number, path: string, host = `127.0.0.1:${port}`) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { host } }, (answer) => {
      let text = "";
      answer.on("data", (piece) => (text += piece));
      answer.on("end", () => resolve({ status: answer.statusCode!, text }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("paths that climb, as they are, reach nothing; neither does another host", async () => {
  await using given = await example();
  const { port } = given;
  writeRun(given.root, "a");
  expect((await rawGet(port, "/api/runs")).status).toBe(200);
  for (const path of [
    "/../secret.json",
    "/../../../../../../etc/passwd",
    "/%2e%2e/secret.json",
    "/..%2fsecret.json",
    "/.%2e/secret.json",
    "/assets/..%5c..%5csecret.json",
    "/api/runs/../../secret.json",
    "/api/runs/a/analysis/..%2f..%2f..%2fsecret.json",
    "/api/runs/..%2f..%2fsecret.json/metrics",
    `http://127.0.0.1:${port}/../secret.json`,
  ]) {
    const { status, text } = await rawGet(port, path);
    expect([path, [200, 400, 404].includes(status)]).toEqual([path, true]);
    expect(text).not.toMatch(/"secret"|root:/);
  }
  expect((await rawGet(port, "/api/runs", "example.com")).status).toBe(403);
  expect((await rawGet(port, "http://example.com/api/runs")).status).toBe(403);
});

test("nobody but this machine can connect", async () => {
  await using given = await example();
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  // Also another address of the loop, where no other interface is up.
  for (const address of [...others.map((one) => one.address), "127.0.0.2"])
    await expect(fetch(`http://${address}:${given.port}/api/runs`)).rejects.toThrow("fetch failed");
});

test("a port that is taken is passed over, and one that was asked for is refused", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  await expect(example({ port })).rejects.toThrow(
    `port ${port} is taken or not yours: choose another with --port`,
  );
  other.close();
  await using one = await example({ port: undefined });
  await using two = await example({ port: undefined });
  expect(one.port).toBeGreaterThanOrEqual(8080);
  expect(two.port).toBeGreaterThan(one.port);
});

test("a folder that is not there, is a file or a run, is one sentence", async () => {
  using folder = temporaryFolder();
  await expect(serveUi(join(folder.path, "runs"))).rejects.toThrow(
    /^there is no folder .*runs: name/,
  );
  writeFileSync(join(folder.path, "file"), "");
  await expect(serveUi(join(folder.path, "file"))).rejects.toThrow(
    /file is a file: name the folder/,
  );
  const run = writeRun(folder.path, "first");
  await expect(serveUi(run)).rejects.toThrow(
    `${run} is a run itself: name the folder it lies in, ${folder.path}`,
  );
});

test("a writer of 100 lines a second is followed: all lines, in order, each once", async () => {
  await using given = await example();
  const folder = writeRun(given.root, "a", { metrics: "" });
  const count = 300;
  const script = `
    const { openSync, writeSync } = require("node:fs");
    const file = openSync(process.argv[1], "a");
    let step = 0;
    const timer = setInterval(() => {
      const line = JSON.stringify({ kind: "train", step: ++step, time: step / 100, loss: Math.random() }) + "\\n";
      const cut = Math.floor(Math.random() * line.length);
      writeSync(file, line.slice(0, cut));
      writeSync(file, line.slice(cut));
      if (step === ${count}) clearInterval(timer);
    }, 10);`;
  const writer = spawn(process.execPath, ["-e", script, join(folder, "metrics.jsonl")]);
  const ended = new Promise((resolve) => writer.once("exit", resolve));
  const steps: unknown[] = [];
  let [id, connections, events] = ["", 0, 0];
  const goingOn = (): Record<string, string> => (id === "" ? {} : { "last-event-id": id });
  // Every connection breaks after two events, the second one unread where it came later.
  while (steps.length < count) {
    const headers = goingOn();
    const reader = new EventReader(await fetch(`${given.address}/api/events?run=a`, { headers }));
    connections += 1;
    for (let i = 0; i < 2 && steps.length < count; i++) {
      const event = await reader.nextOf<RunMetrics>("metrics");
      id = event.id;
      events += 1;
      expect(event.data.restarted).toBe(false);
      steps.push(...event.data.series.flatMap(({ columns }) => columns.step));
    }
    await reader.close();
  }
  await ended;
  expect(steps).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  expect(connections).toBeGreaterThan(1);
  expect(events).toBeGreaterThan(2);
});

test("closing ends the connections of those who listen", async () => {
  await using given = await example();
  writeRun(given.root, "a", { metrics: metricsText(3) });
  const reader = new EventReader(await fetch(`${given.address}/api/events?run=a`));
  await reader.nextOf("metrics");
  const rest = reader.nextOf("metrics");
  await given.close();
  await expect(rest).rejects.toThrow("terminated");
});
