import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { manualSeed, randn, saveSafetensors } from "@equimeter/torch";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { startServer, type TestServer } from "../subjects/server/testing.js";
import { scratchFolder } from "../subjects/testing.js";
import { startProgram } from "./testing.js";

const { path: folder, remove } = scratchFolder("measure-server");
const here = process.cwd();
let server: TestServer | null = null;
let data: string;

beforeAll(() => {
  data = join(folder, "data.safetensors");
  manualSeed(3);
  saveSafetensors(data, { x: randn([40, 3]), y: randn([40, 3]) });
});
beforeEach(() => process.chdir(folder));
afterEach(async () => {
  await server?.stop();
  server = null;
  process.chdir(here);
});
afterAll(remove);

const flags = ["--input", "x=vector", "--output", "y=vector", "--batch", "4", "--json"];

async function measure(...more: string[]) {
  const { done } = startProgram(["measure", server!.url, "--data", data, ...flags, ...more]);
  return done;
}

interface Fields {
  groups: { examination: { fields: { y: { L: number; percent: { value: number } } } } }[];
}

describe("a model on a server", () => {
  test("is measured, and leaves nothing behind", async () => {
    server = await startServer({});
    const { code, stdout, stderr } = await measure();
    expect([code, stderr]).toEqual([0, ""]);
    const { percent } = (JSON.parse(stdout) as Fields).groups[0].examination.fields.y;
    expect(percent.value).toBeLessThan(1e-9); // doubling turns along
    expect((await server.counts()).mostAtOnce).toBeGreaterThan(1);
    expect(existsSync(join(folder, ".equimeter"))).toBe(false);
  });

  test("that dies half-way: one sentence, and the same command goes on where it broke off", async () => {
    server = await startServer({ dieAfter: 120 });
    const { port } = new URL(server.url);
    const broken = await measure("--timeout", "5");
    expect(broken.code).toBe(2);
    expect(broken.stderr.trim().split("\n").length).toBe(1);
    expect(broken.stderr).toContain(
      "what was measured is kept, and the same command goes on from there",
    );
    const [kept] = readdirSync(join(folder, ".equimeter"));
    const parts = readdirSync(join(folder, ".equimeter", kept)).length;
    expect(parts).toBeGreaterThan(0);

    server = await startServer({ port: Number(port) });
    const again = await measure();
    expect(again.code).toBe(0);
    expect(again.stderr).toContain(
      `going on with a measurement that broke off: ${parts} parts of it are there`,
    );
    const { calls } = await server.counts();
    expect(existsSync(join(folder, ".equimeter"))).toBe(false);
    const whole = await measure();
    const all = (await server.counts()).calls - calls;
    expect(calls).toBeLessThan(all);
    const fieldsOf = ({ stdout }: { stdout: string }) =>
      (JSON.parse(stdout) as Fields).groups[0].examination.fields;
    expect(fieldsOf(again)).toEqual(fieldsOf(whole));
  });

  test("killed on our side, it goes on as well, and a damaged part is measured again", async () => {
    server = await startServer({ delay: 20 });
    const child = startProgram(["measure", server.url, "--data", data, ...flags]);
    const keptFolder = () => {
      const [name] = existsSync(".equimeter") ? readdirSync(".equimeter") : [];
      return name === undefined ? null : join(folder, ".equimeter", name);
    };
    const isUnderWay = () => (keptFolder() ? readdirSync(keptFolder()!).length : 0) >= 2;
    while (!isUnderWay()) await new Promise((resolve) => setTimeout(resolve, 20));
    child.process.kill("SIGKILL");
    await child.done;
    const kept = keptFolder()!;
    const [part] = readdirSync(kept).filter((name) => name.endsWith(".safetensors"));
    writeFileSync(join(kept, part), "no tensors");
    const { code, stderr } = await measure();
    expect(code).toBe(0);
    expect(stderr).toContain("going on with a measurement that broke off");
  });

  test("other settings begin anew", async () => {
    server = await startServer({ dieAfter: 60 });
    const { port } = new URL(server.url);
    expect((await measure("--timeout", "5")).code).toBe(2);
    expect(readdirSync(".equimeter").length).toBe(1);
    server = await startServer({ port: Number(port) });
    const { code, stderr } = await measure("--seed", "1");
    expect([code, stderr]).toEqual([0, ""]);
    rmSync(join(folder, ".equimeter"), { recursive: true });
  });
});

const base64 = (text: string) => Buffer.from(text).toString("base64");

test.each([
  ["NaN", { model: "nan" }, /"y".*not finite/],
  ["another shape", { output: { shape: [1, 2] } }, /y/],
  [
    "an error of its own",
    { always: { status: 500, body: base64('{"error":"no GPU left"}') } },
    /no GPU left/,
  ],
  ["too busy for good", { refuseFirst: { times: 1e9, status: 503 } }, /503/],
])("a server that answers %s is one sentence", async (_, options, message) => {
  server = await startServer(options);
  const { code, stdout, stderr } = await measure("--timeout", "5");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split("\n").length).toBe(1);
});

test("no server at all is one sentence", async () => {
  const { done } = startProgram([
    "measure",
    "http://127.0.0.1:9/v2/models/m",
    "--data",
    data,
    ...flags,
  ]);
  const { code, stderr } = await done;
  expect(code).toBe(2);
  expect(stderr.trim().split("\n").length).toBe(1);
});
