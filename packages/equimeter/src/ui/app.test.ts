import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import type { RunMetrics, RunSummary } from "./api.js";
import { uiApp } from "./app.js";
import { Summaries } from "./summaries.js";
import { asked, writeRun } from "./testing.js";

const place = temporaryFolder();
const root = join(place.path, "runs");
const assets = join(place.path, "page");
const app = uiApp({ folder: root, assets });
const get = (path: string, headers?: Record<string, string>) => app.request(asked(path, headers));
const errorOf = async (response: Response) => ((await response.json()) as { error: string }).error;

beforeAll(() => {
  const folder = writeRun(root, "first");
  mkdirSync(join(folder, "analysis"));
  writeFileSync(join(folder, "analysis", "hessian step.json"), '{"eigenvalues":[1]}');
  writeFileSync(join(folder, "analysis", "hessian.svg"), "<svg/>");
  writeFileSync(join(folder, "analysis", "notes.md"), "# Notes");
  writeRun(root, "nested/ä #?%/deep");
  writeFileSync(join(place.path, "secret.json"), '"secret"');
  symlinkSync(join(place.path, "secret.json"), join(folder, "analysis", "link.json"));
  symlinkSync(join(place.path, "secret.json"), join(folder, "analysis", "link.svg"));
  symlinkSync(place.path, join(root, "out"));
  mkdirSync(join(assets, "assets"), { recursive: true });
  writeFileSync(join(assets, "index.html"), "<title>page</title>");
  writeFileSync(join(assets, "assets", "page-1234.js"), "export {};");
  symlinkSync(join(place.path, "secret.json"), join(assets, "link.json"));
});
afterAll(() => place[Symbol.dispose]());

test("runs are listed, and their metrics and analyses answered", async () => {
  const { runs } = (await (await get("/api/runs")).json()) as { runs: RunSummary[] };
  expect(runs.map(({ name }) => name)).toEqual(["first", "nested/ä #?%/deep"]);
  expect(runs[0].analyses).toEqual(["hessian step.json", "link.json"]);
  expect(runs[0].figures).toEqual(["hessian.svg", "link.svg"]);
  for (const { name } of runs) {
    for (const encoded of [
      encodeURIComponent(name),
      name.split("/").map(encodeURIComponent).join("/"),
    ]) {
      const answer = await get(`/api/runs/${encoded}/metrics`);
      const { run, series } = (await answer.json()) as RunMetrics;
      expect([answer.status, run, series.length]).toEqual([200, name, 3]);
    }
  }
  const analysis = await get("/api/runs/first/analysis/hessian%20step.json");
  expect(await analysis.json()).toEqual({ eigenvalues: [1] });
  expect(analysis.headers.get("content-type")).toContain("application/json");
});

test("figures of analyses are pictures that can do nothing, whoever drew them", async () => {
  const figure = await get("/api/runs/first/analysis/hessian.svg");
  expect(await figure.text()).toBe("<svg/>");
  expect(figure.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
  expect(figure.headers.get("content-security-policy")).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  );
  expect((await get("/api/runs/first/analysis/link.svg")).status).toBe(404);
});

test("an empty folder has no runs, and so has one that was deleted", async () => {
  using empty = temporaryFolder();
  const other = uiApp({ folder: empty.path, assets: null });
  const listed = async () => (await other.request(asked("/api/runs"))).json();
  expect(await listed()).toMatchObject({ folder: empty.path, runs: [] });
  rmSync(empty.path, { recursive: true });
  expect(await listed()).toMatchObject({ folder: empty.path, runs: [] });
});

test("the page stands at its own addresses and at those it makes up", async () => {
  for (const path of ["/", "/index.html", "/runs/first", "/runs/with.dots-1e-4.5"]) {
    const answer = await get(path);
    expect(await answer.text()).toBe("<title>page</title>");
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  }
  const script = await get("/assets/page-1234.js");
  expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect((await get("/assets/other.js")).status).toBe(404);
  expect((await get("/assets/other.js")).headers.get("cache-control")).toBe(null);
});

test("a page that is not built says what to run", async () => {
  const answer = await uiApp({ folder: root, assets: null }).request(asked("/"));
  expect([answer.status, await answer.text()]).toEqual([
    503,
    "the page is not built: run `npm run build`, then load this again",
  ]);
});

test("every answer has the headers that keep the page to itself", async () => {
  const paths = ["/", "/api/runs", "/api/nothing", "/api/runs/first/analysis/hessian%20step.json"];
  for (const path of [...paths, "/api/figure.svg?figure=percent&run=first", "/api/events"]) {
    const { headers, body } = await get(path);
    await body?.cancel();
    expect(headers.get("cache-control")).toBe(path === "/" ? "no-cache" : "no-store");
    const policy = headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|\*|http/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("access-control-allow-origin")).toBe(null);
  }
});

test.each(["localhost", "localhost:8080", "127.0.0.1:9", "[::1]:65535", "LOCALHOST:80"])(
  "the host %s is served",
  async (host) => {
    expect((await get("/api/runs", { host })).status).toBe(200);
  },
);

test.each([
  "",
  "example.com",
  "example.com:8080",
  "localhost.example.com",
  "127.0.0.1.example.com:8080",
  "localhost:8080.example.com",
  "localhost@example.com",
  "example.com#localhost",
  "127.0.0.2",
  "0.0.0.0:8080",
  "[::]:8080",
  "192.168.0.1:8080",
  "localhost:",
  "localhost:123456",
  "localhost, example.com",
])("the host %j is refused everywhere", async (host) => {
  for (const path of ["/", "/api/runs", "/api/events", "/assets/page-1234.js"])
    expect((await get(path, { host })).status).toBe(403);
});

test("an absolute address of another host is refused, whatever the header says", async () => {
  const foreign = new Request("http://example.com/api/runs", { headers: { host: "localhost" } });
  expect((await app.request(foreign)).status).toBe(403);
});

test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
  "%s is refused",
  async (method) => {
    const headers = { host: "localhost:8080" };
    const answer = await app.request(new Request("http://localhost/api/runs", { method, headers }));
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(await errorOf(answer)).toBe(`${method} is not served: this page only reads`);
  },
);

test("HEAD is GET without a body, and leaves nothing open", async () => {
  const looks = vi.spyOn(Summaries.prototype, "update");
  const watched = uiApp({ folder: root, assets, watchMilliseconds: 5 });
  for (const path of ["/api/runs", "/api/events?run=first", "/", "/assets/page-1234.js"]) {
    const request = asked(path);
    const answer = await watched.request(new Request(request, { method: "HEAD" }));
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    const { headers, body } = await get(path);
    await body!.cancel();
    expect(answer.headers.get("content-type")).toBe(headers.get("content-type"));
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  looks.mockClear();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(looks).not.toHaveBeenCalled();
});

const climbing = [
  "..",
  "../secret.json",
  "%2e%2e/secret.json",
  "%2e%2e%2fsecret.json",
  "..%2fsecret.json",
  "%2e%2e%5csecret.json",
  "..%5csecret.json",
  "..\\secret.json",
  "%252e%252e%252fsecret.json",
  "%c0%ae%c0%ae/secret.json",
  "%2fetc%2fpasswd",
  "//etc/passwd",
  "out/secret.json",
  "out%2fsecret.json",
  "link.json",
  "first%00/secret.json",
  "first/%00.json",
  "%",
  "%ff.json",
  `${"x".repeat(300)}.json`,
  `${"x/".repeat(3000)}y.json`,
];

const shown = climbing.map((path) => ({ path, name: path.slice(0, 30) }));

test.each(shown)("$name leads nowhere, wherever it stands", async ({ path }) => {
  const addresses = [
    `/${path}`,
    `/assets/${path}`,
    `/api/runs/${path}/metrics`,
    `/api/runs/${path}`,
    `/api/runs/first/analysis/${path}`,
    `/api/runs/first/${path}`,
    `/api/runs/${path}/analysis/secret.json`,
    `/api/figure.svg?figure=percent&run=${path}`,
    `/api/data.csv?run=${path}`,
    `/api/data.csv?run=${encodeURIComponent(path)}`,
  ];
  for (const address of addresses) {
    const answer = await get(address);
    const text = await answer.text();
    expect(text).not.toMatch(/"secret"|root:/);
    // An address without the ending of a file is one of the page's own.
    const isPage = text === "<title>page</title>";
    expect([400, 404, isPage ? 200 : 404]).toContain(answer.status);
  }
});

test("what an address may not say is told in one sentence", async () => {
  const cases: [string, number, string][] = [
    ["/api/nothing", 404, "there is no address /api/nothing"],
    ["/api/runs/first", 404, "there is no address /api/runs/first"],
    ["/api/runs/none/metrics", 404, 'there is no "none/metrics.jsonl"'],
    ["/api/runs/first/metrics?since=-1", 400, 'since must be a number of bytes, got "-1"'],
    ["/api/runs/first/metrics?since=1e3", 400, 'since must be a number of bytes, got "1e3"'],
    ["/api/runs/first/analysis/notes.md", 404, "notes.md is no analysis: those end in .json"],
    ["/api/events?since=x", 400, '"x" is no id of an event: leave since away to begin anew'],
    ["/api/data.csv", 400, "name at least one run: ?run=NAME"],
    ["/api/data.csv?run=first&t=x", 400, 't must be a number, got "x"'],
    ["/api/figure.svg?run=first&figure=percent&width=9", 400, "width must be 200 to 4000 pixels"],
    ["/api/figure.svg?run=first&figure=toString", 404, 'there is no figure "toString": choose one'],
  ];
  for (const [path, status, sentence] of cases) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, status]);
    expect(await errorOf(answer)).toContain(sentence);
  }
});
