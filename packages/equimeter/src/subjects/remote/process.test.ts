import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

import { moduleFolder } from "../function/testing.js";
import { runsSources } from "../../testing.js";

const modules = moduleFolder();
afterAll(() => modules.remove());

const here = fileURLToPath(new URL(".", import.meta.url));

/** A program that uses what was compiled last, as users do. */
function start(text: string) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", text], { cwd: here });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (data: Buffer) => (said.stdout += data.toString()));
  child.stderr.on("data", (data: Buffer) => (said.stderr += data.toString()));
  const done = new Promise<typeof said & { code: number | null; signal: string | null }>(
    (resolve) => child.on("close", (code, signal) => resolve({ ...said, code, signal })),
  );
  return { child, done, said };
}

const opens = (module: string) => `
  import { tensor } from "@equimeter/torch";
  import { openFunction } from "equimeter/subjects/function";
  const runner = openFunction(${JSON.stringify(module)});
  const run = () => runner.run([{ x: tensor([2]) }])[0].x.item();`;

const echo = modules.write("export default (inputs) => inputs");

test.each([
  ["closed", "run(); runner.close();"],
  ["forgotten", "run();"],
  ["never asked", ""],
  ["closed in the middle of a timer", "setTimeout(() => runner.close(), 20);"],
])("a process ends with its runner %s", async (_, rest) => {
  const { code, stderr } = await start(opens(echo) + rest).done;
  expect([code, stderr]).toEqual([0, ""]);
});

test("a process ends after an error, and what a model prints goes to stderr", async () => {
  const failing = modules.write(
    `export default () => { console.log("hello"); throw new Error("no"); }`,
  );
  const text = `try { run(); } catch (error) { console.log(error.message); }`;
  const { code, stdout, stderr } = await start(opens(failing) + text).done;
  expect([code, stdout, stderr]).toEqual([0, `${failing} failed: no\n`, "hello\n"]);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends a process that waits", async (signal) => {
  const stuck = modules.write(
    `export default () => { console.log("asked"); return new Promise(() => {}); }`,
  );
  const busy = modules.write(`export default () => { for (;;); }`);
  for (const module of [stuck, busy]) {
    const { child, done } = start(`${opens(module)} console.log("open"); run();`);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const sent = performance.now();
    child.kill(signal);
    expect((await done).signal).toBe(signal);
    expect(performance.now() - sent).toBeLessThan(3000);
  }
});

test("a thread that runs out of memory is noticed", async () => {
  const greedy = modules.write(
    `export default () => { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); }`,
  );
  const text = `
    import { Worker } from "node:worker_threads";
    ${opens(greedy)}
    try { run(); } catch (error) { console.log(error.message); }`;
  const small = `--max-old-space-size=100`;
  const child = spawn(process.execPath, [small, "--input-type=module", "-e", text], { cwd: here });
  let stdout = "";
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(stdout).toBe(`${greedy} ended its thread without a word: it may have run out of memory\n`);
  expect(code).toBe(0);
});

test("predictors load no libtorch", async () => {
  const files = ["../server/predictor.ts", "../onnx/predictor.ts", "../function/predictor.ts"];
  const urls = files.map((file) => new URL(file, import.meta.url).href);
  const open = new URL("worker/open.ts", import.meta.url).href;
  const mapped = (what: string[]) => `${runsSources}
    for (const url of ${JSON.stringify(what)}) await import(url);
    const { sharedObjects } = process.report.getReport();
    console.log(sharedObjects.filter((file) => /torch/.test(file)).length);`;
  expect((await start(mapped([open, ...urls])).done).stdout).toBe("0\n");
  const tensors = new URL("tensors.ts", import.meta.url).href;
  expect(Number((await start(mapped([tensors])).done).stdout)).toBeGreaterThan(0);
});
