import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { execute } from "../runs/execute.js";
import type { KeptAdvice } from "../runs/index.js";
import { temporaryFolder, tinyConfig } from "../runs/testing.js";
import { complaints, mainHere } from "./testing.js";

const root = temporaryFolder();
const run = join(root.path, "tiny");
beforeAll(async () => void (await execute(tinyConfig(), { root: root.path })));
afterAll(() => root[Symbol.dispose]());

test("advice about a run is kept in its folder where that is asked for", async () => {
  const file = join(run, "analysis", "advice.json");
  const argv = ["advise", run, "--samples", "2", "--json"];
  expect((await mainHere(...argv)).code).toBe(0);
  expect(existsSync(file)).toBe(false);
  const { code, stdout } = await mainHere(...argv, "--keep");
  const kept: KeptAdvice = JSON.parse(readFileSync(file, "utf8"));
  expect([code, kept]).toEqual([
    0,
    expect.objectContaining({ run, weights: "raw", checkpoint: "last", ...JSON.parse(stdout) }),
  ]);
  expect(kept.split).toBe("test");
  expect(kept.step).toBe(tinyConfig().train.steps);
  expect(kept.secondsPerSample).toBeGreaterThan(0);
});

test("of anything else it is refused", async () => {
  const outcome = await mainHere("advise", "http://localhost:1/v2/models/m", "--keep");
  expect(outcome.code).toBe(2);
  expect(complaints(outcome)[0]).toContain("--keep writes into the folder of a run");
});
