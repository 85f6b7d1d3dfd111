import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { latestCheckpoint } from "./checkpoints.js";
import { openMetrics, readMetrics } from "./metrics.js";
import { runsSources } from "../../testing.js";
import { temporaryFolder, trainLine } from "../testing.js";

/** Real processes, killed with SIGKILL in the middle of writing. */
const source = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
const prelude = `
  import { writeFileSync, writeSync } from "node:fs";
  ${runsSources}
  const { openMetrics } = await import(${source("./metrics.ts")});
  const { writeCheckpoint, pruneCheckpoints } = await import(${source("./checkpoints.ts")});
  const { trainLine, checkpointState } = await import(${source("../testing.ts")});
  const done = (step) => writeSync(1, step + "\\n");
  const folder = process.argv[2];
`;

/** Runs the loop, kills it `milliseconds` after its first sign, returns the last step it called done. */
async function runAndKill(folder: string, body: string, milliseconds: number): Promise<number> {
  const script = join(folder, "loop.mjs");
  writeFileSync(script, prelude + body);
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  child.stdout.on("data", (data: Buffer) => {
    if (output === "") setTimeout(() => child.kill("SIGKILL"), milliseconds);
    output += data.toString();
  });
  await new Promise((resolve) => child.on("close", resolve));
  expect(errors).toBe("");
  expect(child.signalCode).toBe("SIGKILL");
  return Number(output.split("\n").at(-2));
}

test.each([1, 65])("lines flushed before a kill after %i ms are readable", async (time) => {
  using folder = temporaryFolder();
  const done = await runAndKill(
    folder.path,
    `const metrics = openMetrics(folder, { flushSeconds: Infinity });
     for (let step = 1; ; step++) {
       metrics.append(trainLine(step));
       if (step % 7 === 0) { metrics.flush(); done(step); }
     }`,
    time,
  );
  const lines = readMetrics(folder.path);
  expect(done).toBeGreaterThanOrEqual(7);
  expect(lines.length).toBeGreaterThanOrEqual(done);
  expect(lines.every((line, index) => line.step === index + 1)).toBe(true);
  // The lock of the killed process is no obstacle.
  const metrics = openMetrics(folder.path);
  metrics.truncateAfter(done - 3);
  metrics.append(trainLine(done - 2, 9));
  metrics.close();
  expect(readMetrics(folder.path)).toHaveLength(done - 2);
  expect(readMetrics(folder.path).at(-1)).toEqual(trainLine(done - 2, 9));
});

test.each([33, 180])("checkpoints are whole after a kill after %i ms", async (time) => {
  using folder = temporaryFolder();
  const done = await runAndKill(
    folder.path,
    `for (let step = 1; ; step++) {
       writeCheckpoint(folder, checkpointState(step), (temporary) => {
         writeFileSync(temporary + "/model.safetensors", new Uint8Array(1e6).fill(step % 256));
       });
       pruneCheckpoints(folder, 2);
       done(step);
     }`,
    time,
  );
  const latest = latestCheckpoint(folder.path)!;
  expect([done, done + 1]).toContain(latest.step);
  const model = readFileSync(join(latest.folder, "model.safetensors"));
  expect(model.equals(Buffer.alloc(1e6, latest.step % 256))).toBe(true);
  openMetrics(folder.path).close();
  const left = readdirSync(join(folder.path, "checkpoints"));
  expect(left.filter((name) => !name.startsWith("step-"))).toEqual([]);
  expect(left.length).toBeLessThanOrEqual(3);
});

test("a second process is refused while the first one writes", () => {
  using folder = temporaryFolder();
  const metrics = openMetrics(folder.path);
  const script = join(folder.path, "second.mjs");
  writeFileSync(
    script,
    `${prelude} try { openMetrics(folder); } catch (error) { console.log(error.name, error.message); }`,
  );
  const { stdout } = spawnSync(process.execPath, [script, folder.path], { encoding: "utf8" });
  expect(stdout).toContain(
    `UserError ${folder.path} is being written by process ${process.pid} on`,
  );
  metrics.close();
});
