import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";

import type { Executed } from "../runs/execute.js";
import { execute } from "../runs/execute.js";
import { latestCheckpoint, linesOf, openRun } from "../runs/index.js";
import { comparable, temporaryFolder, tinyConfig, writeRecipe } from "../runs/testing.js";
import { untilDone } from "./interruptible.js";
import { startProgram } from "./testing.js";

// Long enough to be caught in the middle, with little to measure.
const steps = 100;
const changes = {
  "train.steps": steps,
  "monitor.weights": ["raw"],
  "monitor.samples": 2,
  "test.samples": 2,
  "test.twirl": [1],
};

const root = temporaryFolder();
const recipe = writeRecipe(root.path, changes);
const train = (runs: string, ...more: string[]) => [
  "train",
  recipe,
  "--runs",
  join(root.path, runs),
  ...more,
];

/** Metrics and weights of a finished run. */
function ending(folder: string) {
  const checkpoint = latestCheckpoint(folder)!;
  const files = readdirSync(checkpoint.folder).filter((name) => name.endsWith(".safetensors"));
  const { metrics, status } = openRun(folder);
  expect(status).toBe("finished");
  const weights = files.map((name) => [
    name,
    readFileSync(join(checkpoint.folder, name)).toString("base64"),
  ]);
  return { step: checkpoint.step, metrics: comparable(metrics), weights };
}

const whole = execute(tinyConfig(changes), { root: join(root.path, "whole") });

afterAll(async () => {
  await whole;
  root[Symbol.dispose]();
});

/** Starts the run and hands it over as soon as it has a checkpoint. */
async function inTheMiddle(runs: string, ...nodeOptions: string[]) {
  const { folder: uninterrupted } = await whole;
  const child = startProgram(train(runs), nodeOptions);
  const folder = join(root.path, runs, "tiny");
  while (child.process.exitCode === null && !existsSync(join(folder, "checkpoints/step-00000008")))
    await new Promise((resolve) => setTimeout(resolve, 5));
  return { child, folder, uninterrupted };
}

test("a run that is killed is resumed and ends as if nothing had been", async () => {
  const { child, folder, uninterrupted } = await inTheMiddle("killed");
  child.process.kill("SIGKILL");
  expect(await child.done).toMatchObject({ code: null, signal: "SIGKILL" });
  const killed = openRun(folder);
  expect(killed.status).toBe("dead");
  expect(latestCheckpoint(folder)!.step).toBeLessThan(steps);

  const { code, stdout } = await startProgram(train("killed", "--resume", "--json")).done;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ folder, state: "finished", step: steps });
  expect(ending(folder)).toEqual(ending(uninterrupted));
});

test("Ctrl-C leaves a run that can be resumed, and exit code 130", async () => {
  const { child, folder, uninterrupted } = await inTheMiddle("stopped");
  child.process.kill("SIGINT");
  const stopped = await child.done;
  expect(stopped).toMatchObject({ code: 130, signal: null });
  expect(stopped.stderr).toContain("stopping after this step; Ctrl-C again ends at once");
  const { record, metrics } = openRun(folder);
  expect(record.state).toBe("stopped");
  expect(record.step).toBeLessThan(steps);
  expect(stopped.stdout).toContain(`${folder}: stopped at step ${record.step}`);
  expect(stopped.stdout).toContain(
    `continue with: equimeter train ${recipe} --runs ${join(root.path, "stopped")} --resume`,
  );
  expect(latestCheckpoint(folder)!.step).toBe(record.step);
  expect(linesOf(metrics, "test")).toEqual([]);

  const resumed = await startProgram(train("stopped", "--resume")).done;
  expect(resumed.code).toBe(0);
  expect(ending(folder)).toEqual(ending(uninterrupted));
});

test("a training thread that crashes leaves a failed run, not one that seems to run", async () => {
  // Ends the worker, and only it, in the middle of its loop.
  const crash = `import { isMainThread } from "node:worker_threads";
    const load = Atomics.load;
    let left = 20;
    if (!isMainThread) Atomics.load = (...all) => (left-- > 0 ? load(...all) : process.exit(7));`;
  const { child, folder } = await inTheMiddle(
    "crashed",
    "--import",
    `data:text/javascript,${encodeURIComponent(crash)}`,
  );
  const { code, stderr } = await child.done;
  expect(code).toBe(1);
  expect(stderr).toContain("equimeter: the training thread ended early (code 7)\n");
  const { record } = openRun(folder);
  expect(record).toMatchObject({
    state: "failed",
    error: "the training thread ended early (code 7)",
  });
  expect(existsSync(join(folder, "metrics.lock"))).toBe(false);
});

test("the second Ctrl-C ends at once, unless it is the first one that came twice", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  const written = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  try {
    const stop = vi.fn<() => void>();
    let finish: (result: Executed) => void = () => undefined;
    const finished = new Promise<Executed>((resolve) => (finish = resolve));
    const before = process.listenerCount("SIGINT");
    const done = untilDone({ finished, stop });
    process.emit("SIGINT");
    vi.advanceTimersByTime(200);
    process.emit("SIGTERM");
    expect([stop.mock.calls.length, exit.mock.calls.length]).toEqual([1, 0]);
    vi.advanceTimersByTime(2000);
    process.emit("SIGINT");
    expect(exit.mock.calls).toEqual([[130]]);
    expect(written).toHaveBeenCalledTimes(1);
    finish({ folder: "", state: "stopped", step: 1 });
    await done;
    expect(process.listenerCount("SIGINT")).toBe(before);
  } finally {
    vi.restoreAllMocks();
    vi.useRealTimers();
  }
});
